import fc from 'fast-check'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness, stream } from '../../../../../../tests/kit/random-business'
import type { Told } from '../../../../../../tests/kit/room'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { addDays } from '../../../core/calendar'
import { ServiceAnalyticsResolver } from './services.resolver'

const world = await room(buildSchemaSync({ resolvers: [ServiceAnalyticsResolver], authChecker, validate: false }))
afterAll(() => world.close())

const zone = 'Pacific/Apia'
const now = '2026-03-20T22:00:00Z'
const today = '2026-03-21'
type Provider = Awaited<ReturnType<typeof world.provider>>
let provider: Provider
/** Businesses in three zones, the first of which is that of most tests. */
const businesses: { of: Provider; zone: string }[] = []

/** Two of three customers are checked in, some before the booking begins. */
const withArrivals = (told: readonly Told[]): Told[] => {
  const random = stream(7)
  const starts = new Map(
    told.map(([, , payload]) => payload as Record<string, string>).flatMap(p => (p.startsAt ? [[p.bookingRef!, p.startsAt]] : [])),
  )
  return told.flatMap((each): Told[] => {
    const [type, , payload] = each
    const { bookingRef = '' } = payload as Record<string, string>
    if (type !== 'BOOKING_COMPLETED' || random() < 0.3) return [each]
    const at = new Date(Date.parse(starts.get(bookingRef) ?? '') + Math.floor((random() - 0.4) * 40 * 60_000))
    return [['BOOKING_CHECKED_IN', at, { bookingRef }], each]
  })
}

beforeAll(async () => {
  world.clock.now = new Date(now)
  for (const [index, timeZone] of [zone, 'America/New_York', 'Australia/Lord_Howe'].entries()) {
    const of = await world.provider({ timeZone })
    const shape = { customers: 250, from: new Date('2025-08-20T00:00:00Z'), days: 220 }
    const told = withArrivals(randomBusiness({ seed: 3 + index, bookings: index === 0 ? 900 : 300, ...shape }))
    for (let start = 0; start < told.length; start += 1000) await of.record(...told.slice(start, start + 1000))
    businesses.push({ of, zone: timeZone })
  }
  provider = businesses[0]!.of
})

interface Shown {
  service: { id: string; name: string }
  rank: number
  previousRank: number | null
  revenue: { amount: string } | null
  averagePrice: { amount: string } | null
  weekly: { date: string; value: number }[]
  trend: string
  [figure: string]: unknown
}
interface Answer {
  serviceAnalytics: {
    period: { start: string; end: string }
    previousPeriod: { start: string; end: string }
    services: Shown[]
    recommendations: { id: string; title: string; evidence: { label: string; value: string }[] }[]
  }
}

const money = 'revenue { amount } revenueShare averagePrice { amount }'
const figures = `rank previousRank bookings completed reviewCount averageRating completionRate cancellationRate noShowRate plannedMinutes
  actualMinutes customerSatisfaction repeatRate trend weekly { date value }`
const source = (
  what: string,
) => `query ($period: DateRangeInput!, $serviceId: ID) { serviceAnalytics(period: $period, serviceId: $serviceId) {
  period { start end } previousPeriod { start end } services { service { id name } ${what} }
  recommendations { id title description service { id } evidence { label value } } } }`
const ask = async (start: string, end: string, of = provider) =>
  (await of.get<Answer>(source(`${figures} ${money}`), { period: { start, end } })).serviceAnalytics

