import { entityId } from '../../events'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../tests/kit/random-business'
import { rawFigures } from '../../../../../tests/kit/raw-figures'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { bookingsResolvers } from '../bookings'
import { insightsResolvers } from '../insights'
import { metricsResolvers } from '../metrics'
import { overviewResolvers } from '.'

const resolvers = [...overviewResolvers, ...metricsResolvers, ...insightsResolvers, ...bookingsResolvers] as const
const world = await room(buildSchemaSync({ resolvers, authChecker, validate: false }))
const zone = 'Europe/Berlin'
let provider: Awaited<ReturnType<typeof world.provider>>

beforeAll(async () => {
  // 21:00 in Berlin.
  world.clock.now = new Date('2026-03-20T20:00:00Z')
  provider = await world.provider({ timeZone: zone })
  await provider.record(...randomBusiness({ seed: 7, bookings: 340, customers: 60, from: new Date('2025-12-01T00:00:00Z'), days: 105 }))
})
afterAll(() => world.close())

interface Figure {
  name: string
  value: number | null
  previousValue: number | null
  trend: string
  target: number | null
  isPartial: boolean
}
interface Answer {
  overview: {
    period: unknown
    comparedWith: unknown
    isPartial: boolean
    version: string
    metrics: Record<'revenue' | 'bookings' | 'customers' | 'rating', Figure | null>
    kpis: Figure[]
    alerts: { id: string; title: string; raisedAt: string }[]
    insights: { title: string; evidence: unknown[] }[]
  }
}
const figure = '{ name value previousValue trend target isPartial }'
const question = `query ($range: DateRangeInput, $completeOnly: Boolean = false) { overview(range: $range, completeOnly: $completeOnly) {
  period { start end } comparedWith { start end } isPartial version
  metrics { revenue ${figure} bookings ${figure} customers ${figure} rating ${figure} } kpis ${figure}
  alerts { id title raisedAt } insights { title evidence { date value } }
} }`

describe('the overview', () => {
  it('shows the month so far beside the same days of the month before, as the bookings themselves have it', async () => {
    const { data, errors } = await provider.ask<Answer>(question)
    expect(errors).toBeUndefined()
    const { metrics, ...overview } = data!.overview
    expect(overview).toMatchObject({
      period: { start: '2026-03-01', end: '2026-03-20' },
      comparedWith: { start: '2026-02-01', end: '2026-02-20' },
      isPartial: true,
    })
    const raw = await rawFigures(world.pool, provider.id, zone, '2026-03-01', '2026-03-20')
    const before = await rawFigures(world.pool, provider.id, zone, '2026-02-01', '2026-02-20')
    expect(metrics.revenue?.value).toBeCloseTo(raw['revenue.earned']! - raw['revenue.refunded']!, 6)
    expect(metrics.revenue?.previousValue).toBeCloseTo(before['revenue.earned']! - before['revenue.refunded']!, 6)
    expect(metrics.bookings).toMatchObject({ value: raw['bookings.count'], previousValue: before['bookings.count'] })
    expect(metrics.customers).toMatchObject({ value: raw['customers.active'], previousValue: before['customers.active'] })
    expect(metrics.rating?.value).toBeCloseTo(raw['reviews.sum']! / raw['reviews.count']!, 3)
  })

  it('never draws an unfinished period as a fall', async () => {
    const { data } = await provider.ask<Answer>(question)
    const falling = data!.overview.kpis.filter(kpi => kpi.value !== null && kpi.previousValue !== null && kpi.value < kpi.previousValue)
    expect(falling.length).toBeGreaterThan(0)
    expect(new Set(falling.map(kpi => kpi.trend))).toEqual(new Set(['FLAT']))
    const finished = await provider.ask<Answer>(question, { range: { start: '2026-03-01', end: '2026-03-19' } })
    expect(finished.data!.overview.kpis.some(kpi => kpi.trend === 'DOWN' && !kpi.isPartial)).toBe(true)
  })

  it('knows nothing of the time before the first day on record', async () => {
    const { data } = await provider.ask<Answer>(question, { range: { start: '2025-12-01', end: '2025-12-20' } })
    expect(data!.overview.kpis.every(kpi => kpi.previousValue === null && kpi.trend === 'FLAT')).toBe(true)
  })

  it('takes its version from the same snapshot, for subscriptions to go on from', async () => {
    const { rows } = await world.pool.query<{ version: string }>('select version::text from provider_versions where provider_id = $1', [
      provider.id,
    ])
    expect((await provider.ask<Answer>(question)).data!.overview.version).toBe(rows[0]!.version)
  })

  it('shares a goal out over the period', async () => {
    const { id, ask } = await world.provider()
    await world.pool.query(
      `insert into business_goals (provider_id, goal_type, title, target_value, start_date, end_date) values ($1, 'REVENUE', 'Year', 36500, '2026-01-01', '2026-12-31')`,
      [id],
    )
    expect((await ask<Answer>(question)).data!.overview.metrics.revenue).toMatchObject({ value: 0, target: 3100 })
  })

  it('alerts say what the complete days say, and since when', async () => {
    const { data } = await provider.ask<Answer>(question)
    for (const alert of data!.overview.alerts)
      expect(alert).toMatchObject({ id: expect.stringMatching(/:2026-03-19$/) as string, raisedAt: '2026-03-19T23:00:00.000Z' })
    expect(data!.overview.alerts.map(alert => alert.id.split(':')[0])).toContain('no-shows')
  })

  it('lists open insights alone, weightiest first, with their evidence', async () => {
    const insert = `insert into business_insights (provider_id, insight_type, category, title, description, impact, data, valid_until, dismissed_at) values ($1, 'WARNING', 'revenue', $2, 'x', $3, $4, $5, $6)`
    const data = { evidence: [{ date: '2026-03-01', value: 3 }] }
    await world.pool.query(insert, [provider.id, 'Small', 'LOW', null, '2026-04-01', null])
    await world.pool.query(insert, [provider.id, 'Great', 'HIGH', data, '2026-04-01', null])
    await world.pool.query(insert, [provider.id, 'Over', 'HIGH', null, '2026-03-01', null])
    await world.pool.query(insert, [provider.id, 'Set aside', 'HIGH', null, '2026-04-01', '2026-03-10'])
    expect((await provider.ask<Answer>(question)).data!.overview.insights).toEqual([
      { title: 'Great', evidence: data.evidence },
      { title: 'Small', evidence: [] },
    ])
    const all = await provider.ask<{ insights: { title: string }[] }>('{ insights(status: DISMISSED) { title } }')
    expect(all.data!.insights).toEqual([{ title: 'Set aside' }])
  })
})

