import fc from 'fast-check'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MetricDimension } from '@dashboard/schema/vocabulary'
import { granularities, metricDimensions } from '@dashboard/schema/vocabulary'
import { randomBusiness } from '../../../../../tests/kit/random-business'
import { room } from '../../../../../tests/kit/room'
import type { Told } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { addDays } from '../../core/calendar'
import { bucketsOf } from '../../core/series'
import { metricsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...metricsResolvers], authChecker, validate: false }))
const zone = 'Australia/Lord_Howe'
const from = new Date('2025-09-15T00:00:00Z')
const days = 200
type Provider = Awaited<ReturnType<typeof world.provider>>
let provider: Provider

const sources = ['SEARCH', 'WALK_IN', 'SOCIAL', 'REFERRAL']
/** The same business, its bookings with a member and a channel each. */
const told = (): Told[] =>
  randomBusiness({ seed: 11, bookings: 500, customers: 30, from, days }).map(([type, at, payload], index): Told => {
    if (type !== 'BOOKING_CREATED') return [type, at, payload]
    return [
      type,
      at,
      { ...payload, source: sources[index % sources.length], ...(index % 5 === 0 ? {} : { memberRef: `member ${index % 3}` }) },
    ]
  })

beforeAll(async () => {
  world.clock.now = new Date('2026-04-20T10:00:00Z')
  provider = await world.provider({ timeZone: zone })
  await provider.record(...told())
})
afterAll(() => world.close())

const day = (column: string) => `(${column} at time zone $2)::date`
/** How a customer stood when a booking started: worked out from the bookings alone. */
const standing = `(select case when count(*) = 0 then 'NEW'
    when count(*) filter (where e.starts_at >= b.starts_at - interval '365 days') >= 10 then 'VIP'
    when max(e.starts_at) < b.starts_at - interval '120 days' then 'AT_RISK' else 'REGULAR' end
  from bookings e where e.provider_id = b.provider_id and e.customer_id = b.customer_id and e.status = 'COMPLETED' and e.starts_at < b.starts_at)`
const valueOf: Record<MetricDimension, string> = {
  SERVICE: 'b.service_id::text',
  TEAM_MEMBER: `coalesce(b.assigned_to::text, 'NONE')`,
  SOURCE: 'b.source::text',
  CUSTOMER_SEGMENT: standing,
}
/** Metrics whose figures are worked out from the bookings: the day of a fact, and what it adds to numerator and denominator. */
const questions: Record<string, [basis: string, part: string, whole: string]> = {
  bookings: ['b.booked_at', '1', '1'],
  completedBookings: ['b.completed_at', '1', '1'],
  averageBookingValue: ['b.completed_at', 'coalesce(b.final_price, b.price)', '1'],
  completionRate: [
    'b.starts_at',
    `case when b.status = 'COMPLETED' then 100 else 0 end`,
    `case when b.status in ('PENDING', 'CONFIRMED') then 0 else 1 end`,
  ],
  averageLeadTime: ['b.booked_at', 'round(greatest(0, extract(epoch from b.starts_at - b.booked_at) / 60), 4)', '1'],
}
const isRate = (metric: string) => !['bookings', 'completedBookings'].includes(metric)
const raw = async (metric: string, dimension: MetricDimension, start: string, end: string): Promise<Map<string, number | null>> => {
  const [basis, part, whole] = questions[metric]!
  const { rows } = await world.pool.query<{ value: string; part: number; whole: number }>(
    `select ${valueOf[dimension]} as value, sum(${part})::float8 as part, sum(${whole})::float8 as whole
     from bookings b where provider_id = $1 and ${day(basis)} between $3::date and $4::date group by 1`,
    [provider.id, zone, start, end],
  )
  return new Map(rows.map(row => [row.value, isRate(metric) ? (row.whole === 0 ? null : row.part / row.whole) : row.part]))
}

interface Part {
  dimension: MetricDimension | null
  dimensionValue: string | null
  label: string | null
}
interface Report {
  period: { start: string; end: string }
  data: ({ metric: string; date: string; value: number | null } & Part)[]
  summary: ({ metric: string; total: number | null } & Part)[]
  trends: ({ metric: string; direction: string; pValue: number | null } & Part)[]
}
const part = 'dimension dimensionValue label'
const query = `query ($metrics: [String!]!, $start: Date!, $end: Date!, $by: Granularity!, $dimensions: [MetricDimension!], $completeOnly: Boolean = false) {
  metrics(metrics: $metrics, startDate: $start, endDate: $end, groupBy: $by, dimensions: $dimensions, completeOnly: $completeOnly) {
    period { start end } data { metric date value ${part} } summary { metric total ${part} } trends { metric direction pValue ${part} }
  } }`
const ask = async (variables: Record<string, unknown>): Promise<Report> =>
  (await provider.get<{ metrics: Report }>(query, variables)).metrics

