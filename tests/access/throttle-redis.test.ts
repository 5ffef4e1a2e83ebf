import { spawn, spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { password } from '../kit/people'
import { freePort } from '../kit/server'
import type { World } from '../kit/world'
import { world } from '../kit/world'

const signIn = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email } }'
const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) console.warn('SKIPPED: limits over a real Redis, because there is no redis-server on this machine')

const attempt = async (house: World, email: string, secret: string) => {
  const { errors } = await house.stranger().ask(signIn, { email, password: secret })
  return errors?.[0]?.extensions?.code ?? 'SIGNED_IN'
}

describe('limits with Redis', () => {
  it('are counted here while it is gone, and nobody notices', async () => {
    const house = await world({ settings: { redisUrl: `redis://127.0.0.1:${await freePort()}` } })
    const { email } = await (await house.provider()).member()
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(await attempt(house, email, 'wrong'))
    await house.close()
    expect(codes).toEqual([...Array<string>(5).fill('UNAUTHENTICATED'), 'RATE_LIMITED'])
  })

  it.runIf(hasRedis)('are counted over all processes', async () => {
    const port = await freePort()
    const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
    const settings = { redisUrl: `redis://127.0.0.1:${port}` }
    const [one, other] = [await world({ settings }), await world({ settings })]
    await pause(500)
    const { email } = await (await one.provider()).member()
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(await attempt(n % 2 === 0 ? one : other, email, 'wrong'))
    const after = await attempt(other, email, password)
    await Promise.all([one.close(), other.close()])
    redis.kill()
    expect(codes).toEqual([...Array<string>(5).fill('UNAUTHENTICATED'), 'RATE_LIMITED'])
    expect(after).toBe('RATE_LIMITED')
  })
})
