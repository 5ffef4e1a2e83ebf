import { randomBytes, randomUUID } from 'node:crypto'
import { jobs } from '@dashboard/api/app/jobs/jobs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { World } from '../kit/world'
import { world } from '../kit/world'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

it('what has expired is forgotten by the job, and nothing else', async () => {
  await (await house.provider()).member()
  const { rows } = await house.sql.query<{ userId: string }>('select user_id as "userId" from sessions')
  const { userId } = rows[0]!
  const reset = 'insert into password_resets (id, user_id, secret_hash, expires_at) values ($1, $2, $3, $4)'
  const session = 'insert into sessions (id, user_id, token_hash, expires_at, provider_id) select $1, $2, $3, $4, min(id) from providers'
  const [over, valid] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)]
  for (const text of [reset, session])
    for (const expiresAt of [over, valid]) await house.sql.query(text, [randomUUID(), userId, randomBytes(32), expiresAt])
  await jobs.find(({ name }) => name === 'expired-sessions')!.run(house.app.house, new Date())
  const left = async (table: string) => (await house.sql.query(`select from ${table} where user_id = $1`, [userId])).rowCount
  expect(await left('password_resets')).toBe(1)
  expect(await left('sessions')).toBe(2)
})