describe('metrics by dimension', () => {
  it('equal what the bookings say, step by step and in all, for every dimension and zone day', async () => {
    const span = fc.tuple(fc.integer({ min: -5, max: days }), fc.nat({ max: 70 }))
    await fc.assert(
      fc.asyncProperty(
        span,
        fc.constantFrom(...granularities),
        fc.constantFrom(...metricDimensions),
        fc.constantFrom(...Object.keys(questions)),
        async ([shift, more], by, dimension, metric) => {
          const start = addDays('2025-09-15', shift)
          const end = addDays(start, more)
          const report = await ask({ metrics: [metric], start, end, by, dimensions: [dimension] })
          const whole = await raw(metric, dimension, start, end)
          const totals = new Map(report.summary.map(entry => [entry.dimensionValue, entry.total]))
          for (const [value, expected] of whole) {
            if (expected === null) expect(totals.get(value) ?? null).toBeNull()
            else expect(totals.get(value), `${metric} ${dimension} ${value}`).toBeCloseTo(expected, 3)
          }
          const steps = bucketsOf({ start, end }, by, 1)
          const step = steps[steps.length >> 1]!
          const next = steps[(steps.length >> 1) + 1]
          const inStep = await raw(metric, dimension, step < start ? start : step, next ? addDays(next, -1) : end)
          for (const point of report.data.filter(({ date }) => date === step)) {
            const expected = inStep.get(point.dimensionValue!) ?? (isRate(metric) ? null : 0)
            if (expected === null) expect(point.value).toBeNull()
            else expect(point.value, `${metric} ${dimension} of ${step}`).toBeCloseTo(expected, 3)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('name services and members, fill every gap, and stand side by side for two dimensions', async () => {
    const report = await ask({
      metrics: ['bookings'],
      start: '2025-10-01',
      end: '2025-12-31',
      by: 'MONTH',
      dimensions: ['TEAM_MEMBER', 'SOURCE'],
    })
    const parts = report.summary
    expect(new Set(parts.map(part => part.dimension))).toEqual(new Set(['TEAM_MEMBER', 'SOURCE']))
    expect(parts.find(part => part.dimensionValue === 'NONE')!.label).toBe('Nobody')
    expect(parts.find(part => part.dimensionValue === 'WALK_IN')!.label).toBe('Walk-in')
    expect(
      parts
        .filter(part => part.dimension === 'TEAM_MEMBER' && part.dimensionValue !== 'NONE')
        .every(part => part.label !== part.dimensionValue),
    ).toBe(true)
    expect(report.data).toHaveLength(parts.length * 3)
    const sumOf = (dimension: string) =>
      report.summary.filter(entry => entry.dimension === dimension).reduce((sum, entry) => sum + entry.total!, 0)
    expect(sumOf('SOURCE')).toBe(sumOf('TEAM_MEMBER'))
    expect(report.trends).toHaveLength(parts.length)
  })

  it('refuse what a metric is not kept by, naming it, and more points than a screen can hold', async () => {
    const asked = { metrics: ['revenue', 'customers'], start: '2025-10-01', end: '2025-10-31', by: 'DAY', dimensions: ['SERVICE'] }
    const { errors } = await provider.ask(query, asked)
    expect(errors![0]!.extensions!.fields).toEqual([
      { path: 'metrics.1', message: 'customers cannot be split by SERVICE; see metricCatalog' },
    ])
    const many = await provider.ask(query, {
      metrics: ['revenue', 'bookings', 'rating', 'bookings.due', 'bookings.count'],
      start: '2017-01-01',
      end: '2026-04-01',
      by: 'DAY',
      dimensions: ['SOURCE'],
    })
    expect(many.errors![0]!.extensions!.code).toBe('BAD_USER_INPUT')
  })
})

describe('steps', () => {
  it('are left out with completeOnly where they are not over: weeks and months as well as days', async () => {
    const months = await ask({ metrics: ['bookings'], start: '2026-01-01', end: '2026-04-30', by: 'MONTH', completeOnly: true })
    expect(months.data.map(({ date }) => date)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01'])
    expect(months.period).toEqual({ start: '2026-01-01', end: '2026-03-31' })
    const weeks = await ask({ metrics: ['bookings'], start: '2026-04-06', end: '2026-04-30', by: 'WEEK', completeOnly: true })
    expect(weeks.data.map(({ date }) => date)).toEqual(['2026-04-06', '2026-04-13'])
    expect((await ask({ metrics: ['bookings'], start: '2026-04-02', end: '2026-04-30', by: 'MONTH', completeOnly: true })).data).toEqual([])
  })
})

describe('the catalogue', () => {
  it('says what the viewer may ask for, and the API keeps to it', async () => {
    const catalog = '{ metricCatalog { name isAllowed needs isKpi addsUp } }'
    interface Catalog {
      metricCatalog: { name: string; isAllowed: boolean; needs: string[]; isKpi: boolean; addsUp: boolean }[]
    }
    for (const role of ['OWNER', 'MANAGER'] as const) {
      const { data } = await provider.ask<Catalog>(catalog, {}, role)
      for (const { name, isAllowed } of data!.metricCatalog) {
        const { errors } = await provider.ask(query, { metrics: [name], start: '2026-01-01', end: '2026-01-02', by: 'DAY' }, role)
        expect(errors?.[0]?.extensions?.code, `${name} for ${role}`).toBe(isAllowed ? undefined : 'FORBIDDEN')
      }
      const spend = data!.metricCatalog.find(({ name }) => name === 'acquisitionCost')!
      expect(spend).toMatchObject({ isAllowed: role === 'OWNER', needs: ['finance.view'], isKpi: false, addsUp: false })
    }
  })
})
