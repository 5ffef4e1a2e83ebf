import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { House } from '../../packages/api/src/access/house'
import { ROLLUP_REVISION, rebuild, revisionJob } from '../../packages/api/src/events'
import type { Engine, EngineWorld } from './engine-world'
import { createEngineWorld, stateOf } from './engine-world'
import { completed, created, event } from './events'

let world: EngineWorld
let engine: Engine
beforeAll(async () => {
  world = await createEngineWorld()
  engine = world.engine()
})
afterAll(() => world.close())

const business = async () => {
  const provider = await world.provider()
  const events = Array.from({ length: 30 }, (_, n) => [
    created(
      `b${n}`,
      `2026-03-${String((n % 28) + 1).padStart(2, '0')}T14:00:00Z`,
      { customer: { ref: `c${n % 4}` }, price: '19.99' },
      '2026-02-01T12:00:00Z',
    ),
    completed(`b${n}`, `2026-03-${String((n % 28) + 1).padStart(2, '0')}T15:00:00Z`),
  ]).flat()
  await engine.ingest.record(
    provider,
    [...events, event('REVIEW_RECEIVED', '2026-03-20T10:00:00Z', { customer: { ref: 'c1' }, rating: 4 })],
    'API',
  )
  return provider
}

const spoil = (provider: number) =>
  Promise.all([
    world.pool.query(
      `update business_metrics set value = value + 1 where provider_id = $1 and metric_name = 'revenue.earned' and dimension = 'TOTAL' and metric_date = '2026-03-03'`,
      [provider],
    ),
    world.pool.query(
      `delete from business_metrics where provider_id = $1 and metric_name = 'bookings.due' and metric_date = '2026-03-04'`,
      [provider],
    ),
    world.pool.query(
      `insert into business_metrics (provider_id, metric_date, metric_type, metric_name, value) values ($1, '2020-01-01', 'bookings', 'bookings.count', 7)`,
      [provider],
    ),
    world.pool.query(`update business_metrics_hourly set value = 0 where provider_id = $1 and metric_date = '2026-03-05'`, [provider]),
    world.pool.query(`delete from customer_days where provider_id = $1 and metric_date = '2026-03-06'`, [provider]),
    world.pool.query(`update customer_relationships set total_spent = 0, notes = 'keep' where provider_id = $1`, [provider]),
    world.pool.query(`update bookings set status = 'NO_SHOW', completed_at = null, notes = 'kept' where provider_id = $1 and ref = 'b9'`, [
      provider,
    ]),
  ])

const silent = () => undefined
const house = () =>
  ({ enginePool: world.pool, log: { info: silent, error: silent }, closing: new AbortController().signal }) as unknown as House
const revisionOf = async (provider: number) =>
  (
    await world.pool.query<{ revision: number }>('select rollup_revision as revision from provider_versions where provider_id = $1', [
      provider,
    ])
  ).rows[0]!.revision

describe('a new set of measures', () => {
  it('is made up for providers that were kept by an older one, and only for these', async () => {
    const provider = await business()
    expect(await revisionOf(provider)).toBe(ROLLUP_REVISION)
    const before = await stateOf(world.pool, provider)
    await world.pool.query(
      `delete from business_metrics where provider_id = $1 and metric_name in ('bookings.leadMinutes', 'reviews.satisfied')`,
      [provider],
    )
    await revisionJob.run(house(), new Date())
    expect(await stateOf(world.pool, provider)).not.toEqual(before)
    await world.pool.query('update provider_versions set rollup_revision = 1 where provider_id = $1', [provider])
    await revisionJob.run(house(), new Date())
    expect(await stateOf(world.pool, provider)).toEqual(before)
    expect(await revisionOf(provider)).toBe(ROLLUP_REVISION)
  })
})

describe('rebuild', () => {
  it('finds nothing to do where nothing was spoilt, and leaves the version', async () => {
    const provider = await business()
    expect(await rebuild(world.pool, provider)).toMatchObject([{ providerId: provider, events: 61, bookings: 30, drifted: 0, drift: [] }])
    expect(await engine.feed.version(provider)).toBe('1')
  })

  it('reports what differs without touching it when asked to check', async () => {
    const provider = await business()
    await spoil(provider)
    const spoilt = await stateOf(world.pool, provider)
    const [report] = await rebuild(world.pool, provider, { check: true })
    expect(new Set(report!.drift.map(({ table }) => table))).toEqual(
      new Set(['bookings', 'business_metrics', 'business_metrics_hourly', 'customer_days', 'customer_relationships']),
    )
    expect(report!.drift).toContainEqual({
      table: 'business_metrics',
      key: 'revenue.earned TOTAL  2026-03-03',
      stored: '20.9900',
      rebuilt: '19.9900',
    })
    expect(await stateOf(world.pool, provider)).toEqual(spoilt)
  })

  it('puts everything right, tells watchers of a gap and keeps what people wrote', async () => {
    const provider = await business()
    const before = await stateOf(world.pool, provider)
    await spoil(provider)
    const watching = engine.feed.subscribe(provider, { since: '1' })
    const [report] = await rebuild(world.pool, provider)
    expect(report!.drifted).toBeGreaterThan(10)
    expect(await stateOf(world.pool, provider)).toEqual(before)
    expect((await watching.next()).value).toMatchObject({ version: '2', gap: true, metrics: [] })
    await watching.return()
    const { rows } = await world.pool.query('select distinct notes from customer_relationships where provider_id = $1', [provider])
    expect(rows).toEqual([{ notes: 'keep' }])
    expect(await world.pool.query(`select notes from bookings where provider_id = $1 and ref = 'b9'`, [provider])).toMatchObject({
      rows: [{ notes: 'kept' }],
    })
    expect(await rebuild(world.pool, provider, { check: true })).toMatchObject([{ drifted: 0 }])
  })

  it('lets events of the provider wait and loses none', async () => {
    const provider = await business()
    await spoil(provider)
    const [report] = await Promise.all([
      rebuild(world.pool, provider),
      ...Array.from({ length: 20 }, (_, n) => engine.ingest.record(provider, [created(`late${n}`, '2026-04-01T14:00:00Z')], 'API')),
    ])
    expect(report).toHaveLength(1)
    expect(await rebuild(world.pool, provider, { check: true })).toMatchObject([{ drifted: 0, bookings: 50 }])
  })

  it('says NOT_FOUND for a provider that does not exist', async () => {
    await expect(rebuild(world.pool, 999_999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
