import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomBusiness, stream } from '../../../../../../tests/kit/random-business'
import { rawFigures } from '../../../../../../tests/kit/raw-figures'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { addDays } from '../../../core/calendar'
import { add, compare } from '../../../core/money'
import { RevenueResolver } from './revenue.resolver'

const world = await room(buildSchemaSync({ resolvers: [RevenueResolver], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
afterAll(() => world.close())

/** Over a change of clocks in each of the zones. */
const zones = ['America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland']
const from = new Date('2026-02-15T00:00:00Z')
const now = new Date('2026-05-20T12:00:00Z')

interface Money {
  amount: string
}
interface Answer {
  revenueAnalytics: {
    period: { start: string; end: string }
    comparedWith: { start: string; end: string } | null
    total: Money
    earned: Money
    refunded: Money
    pending: Money
    previousTotal: Money | null
    bookings: number
    breakdown: {
      key: string | null
      label: string
      revenue: Money
      earned: Money
      bookings: number
      previousRevenue: Money | null
      isRest: boolean
    }[]
    series: { date: string; value: number; earned: number; bookings: number; isPartial: boolean }[]
    comparedSeries: { date: string; value: number }[]
    heatmap: { weekday: number; hour: number; revenue: number; bookings: number }[]
    trends: { direction: string; slopePerDay: number | null; pValue: number | null }
  }
}

const document = `query ($period: DateRangeInput!, $breakdown: RevenueDimension!, $top: Int!, $compareWith: Comparison, $groupBy: Granularity) {
  revenueAnalytics(period: $period, breakdown: $breakdown, top: $top, compareWith: $compareWith, groupBy: $groupBy) {
    period { start end } comparedWith { start end } total { amount } earned { amount } refunded { amount } pending { amount }
    previousTotal { amount } bookings
    breakdown { key label revenue { amount } earned { amount } bookings previousRevenue { amount } isRest }
    series { date value earned bookings isPartial } comparedSeries { date value }
    heatmap { weekday hour revenue bookings } trends { direction slopePerDay pValue }
  }
}`

const amount = (value: number): string => value.toFixed(2)

describe.each(zones)('in %s', timeZone => {
  let provider: Provider
  const random = stream(7)
  const ask = async (start: string, end: string, change: object = {}) =>
    (await provider.get<Answer>(document, { period: { start, end }, breakdown: 'SERVICE', top: 3, ...change })).revenueAnalytics
  const raw = (start: string, end: string) => rawFigures(world.pool, provider.id, timeZone, start, end)
  const spans = Array.from({ length: 6 }, () => {
    const start = addDays('2026-02-10', Math.floor(random() * 60))
    return [start, addDays(start, Math.floor(random() * 40))] as const
  })

  beforeAll(async () => {
    world.clock.now = now
    provider = await world.provider({ timeZone, currency: 'USD' })
    await provider.record(...randomBusiness({ seed: 11, bookings: 400, customers: 60, from, days: 80 }))
  })

  test.each(spans)('the totals from %s to %s are those of the bookings', async (start, end) => {
    const answer = await ask(start, end, { compareWith: 'PREVIOUS' })
    const figures = await raw(start, end)
    const before = await raw(answer.comparedWith!.start, answer.comparedWith!.end)
    expect(answer.earned.amount).toBe(amount(figures['revenue.earned']!))
    expect(answer.refunded.amount).toBe(amount(figures['revenue.refunded']!))
    expect(answer.total.amount).toBe(amount(figures['revenue.earned']! - figures['revenue.refunded']!))
    expect(answer.pending.amount).toBe(amount(figures['revenue.pending']!))
    expect(answer.bookings).toBe(figures['bookings.completed'])
    expect(answer.previousTotal!.amount).toBe(amount(before['revenue.earned']! - before['revenue.refunded']!))
  })

  test.each(['DAY', 'WEEK', 'MONTH'])('the series by %s is that of the bookings, and adds up', async groupBy => {
    const answer = await ask('2026-03-04', '2026-04-20', { groupBy, compareWith: 'LAST_YEAR' })
    const steps = answer.series.map(({ date }, index) => [date, addDays(answer.series[index + 1]?.date ?? '2026-04-21', -1)] as const)
    for (const [index, [start, end]] of steps.entries()) {
      const figures = await raw(start, end)
      const point = answer.series[index]!
      expect(point.value).toBeCloseTo(figures['revenue.earned']! - figures['revenue.refunded']!, 4)
      expect(point.bookings).toBe(figures['bookings.completed'])
    }
    expect(answer.series.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(Number(answer.total.amount), 2)
    expect(answer.comparedSeries).toHaveLength(answer.series.length)
  })

  test.each(['SERVICE', 'CUSTOMER', 'DAY', 'SOURCE'])(
    'the breakdown by %s adds up, and each part is that of the bookings',
    async breakdown => {
      const [start, end] = ['2026-03-01', '2026-04-15']
      const { breakdown: parts, total, bookings } = await ask(start, end, { breakdown, compareWith: 'PREVIOUS' })
      expect(compare(add(...parts.map(({ revenue }) => revenue.amount)), total.amount)).toBe(0)
      expect(parts.reduce((sum, part) => sum + part.bookings, 0)).toBe(bookings)
      const key = {
        SERVICE: 'service_id::text',
        CUSTOMER: 'customer_id::text',
        SOURCE: 'source::text',
        DAY: `(at at time zone '${timeZone}')::date::text`,
      }
      const { rows } = await world.pool.query<{ key: string; revenue: string }>(
        `select ${key[breakdown as keyof typeof key]} as key, sum(amount)::text as revenue from (
         select service_id, customer_id, source, completed_at as at, coalesce(final_price, price) as amount
         from bookings where provider_id = $1 and completed_at is not null
         union all
         select b.service_id, b.customer_id, b.source, r.refunded_at, -r.amount
         from booking_refunds r join bookings b on b.provider_id = r.provider_id and b.id = r.booking_id
         where r.provider_id = $1 and b.completed_at is not null) fact
       where (at at time zone '${timeZone}')::date between '${start}' and '${end}' group by 1 order by sum(amount) desc limit 3`,
        [provider.id],
      )
      const shown = parts.filter(({ isRest }) => !isRest)
      expect(shown.map(part => [part.key, Number(part.revenue.amount)])).toEqual(rows.map(row => [row.key, Number(row.revenue)]))
    },
  )

  test('the heat map is that of the bookings by the local hour of their start', async () => {
    const { heatmap } = await ask('2026-03-01', '2026-04-15')
    const { rows } = await world.pool.query(
      `select extract(isodow from at)::int as weekday, extract(hour from at)::int as hour, sum(amount)::float8 as revenue, count(*)::int as bookings
       from (select starts_at at time zone '${timeZone}' as at, coalesce(final_price, price) as amount
             from bookings where provider_id = $1 and completed_at is not null) fact
       where at::date between '2026-03-01' and '2026-04-15' group by 1, 2 order by 1, 2`,
      [provider.id],
    )
    expect(heatmap).toEqual(rows)
  })
})

describe('the answer', () => {
  test('of nothing is nothing', async () => {
    const provider = await world.provider()
    const { revenueAnalytics } = await provider.get<Answer>(document, {
      period: { start: '2026-05-01', end: '2026-05-31' },
      breakdown: 'CUSTOMER',
      top: 10,
      compareWith: 'PREVIOUS',
    })
    expect(revenueAnalytics).toMatchObject({ total: { amount: '0.00' }, breakdown: [], heatmap: [], trends: { direction: 'FLAT' } })
    expect(revenueAnalytics.series).toHaveLength(20)
    expect(revenueAnalytics.series.at(-1)).toMatchObject({ date: '2026-05-20', isPartial: true })
  })

  test('costs a statement for each part that is asked for', async () => {
    const provider = await world.provider()
    const variables = { period: { start: '2026-01-01', end: '2026-05-01' }, breakdown: 'SOURCE', top: 10, compareWith: 'PREVIOUS' }
    const sent = await world.statements.of(() => provider.get(document, variables))
    expect(sent.filter(name => /^(metrics|revenue)\./.test(name)).sort()).toEqual([
      'metrics.spans.whole',
      'metrics.spans.whole',
      'metrics.spans.whole',
      'metrics.spans.whole',
      'metrics.spans.whole',
      'revenue.hoursOfWeek',
    ])
  })

  test('is read from the database once, until something happens', async () => {
    const provider = await world.provider()
    const variables = { period: { start: '2026-04-01', end: '2026-05-01' }, breakdown: 'CUSTOMER', top: 10, compareWith: 'PREVIOUS' }
    const first = await provider.get<Answer>(document, variables)
    const read = async () => {
      let answer: Answer | undefined
      const sent = await world.statements.of(async () => {
        answer = await provider.get<Answer>(document, variables)
      })
      return { answer, read: sent.filter(name => /^(cache|metrics|revenue)\./.test(name)) }
    }
    expect(await read()).toEqual({ answer: first, read: ['cache.mark'] })
    const booking = {
      bookingRef: 'b',
      customer: { ref: 'c', name: 'Ada' },
      service: { ref: 's' },
      startsAt: '2026-04-02T10:00:00Z',
      price: '80',
    }
    await provider.record(
      ['BOOKING_CREATED', new Date('2026-04-01T10:00:00Z'), booking],
      ['BOOKING_COMPLETED', new Date('2026-04-02T11:00:00Z'), { bookingRef: 'b' }],
    )
    const { revenueAnalytics } = await provider.get<Answer>(document, variables)
    expect(revenueAnalytics).toMatchObject({ total: { amount: '80.00' }, breakdown: [{ label: 'Ada', revenue: { amount: '80.00' } }] })
    expect((await read()).read).toEqual(['cache.mark'])
  })

  test('says what is wrong with the question', async () => {
    const provider = await world.provider()
    const { errors } = await provider.ask(document, { period: { start: '2026-05-02', end: '2026-05-01' }, breakdown: 'DAY', top: 0 })
    expect((errors?.[0]?.extensions?.fields as { path: string }[]).map(({ path }) => path)).toEqual(['period.end', 'top'])
  })

  test('is not for staff', async () => {
    const provider = await world.provider()
    const variables = { period: { start: '2026-05-01', end: '2026-05-01' }, breakdown: 'DAY', top: 3 }
    const { data, errors } = await provider.ask(document, variables, 'STAFF')
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})
