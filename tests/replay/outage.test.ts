import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuild } from '../../packages/api/src/events'
import type { Engine, EngineWorld } from './engine-world'
import { createEngineWorld, totalsOf } from './engine-world'
import { created } from './events'

let world: EngineWorld
let engine: Engine
beforeAll(async () => {
  world = await createEngineWorld()
  engine = world.engine()
})
afterAll(() => world.close())

const cutConnections = () =>
  world.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dashboard-engine' and datname = current_database()`,
  )

describe('connections that are cut in the middle of batches', () => {
  it('lose no event and count none twice', async () => {
    const provider = await world.provider()
    const cutting = setInterval(() => void cutConnections(), 250)
    const events = Array.from({ length: 300 }, (_, n) => created(`b${n}`, '2026-03-05T14:00:00Z', { customer: { ref: `c${n % 20}` } }))
    const answers = await Promise.all(
      events.map(async (one, n) => {
        await pause(n * 10)
        return engine.ingest.record(provider, [one], 'API')
      }),
    )
    clearInterval(cutting)
    expect(answers.every(({ recorded, duplicates }) => recorded + duplicates === 1)).toBe(true)
    expect(await totalsOf(world.pool, provider)).toMatchObject({ 'bookings.count': 300, 'bookings.value': 12_000 })
    expect(await rebuild(world.pool, provider, { check: true })).toMatchObject([{ events: 300, bookings: 300, drifted: 0 }])
  })
})
