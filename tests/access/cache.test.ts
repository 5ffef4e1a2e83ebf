import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Permission } from '@dashboard/schema/vocabulary'
import { createTestDatabase } from '../kit/db'
import { freePort } from '../kit/server'
import { testSettings } from '../kit/settings'
import { badInput } from '@dashboard/api/core/errors'
import type { Pools } from '@dashboard/api/db/pool'
import { closePools, createPool, openPools } from '@dashboard/api/db/pool'
import type { CacheOutcome } from '@dashboard/api/access/cache.service'
import { cached, observeCache } from '@dashboard/api/access/cache.service'
import type { House, HouseParts } from '@dashboard/api/access/house'
import { createHouse } from '@dashboard/api/access/house'
import { rolePermissions } from '@dashboard/api/access/roles'
import { createScope } from '@dashboard/api/access/scope'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) console.warn('SKIPPED: answers shared through a real Redis, because there is no redis-server on this machine')

const silent = () => undefined
const log = { warn: silent, error: silent, info: silent, debug: silent } as unknown as HouseParts['log']

const database = await createTestDatabase()
const owner = createPool(database.url, log, { max: 2 })
let pools: Pools
let providerId: number
const houses: House[] = []
const clock = { now: new Date('2026-03-10T12:00:00Z') }

beforeAll(async () => {
  pools = openPools(database.url, log, { max: 8 })
  const { rows } = await owner.query<{ id: number }>(
    `insert into providers (name, slug, time_zone, currency) values ('One', 'one', 'Europe/Berlin', 'EUR') returning id`,
  )
  providerId = rows[0]!.id
  await owner.query('insert into provider_versions (provider_id, version) values ($1, 1)', [providerId])
})
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})
afterAll(async () => {
  await closePools(pools)
  await owner.end()
  await database.drop()
})

/** A process of its own, as far as the cache can tell. */
const open = (redisUrl: string | null = null) => {
  const house = createHouse({ ...pools, log, settings: testSettings(database.url, { redisUrl }), now: () => clock.now })
  houses.push(house)
  const outcomes: CacheOutcome[] = []
  observeCache(house, outcome => outcomes.push(outcome))
  const ask = async <T>(compute: () => Promise<T>, permissions: ReadonlySet<Permission> = rolePermissions.OWNER): Promise<T> => {
    const provider = { id: providerId, name: 'One', timeZone: 'Europe/Berlin', currency: 'EUR', weekStartsOn: 1 }
    const session = { userId: randomUUID(), sessionId: randomUUID(), tokenId: null, email: '', name: '', memberId: null }
    const scope = createScope(house, { ...session, role: 'OWNER', permissions, provider })
    try {
      return await cached(scope, 'figures', { top: 3 }, compute as () => Promise<never>)
    } finally {
      await scope.close()
    }
  }
  return { ask, outcomes }
}

const counting = () => {
  const count = { of: 0 }
  const compute = async () => {
    count.of += 1
    await pause(20)
    return { total: '12.50', parts: [{ name: 'Groom', share: null }] }
  }
  return { count, compute }
}

test('fifty who ask at once are answered by one computation', async () => {
  const { ask, outcomes } = open()
  const { count, compute } = counting()
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(compute)))
  expect(count.of).toBe(1)
  expect(answers).toEqual(Array.from({ length: 50 }, () => ({ total: '12.50', parts: [{ name: 'Groom', share: null }] })))
  expect(outcomes.toSorted()).toEqual([...Array<string>(49).fill('l1'), 'miss'])
})

test('nobody can change an answer that others get too', async () => {
  const { ask } = open()
  const { compute } = counting()
  await ask(compute)
  const answer = await ask(compute)
  expect(() => answer.parts.pop()).toThrow(TypeError)
  expect((await ask(compute)).parts).toHaveLength(1)
})

test('a batch of the engine, a change of people, another day: each is computed anew', async () => {
  const { ask } = open()
  const { count, compute } = counting()
  await ask(compute)
  await owner.query('update provider_versions set version = version + 1 where provider_id = $1', [providerId])
  await ask(compute)
  expect(count.of).toBe(2)
  await owner.query(`insert into annotations (provider_id, starts_on, ends_on, text) values ($1, '2026-03-01', '2026-03-01', 'Opened')`, [
    providerId,
  ])
  await ask(compute)
  expect(count.of).toBe(3)
  clock.now = new Date('2026-03-10T23:30:00Z')
  await ask(compute)
  expect(count.of).toBe(4)
  await ask(compute)
  expect(count.of).toBe(4)
})

test('who may see something else gets an answer of their own', async () => {
  const { ask } = open()
  const { count, compute } = counting()
  await ask(compute)
  await ask(compute, rolePermissions.MANAGER)
  await ask(compute, rolePermissions.STAFF)
  expect(count.of).toBe(3)
})

test('an error is told to who asked, as it is, and kept for nobody', async () => {
  const { ask } = open()
  const { count, compute } = counting()
  const problem = badInput([{ path: 'top', message: 'is too much' }])
  await expect(ask(() => Promise.reject(problem))).rejects.toBe(problem)
  await ask(compute)
  expect(count.of).toBe(1)
})

test('while Redis is gone, answers are kept in the process', async () => {
  const { ask } = open(`redis://127.0.0.1:${await freePort()}`)
  const { count, compute } = counting()
  await ask(compute)
  await ask(compute)
  expect(count.of).toBe(1)
})

const listening = async (port: number): Promise<void> => {
  for (;;) {
    const socket = createConnection(port, '127.0.0.1')
    const isThere = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(
      () => false,
    )
    socket.destroy()
    if (isThere) return
    await pause(20)
  }
}

test.runIf(hasRedis)('processes share their answers through Redis, and go on when it ends', async () => {
  const port = await freePort()
  const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
  await listening(port)
  const url = `redis://127.0.0.1:${port}`
  const [one, other] = [open(url), open(url)]
  await pause(200)
  const { count, compute } = counting()
  const first = await one.ask(compute)
  expect(await other.ask(compute)).toEqual(first)
  expect(other.outcomes).toEqual(['l2'])
  expect(count.of).toBe(1)
  redis.kill()
  await once(redis, 'exit')
  await owner.query('update provider_versions set version = version + 1 where provider_id = $1', [providerId])
  expect(await one.ask(compute)).toEqual(first)
  expect(await other.ask(compute)).toEqual(first)
  expect(count.of).toBe(3)
})