describe('who sees what', () => {
  it('revenue is not for the staff: no card of it, and no KPI in currency; a manager sees it', async () => {
    const { data, errors } = await provider.ask<Answer>(question, {}, 'STAFF')
    expect(data!.overview.metrics.revenue).toBeNull()
    expect(data!.overview).toMatchObject({ alerts: null, insights: null })
    expect(errors?.map(({ path, extensions }) => [path?.at(-1), extensions?.code]).sort()).toEqual(
      ['alerts', 'insights', 'revenue'].map(field => [field, 'FORBIDDEN']),
    )
    expect(data!.overview.kpis.map(kpi => kpi.name)).toEqual([
      'bookings',
      'customers',
      'rating',
      'newCustomers',
      'completedBookings',
      'cancellationRate',
      'noShowRate',
    ])
    const report = await provider.ask(
      '{ metrics(metrics: ["bookings", "averageBookingValue"], startDate: "2026-03-01", endDate: "2026-03-02") { data { value } } }',
      {},
      'STAFF',
    )
    expect(report.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await provider.ask<Answer>(question, {}, 'MANAGER')).data!.overview.metrics.revenue?.value).toBeGreaterThan(0)
  })

  it('figures are not for contractors', async () => {
    const { data, errors } = await provider.ask<Answer>('{ overview { isPartial } }', {}, 'CONTRACTOR')
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'metrics.view' } }])
  })

  it('staff see the figures of their own work', async () => {
    const team = await world.provider({ timeZone: zone })
    const life = (number: number, guest: string, memberRef: string) =>
      [
        [
          'BOOKING_CREATED',
          new Date('2026-03-02T09:00:00Z'),
          {
            bookingRef: `b${number}`,
            customer: { ref: guest },
            service: { ref: 's' },
            startsAt: '2026-03-03T09:00:00Z',
            price: '10',
            memberRef,
          },
        ],
        ['BOOKING_COMPLETED', new Date('2026-03-03T10:00:00Z'), { bookingRef: `b${number}` }],
      ] as const
    await team.record(...life(1, 'ann', 'me'), ...life(2, 'ann', 'me'), ...life(3, 'bea', 'me'), ...life(4, 'cid', 'she'))
    const memberId = entityId(team.id, 'member', 'me')
    const { data } = await team.ask<Answer>(question, {}, 'STAFF', { memberId })
    expect(data!.overview.metrics).toMatchObject({ bookings: { value: 3 }, customers: { value: 2 } })
    const series =
      '{ metrics(metrics: ["customers.active", "bookings"], startDate: "2026-03-01", endDate: "2026-03-04") { summary { total } } }'
    const own = await team.ask(series, {}, 'STAFF', { memberId })
    expect(own.data).toEqual({ metrics: { summary: [{ total: 2 }, { total: 3 }] } })
    const nobody = await team.ask<Answer>(question, {}, 'STAFF')
    expect(nobody.data!.overview.metrics).toMatchObject({ bookings: { value: 0 }, customers: { value: 0 }, rating: { value: null } })
  })
})

describe('bad requests', () => {
  it.each([
    ['{ overview(range: {start: "2026-03-02", end: "2026-03-01"}) { isPartial } }', ['range.end']],
    ['{ kpis(range: {start: "2006-03-02", end: "2026-03-01"}) { name } }', ['range.start']],
    [
      '{ metrics(metrics: ["revenue", "luck", "x"], startDate: "2026-03-02", endDate: "2026-03-01") { isPartial } }',
      ['metrics.1', 'metrics.2', 'endDate'],
    ],
  ])('%s is refused by the name of each field', async (source, paths) => {
    const { errors } = await provider.ask(source)
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: paths.map(path => ({ path })) } }])
  })
})

describe('the metrics query', () => {
  it('answers whole weeks of a span, what they are compared with, and sums that add up', async () => {
    const { data, errors } = await provider.ask<{
      metrics: {
        period: unknown
        comparedWith: unknown
        isPartial: boolean
        data: { metric: string; date: string; value: number }[]
        summary: { total: number }[]
      }
    }>(
      '{ metrics(metrics: ["revenue"], startDate: "2026-03-02", endDate: "2026-04-05", groupBy: WEEK, compareWith: LAST_YEAR) { period { start end } comparedWith { start end } isPartial data { metric date value } summary { total } } }',
    )
    expect(errors).toBeUndefined()
    const { metrics } = data!
    expect(metrics).toMatchObject({
      period: { start: '2026-03-02', end: '2026-03-20' },
      comparedWith: { start: '2025-03-03', end: '2025-03-21' },
      isPartial: true,
    })
    expect(metrics.data.map(point => point.date)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16'])
    expect(metrics.data.reduce((sum, point) => sum + point.value, 0)).toBeCloseTo(metrics.summary[0]!.total, 4)
  })
})