/** What the bookings, refunds and reviews themselves say of each service, without any rollup. */
const raw = async (start: string, end: string, of = provider, timeZone = zone) => {
  const text = `
with b as (
  select *, (starts_at at time zone $2)::date as starts, (completed_at at time zone $2)::date as done,
    status = 'COMPLETED' and id = first_value(id) over (partition by customer_id, status = 'COMPLETED' order by starts_at, id) as is_first
  from bookings where provider_id = $1
), r as (
  select v.rating, b.service_id from reviews v join b on b.id = v.booking_id
  where v.provider_id = $1 and (v.reviewed_at at time zone $2)::date between $3::date and $4::date
), f as (
  select b.service_id, sum(f.amount) as amount from booking_refunds f join b on b.id = f.booking_id and b.status = 'COMPLETED'
  where f.provider_id = $1 and (f.refunded_at at time zone $2)::date between $3::date and $4::date group by 1
)
select s.id, s.name,
  (select count(*)::int from b where b.service_id = s.id and starts between $3::date and $4::date) as bookings,
  (select count(*)::int from b where b.service_id = s.id and done between $3::date and $4::date) as completed,
  round((select coalesce(sum(coalesce(final_price, price)), 0) from b where b.service_id = s.id and done between $3::date and $4::date)
    - coalesce((select amount from f where f.service_id = s.id), 0), 2)::text as revenue,
  round((select avg(coalesce(final_price, price)) from b where b.service_id = s.id and done between $3::date and $4::date), 2)::text as "averagePrice",
  (select count(*)::int from r where r.service_id = s.id) as "reviewCount",
  (select avg(rating)::float8 from r where r.service_id = s.id) as "averageRating",
  (select avg((rating >= 4)::int)::float8 * 100 from r where r.service_id = s.id) as "customerSatisfaction",
  (select avg((status = 'COMPLETED')::int)::float8 * 100 from b where b.service_id = s.id and starts between $3::date and $4::date
     and status not in ('PENDING', 'CONFIRMED')) as "completionRate",
  (select avg((status = 'CANCELLED')::int)::float8 * 100 from b where b.service_id = s.id and starts between $3::date and $4::date
     and status not in ('PENDING', 'CONFIRMED')) as "cancellationRate",
  (select avg((status = 'NO_SHOW')::int)::float8 * 100 from b where b.service_id = s.id and starts between $3::date and $4::date
     and status in ('COMPLETED', 'NO_SHOW')) as "noShowRate",
  (select avg(extract(epoch from ends_at - starts_at) / 60)::float8 from b where b.service_id = s.id and done between $3::date and $4::date
     and checked_in_at < completed_at) as "plannedMinutes",
  (select avg(extract(epoch from completed_at - checked_in_at) / 60)::float8 from b where b.service_id = s.id and done between $3::date and $4::date
     and checked_in_at < completed_at) as "actualMinutes",
  (select avg((not is_first)::int)::float8 * 100 from b where b.service_id = s.id and done between $3::date and $4::date) as "repeatRate"
from services s where s.provider_id = $1`
  const { rows } = await world.pool.query<Record<string, number | string | null>>(text, [of.id, timeZone, start, end])
  return new Map(rows.map(row => [row.id, row]))
}

