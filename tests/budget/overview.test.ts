import { buildAppSchema } from '@dashboard/api/app/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness } from '../kit/random-business'
import { room } from '../kit/room'
import type { Told } from '../kit/room'

const story = { customers: 40, from: new Date('2025-03-20T00:00:00Z'), days: 375 }
const figure =
  '{ name title definition formula basis unit value previousValue change changePercent trend betterDirection target sparkline isPartial }'
const full = `query ($period: Period!) { overview(period: $period, compareWith: LAST_YEAR) {
  period { start end } comparedWith { start end } isPartial version
  metrics { revenue ${figure} bookings ${figure} customers ${figure} rating ${figure} } kpis ${figure}
  upcomingBookings(first: 5) { id startsAt price { amount currency } customer { name } service { name } assignedTo { firstName } }
  recentActivity(first: 10) { id summary at customer { name } booking { id } }
  alerts { id severity title description metric raisedAt } insights { id title }
} }`

type Provider = Awaited<ReturnType<typeof world.provider>>
const world = await room(buildAppSchema())
let small: Provider
let large: Provider

const tell = async (provider: Provider, told: readonly Told[]) => {
  for (let start = 0; start < told.length; start += 1000) {
    await provider.record(...told.slice(start, start + 1000))
    // Without statistics Postgres plans for empty tables and fills them slowly.
    if (start === 0) await world.pool.query('analyze')
  }
}

beforeAll(async () => {
  world.clock.now = new Date('2026-03-20T10:00:00Z')
  small = await world.provider()
  large = await world.provider()
  await tell(small, randomBusiness({ seed: 1, bookings: 10, ...story }))
  await tell(large, randomBusiness({ seed: 2, bookings: 10_000, ...story, customers: 1500 }))
  // Ten bookings may all lie long ago: both get something of yesterday and something to come.
  for (const provider of [small, large])
    await tell(provider, randomBusiness({ seed: 3, bookings: 30, ...story, from: new Date('2026-03-18T00:00:00Z'), days: 2 }))
})
afterAll(() => world.close())

const asking = (provider: Provider, source: string, period = 'MONTH') =>
  world.statements.of(async () => {
    const { errors } = await provider.ask(source, source.includes('$period') ? { period } : {})
    expect(errors).toBeUndefined()
  })

const isTransaction = (name: string) => /^(begin|rollback)/.test(name)
/** The statements beside the snapshot and the loaders of nested fields. */
const rooms = (names: readonly string[]) => names.filter(name => !isTransaction(name) && !name.endsWith('byIds')).toSorted()

describe('an overview', () => {
  it.each(['TODAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])(
    'of %s costs the same statements after ten bookings and after ten thousand',
    async period => {
      const few = await asking(small, full, period)
      const many = await asking(large, full, period)
      expect(rooms(many)).toEqual(rooms(few))
      expect(rooms(many)).toHaveLength(6)
      // A loader asks once or twice, as the answers of two lists arrive together or one after the other.
      expect(many.length).toBeLessThanOrEqual(12)
    },
  )

  it('reads each figure once in a version of the business, and anew after the next event', async () => {
    const cards = '{ overview { version metrics { bookings { value } } kpis { value } } }'
    await asking(large, cards)
    expect((await asking(large, cards)).filter(name => name.startsWith('metrics.'))).toEqual(['metrics.pulse'])
    await large.record(...randomBusiness({ seed: 4, bookings: 1, ...story }))
    expect((await asking(large, cards)).filter(name => name.startsWith('metrics.'))).toEqual(['metrics.pulse', 'metrics.sums.whole'])
  })

  it.each([
    ['{ overview { period { start } isPartial } }', 0],
    ['{ overview { version } }', 1],
    ['{ overview { insights { id } } }', 1],
    ['{ overview { upcomingBookings { id } } }', 1],
    ['{ overview(period: QUARTER) { metrics { bookings { value } } } }', 2],
    ['{ a: kpis(period: YEAR) { value } b: overview(period: YEAR) { kpis { value } metrics { rating { value } } alerts { id } } }', 3],
    ['{ metrics(metrics: ["revenue", "customers"], startDate: "2026-01-01", endDate: "2026-03-31", groupBy: WEEK) { data { value } } }', 2],
    // A mark of the cache, and the figures; what is counted when asked is one more.
    ['{ metrics(metrics: ["utilization"], startDate: "2026-01-01", endDate: "2026-03-31") { summary { total } } }', 3],
    // By service: their names as well; by when it was known: what was told since, of bookings and besides.
    [
      '{ metrics(metrics: ["revenue"], startDate: "2026-01-01", endDate: "2026-03-31", dimensions: [SERVICE]) { summary { total label } } }',
      3,
    ],
    [
      '{ metrics(metrics: ["revenue"], startDate: "2026-01-01", endDate: "2026-03-31", asOf: "2026-03-31T00:00:00Z") { summary { total } } }',
      2,
    ],
    ['{ revenueBridge(period: { start: "2026-01-01", end: "2026-03-31" }) { paid { amount } } }', 2],
    [
      '{ metrics(metrics: ["revenue"], startDate: "2026-01-01", endDate: "2026-03-31", compareWith: PREVIOUS) { data { value } comparedData { value } } }',
      3,
    ],
    ['{ metricCatalog { name } }', 0],
  ])('%s costs %d statements beside opening and closing the snapshot', async (source, statements) => {
    // Another event first, so that nothing is remembered.
    await small.record(...randomBusiness({ seed: 5 + statements, bookings: 1, ...story }))
    const sent = await asking(small, source)
    expect(sent.filter(name => !isTransaction(name))).toHaveLength(statements)
    expect(sent.length).toBe(statements === 0 ? 0 : statements + 2)
  })
})
