import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuild } from '../../packages/api/src/events'
import type { ValidEvent } from '../../packages/api/src/events'
import type { Engine, EngineWorld } from './engine-world'
import { createEngineWorld, stateOf } from './engine-world'
import { deliveries, edges, histories, logs } from './log'

/** One seed for everybody, so that a red run is red again; `REPLAY_SEED` asks for other logs. */
const seed = Number(process.env.REPLAY_SEED ?? 20_261_123)
/** Two engines replay each log twice over: minutes on one slow core. */
const timeout = 600_000
const numRuns = 20

let world: EngineWorld
let first: Engine
let second: Engine
beforeAll(async () => {
  world = await createEngineWorld()
  first = world.engine()
  second = world.engine()
})
afterAll(() => world.close())

/** All that the log makes, told in order, by name. */
const canonical = async (zone: string, log: ValidEvent[]) => {
  const provider = await world.provider(zone)
  const ordered = [...log].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
  await first.ingest.record(provider, ordered, 'API')
  return named(provider, await stateOf(world.pool, provider))
}

/** Ids carry the provider; by name they compare. */
const named = async (provider: number, state: Record<string, unknown[]>) => {
  const names = new Map<string, string>()
  for (const table of ['customers', 'services', 'team_members', 'pets', 'bookings']) {
    const { rows } = await world.pool.query<{ id: string; ref: string }>(`select id, ref from ${table} where provider_id = $1`, [provider])
    for (const { id, ref } of rows) names.set(id, `${table}:${ref}`)
  }
  const text = JSON.stringify(state)
  const byName = text.replace(/"([0-9a-f-]{36})"/g, (whole, id: string) => (names.has(id) ? `"${names.get(id)}"` : whole))
  return Object.fromEntries(
    Object.entries(JSON.parse(byName) as Record<string, unknown[]>).map(([table, rows]) => [
      table,
      rows.map(row => JSON.stringify(row)).sort(),
    ]),
  )
}

/** One call after the other: calls made at once would be one batch. */
const tell = async ({ ingest }: Engine, provider: number, calls: ValidEvent[][]) => {
  for (const call of calls) await ingest.record(provider, call, 'API')
}

/** Delivers the log twice over, in two orders, by two engines at the same time; what comes out must be what the plain log makes. */
const holdsInAnyOrder = async (zone: string, log: ValidEvent[], one: ValidEvent[][], other: ValidEvent[][]) => {
  const expected = await canonical(zone, log)
  const provider = await world.provider(zone)
  await Promise.all([tell(first, provider, one), tell(second, provider, other)])
  expect(await named(provider, await stateOf(world.pool, provider))).toEqual(expected)
  const [result] = await rebuild(world.pool, provider, { check: true })
  expect(result).toMatchObject({ events: log.length, drifted: 0, drift: [] })
  return provider
}

const delivered = (log: fc.Arbitrary<ValidEvent[]>) =>
  log.chain(events => fc.tuple(fc.constant(events), deliveries(events), deliveries(events)))

describe(`a log in any order (seed ${seed})`, { timeout }, () => {
  it.each(Object.keys(edges))('makes one state, and the rollups that a rebuild makes, in %s', async zone => {
    await fc.assert(
      fc.asyncProperty(delivered(logs(zone)), async ([log, one, other]) => {
        await holdsInAnyOrder(zone, log, one, other)
      }),
      { seed, numRuns, endOnFailure: true },
    )
  })

  it('makes one state of customers who become regular, VIP and at risk', async () => {
    const standings = new Set<string>()
    await fc.assert(
      fc.asyncProperty(delivered(histories()), async ([log, one, other]) => {
        const provider = await holdsInAnyOrder('America/New_York', log, one, other)
        const { rows } = await world.pool.query<{ standing: string }>(
          `select distinct dimension_value as standing from business_metrics where provider_id = $1 and dimension = 'CUSTOMER_SEGMENT' and value <> 0`,
          [provider],
        )
        for (const { standing } of rows) standings.add(standing)
      }),
      { seed, numRuns: 2 * numRuns, endOnFailure: true },
    )
    expect([...standings].sort()).toEqual(['AT_RISK', 'NEW', 'REGULAR', 'VIP'])
  })
})