describe('the figures of each service', () => {
  const expectEqual = ({ service, revenue, averagePrice, ...shown }: Shown, of: Record<string, number | string | null>) => {
    const { name, revenue: earned, averagePrice: price, id: _, ...figuresOf } = of
    expect([service.name, Number(revenue!.amount), averagePrice && Number(averagePrice.amount)]).toEqual([
      name,
      Number(earned),
      price && Number(price),
    ])
    for (const [figure, value] of Object.entries(figuresOf))
      if (typeof value === 'number') expect(shown[figure], `${figure} of ${name}`).toBeCloseTo(value, 3)
      else expect(shown[figure], `${figure} of ${name}`).toBeNull()
  }

  it('equal what the bookings themselves say, in any zone and for any days', async () => {
    const day = fc.nat({ max: 213 }).map(shift => addDays('2025-08-19', shift))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 1, 2), day, fc.nat({ max: 120 }), async (index, start, more) => {
        const { of, zone: timeZone } = businesses[index]!
        const { services, period } = await ask(start, addDays(start, more), of)
        const expected = await raw(period.start, period.end, of, timeZone)
        expect(services).toHaveLength(4)
        for (const each of services) expectEqual(each, expected.get(each.service.id)!)
      }),
      { numRuns: 25 },
    )
  })

  it('rank by revenue, beside the place in as many days before', async () => {
    const { services, previousPeriod } = await ask('2026-02-01', '2026-02-28')
    expect(previousPeriod).toEqual({ start: '2026-01-04', end: '2026-01-31' })
    const revenue = services.map(each => Number(each.revenue!.amount))
    expect(revenue).toEqual([...revenue].sort((one, other) => other - one))
    expect(services.map(({ rank }) => rank)).toEqual([1, 2, 3, 4])
    const before = [...(await raw('2026-01-04', '2026-01-31')).values()].sort((one, other) => Number(other.revenue) - Number(one.revenue))
    for (const { service, previousRank } of services) expect(before[previousRank! - 1]!.id).toBe(service.id)
    const shares = services.map(each => Number(each.revenueShare))
    expect(shares.reduce((one, other) => one + other, 0)).toBeCloseTo(1, 3)
  })

  it('count the completed bookings of 26 stretches of seven days up to the end', async () => {
    const { services } = await ask('2026-03-01', '2026-03-31')
    for (const { service, weekly } of services) {
      expect(weekly).toHaveLength(26)
      expect(weekly.at(-1)!.date).toBe(addDays(today, -6))
      for (const { date, value } of weekly) expect(value).toBe((await raw(date, addDays(date, 6))).get(service.id)!.completed)
    }
  })

  it('of days to come end their weeks today, and fall for nobody', async () => {
    const { services, recommendations } = await ask('2026-06-01', '2026-06-30')
    for (const { weekly, trend } of services) expect([weekly.at(-1)!.date, trend]).toEqual([addDays(today, -6), 'FLAT'])
    expect(recommendations).toEqual([])
  })

  it('are held back where revenue may not be seen, and rank by completed bookings then', async () => {
    const permissions = new Set(['metrics.view', 'business.view'] as const)
    const period = { start: '2026-02-01', end: '2026-02-28' }
    const { data, errors } = await provider.ask<Answer>(source(figures), { period }, 'STAFF', { permissions })
    expect(errors).toBeUndefined()
    const completed = data!.serviceAnalytics.services.map(each => Number(each.completed))
    expect(completed).toEqual([...completed].sort((one, other) => other - one))
    const hidden = await provider.ask<Answer>(source(money), { period }, 'STAFF', { permissions })
    expect(hidden.errors?.map(({ extensions }) => extensions?.code)).toContain('FORBIDDEN')
    expect(hidden.data!.serviceAnalytics.services.map(({ revenue }) => revenue)).toEqual([null, null, null, null])
  })

  it('of one service keep its place among all', async () => {
    const all = (await ask('2026-02-01', '2026-02-28')).services
    const last = all.at(-1)!
    const only = await provider.get<Answer>(source(`${figures} ${money}`), {
      period: { start: '2026-02-01', end: '2026-02-28' },
      serviceId: last.service.id.toUpperCase(),
    })
    expect(only.serviceAnalytics.services).toEqual([last])
  })

  it('hold nothing of a span before the first day', async () => {
    const { services } = await ask('2020-01-01', '2020-01-31')
    expect(services).toHaveLength(4)
    for (const each of services)
      expect(each).toMatchObject({
        previousRank: null,
        bookings: 0,
        completed: 0,
        revenue: { amount: '0.00' },
        revenueShare: null,
        averagePrice: null,
        averageRating: null,
        completionRate: null,
        repeatRate: null,
        trend: 'FLAT',
      })
  })
})

describe('a service that can no longer be booked', () => {
  it('is there while anything is known of it, and else only when asked for', async () => {
    const [gone] = (await ask('2026-02-01', '2026-02-28')).services
    await world.pool.query('update services set is_active = false where id = $1', [gone!.service.id])
    expect((await ask('2026-02-01', '2026-02-28')).services).toHaveLength(4)
    expect((await ask('2020-01-01', '2020-01-31')).services).toHaveLength(3)
    await world.pool.query('update services set is_active = true where id = $1', [gone!.service.id])
  })
})

describe('what cannot be answered', () => {
  it.each([
    [{ period: { start: '2026-02-02', end: '2026-02-01' } }, 'BAD_USER_INPUT', 'period.end'],
    [{ period: { start: '1900-02-02', end: '2026-02-01' } }, 'BAD_USER_INPUT', 'period.start'],
  ])('%j names its field', async (variables, code, path) => {
    const { errors } = await provider.ask(source('rank'), variables)
    expect(errors![0]!.extensions).toMatchObject({ code, fields: [{ path }] })
  })

  it('is a service that the provider has not', async () => {
    const period = { start: '2026-02-01', end: '2026-02-28' }
    const { rows } = await world.pool.query<{ id: string }>('select id from services where provider_id <> $1 limit 1', [provider.id])
    for (const serviceId of [rows[0]!.id, 'nothing', '00000000-0000-4000-8000-000000000000']) {
      const { errors } = await provider.ask(source('rank'), { period, serviceId })
      expect(errors![0]!.extensions!.code).toBe('NOT_FOUND')
    }
  })
})

it('five statements answer, however many services there are', async () => {
  const sent = await world.statements.of(() => ask('2026-02-01', '2026-02-28'))
  expect(sent.filter(name => !/^(begin|rollback|commit)/.test(name))).toEqual([
    'cache.mark',
    'service-analytics.services',
    'metrics.spans.whole',
    'service-analytics.weeks',
    'services.byIds',
  ])
})
