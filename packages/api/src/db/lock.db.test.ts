import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../../../tests/kit/db'
import { openLocks } from './lock'
import { createPool } from './pool'

const database = await createTestDatabase()
const pool = createPool(database.url, { warn: () => undefined }, { role: 'dashboard_app' })
/** As two processes have them. */
const here = openLocks(pool)
const there = openLocks(pool)
afterAll(async () => {
  await Promise.all([here.close(), there.close()])
  await pool.end()
  await database.drop()
})

test('work under one key never overlaps, whoever does it; other keys do not wait', async () => {
  let inside = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, (inside += 1))
    await pool.query('select pg_sleep(0.005)')
    inside -= 1
  }
  const one = Array.from({ length: 20 }, (_, number) => (number % 2 ? here : there).hold("it's\0one", work))
  await here.hold('another', () => there.hold('a third', () => Promise.resolve()))
  await Promise.all(one)
  expect(most).toBe(1)
})

test('is let go of by work that fails', async () => {
  await expect(here.hold('key', () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError)
  expect(await there.hold('key', () => Promise.resolve('mine'))).toBe('mine')
})

test('is not held without the database', async () => {
  const gone = openLocks(createPool('postgresql://nobody@127.0.0.1:1/none', { warn: () => undefined }))
  await expect(gone.hold('key', () => Promise.resolve())).rejects.toThrow()
  await gone.close()
})
