import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../../tests/kit/random-business'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { serviceDaysJob } from './service-days.job'
import { ServiceAnalyticsResolver } from './services.resolver'

const world = await room(buildSchemaSync({ resolvers: [ServiceAnalyticsResolver], authChecker, validate: false }))
afterAll(() => world.close())

const zone = 'America/New_York'
/** Half past two in the night in New York, half past eight in Berlin. */
const night = new Date('2026-03-20T06:33:00Z')
const nextNight = new Date('2026-03-21T06:33:00Z')
let provider: Awaited<ReturnType<typeof world.provider>>
let awake: typeof provider

beforeAll(async () => {
  world.clock.now = night
  provider = await world.provider({ timeZone: zone })
  awake = await world.provider()
  const shape = { bookings: 300, customers: 60, from: new Date('2025-11-20T00:00:00Z'), days: 130 }
  await provider.record(...randomBusiness({ seed: 11, ...shape }))
  await awake.record(...randomBusiness({ seed: 12, ...shape, bookings: 30 }))
})

const kept = async (id: number) => {
  const { rows } = await world.pool.query<Record<string, unknown>>(
    `select service_id, date::text, booking_count, revenue::float8, average_rating::float8, completion_rate::float8, average_duration_minutes,
       customer_satisfaction::float8, repeat_booking_rate::float8
     from service_performance where provider_id = $1 and (booking_count, revenue) <> (0, 0) order by service_id, date`,
    [id],
  )
  return rows
}

/** The same from the bookings, refunds and reviews themselves; days of which nothing was completed or given back are left out. */
const raw = async (before: string) => {
  const { rows } = await world.pool.query<Record<string, unknown>>(
    `with b as (
       select *, (starts_at at time zone $2)::date as starts, (completed_at at time zone $2)::date as done,
         id = first_value(id) over (partition by customer_id, status = 'COMPLETED' order by starts_at, id) as is_first
       from bookings where provider_id = $1
     ), refund as (
       select b.service_id, (f.refunded_at at time zone $2)::date as day, sum(f.amount) as amount
       from booking_refunds f join b on b.id = f.booking_id and b.status = 'COMPLETED' where f.provider_id = $1 group by 1, 2
     ), review as (
       select b.service_id, (v.reviewed_at at time zone $2)::date as day, avg(rating) as rating, avg((rating >= 4)::int) * 100 as satisfied
       from reviews v join b on b.id = v.booking_id where v.provider_id = $1 group by 1, 2
     ), done as (
       select service_id, done as day, count(*)::int as bookings, sum(coalesce(final_price, price)) as earned,
         avg((not is_first)::int) * 100 as repeated,
         avg(extract(epoch from completed_at - checked_in_at) / 60) filter (where completed_at > checked_in_at) as minutes
       from b where status = 'COMPLETED' group by 1, 2
     ), due as (
       select service_id, starts as day, avg((status = 'COMPLETED')::int) * 100 as completed
       from b where status not in ('PENDING', 'CONFIRMED') group by 1, 2
     )
     select service_id, day::text as date, coalesce(bookings, 0) as booking_count, (coalesce(earned, 0) - coalesce(amount, 0))::float8 as revenue,
       round(rating, 2)::float8 as average_rating, round(completed, 2)::float8 as completion_rate, round(minutes)::int as average_duration_minutes,
       round(satisfied, 2)::float8 as customer_satisfaction, round(repeated, 2)::float8 as repeat_booking_rate
     from done full join refund using (service_id, day) left join review using (service_id, day) left join due using (service_id, day)
     where day < $3::date and (coalesce(bookings, 0), coalesce(earned, 0) - coalesce(amount, 0)) <> (0, 0) order by service_id, day`,
    [provider.id, zone, before],
  )
  return rows
}

interface Answer {
  serviceAnalytics: { services: { service: { id: string }; weekly: { date: string; value: number }[] }[] }
}
const weekly = async () =>
  (
    await provider.get<Answer>(
      '{ serviceAnalytics(period: { start: "2026-03-01", end: "2026-03-31" }) { services { service { id } weekly { date value } } } }',
    )
  ).serviceAnalytics.services

describe('the night', () => {
  it('keeps every day that is over, where it is night', async () => {
    await serviceDaysJob.run(world.house, night)
    const rows = await raw('2026-03-20')
    expect(rows.length).toBeGreaterThan(100)
    expect(await kept(provider.id)).toEqual(rows)
    expect(await kept(awake.id)).toEqual([])
  })

  it('keeps days anew that late events changed, and changes no other', async () => {
    // A night passes: what was kept is older than what is told from now on.
    await world.pool.query(`update business_metrics set calculated_at = calculated_at - interval '1 day'`)
    await world.pool.query(`update service_performance set created_at = created_at - interval '12 hours'`)
    const { rows } = await world.pool.query<{ ref: string; at: Date; late: string }>(
      `select ref, ends_at as at, (ends_at at time zone $2)::date::text as late from bookings
       where provider_id = $1 and status in ('PENDING', 'CONFIRMED') and ends_at < $3 order by starts_at limit 3`,
      [provider.id, zone, night],
    )
    expect(rows).toHaveLength(3)
    await provider.record(...rows.map(({ ref, at }) => ['BOOKING_COMPLETED', at, { bookingRef: ref, price: '77.70' }] as const))
    expect(await kept(provider.id)).not.toEqual(await raw('2026-03-20'))
    await serviceDaysJob.run(world.house, nextNight)
    expect(await kept(provider.id)).toEqual(await raw('2026-03-21'))
    const { rows: touched } = await world.pool.query<{ days: string[] }>(
      `select array_agg(distinct date::text) as days from service_performance where provider_id = $1 and created_at > now() - interval '1 hour'`,
      [provider.id],
    )
    for (const { late } of rows) expect(touched[0]!.days).toContain(late)
    expect(touched[0]!.days.length).toBeLessThan(12)
  })

  it('done twice is done once, and lets go of days that nothing is known of any more', async () => {
    const before = await kept(provider.id)
    await world.pool.query(
      `insert into service_performance (provider_id, service_id, date, booking_count, created_at) select $1, id, '2019-01-01', 5, now() from services where provider_id = $1`,
      [provider.id],
    )
    await serviceDaysJob.run(world.house, nextNight)
    expect(await kept(provider.id)).toEqual(before)
  })
})

describe('the weeks of a service', () => {
  it('are those that the night kept, where nothing was written since', async () => {
    const before = await weekly()
    await world.pool.query(
      `update service_performance set booking_count = booking_count + 1, created_at = now() + interval '1 day' where provider_id = $1`,
      [provider.id],
    )
    const sum = (services: typeof before) => services.flatMap(each => each.weekly).reduce((one, { value }) => one + value, 0)
    expect(sum(await weekly())).toBeGreaterThan(sum(before))
    // Written to since: the rollups are the truth.
    await world.pool.query(`update business_metrics set calculated_at = now() + interval '2 days' where provider_id = $1`, [provider.id])
    await world.pool.query('update service_performance set created_at = created_at where provider_id = $1', [provider.id])
    expect(await weekly()).toEqual(before)
  })

  it('are the same before the first night', async () => {
    const before = await weekly()
    await world.pool.query('delete from service_performance where provider_id = $1', [provider.id])
    expect(await weekly()).toEqual(before)
  })
})
