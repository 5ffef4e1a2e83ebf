import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { seedDemo } from '@dashboard/api/app/demo/seed.service'
import { boarding } from '@dashboard/api/app/demo/truth/boarding'
import { groomer } from '@dashboard/api/app/demo/truth/groomer'
import type { ProviderTruth } from '@dashboard/api/app/demo/truth/model'
import { walker } from '@dashboard/api/app/demo/truth/walker'
import { addDays } from '@dashboard/api/core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { stream } from '../kit/random-business'
import { rawFigures } from '../kit/raw-figures'
import type { World } from '../kit/world'
import { world } from '../kit/world'

/** The businesses of the demo, the salon with a tenth of its customers. */
const salon: ProviderTruth = { ...groomer, arrivals: { ...groomer.arrivals, initial: 60, perDay: 0.3 } }
const now = new Date('2026-11-23T15:00:00Z')
const questionsEach = 6

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsx = createRequire(new URL('../../packages/api/package.json', import.meta.url)).resolve('tsx/cli')

let house: World
const businesses = new Map<string, { id: number; zone: string; owner: Client; from: string; to: string }>()

const join = async (name: string, id: number): Promise<void> => {
  const { email } = await insertMember(house.sql, id, 'OWNER')
  const owner = new Client(house.url)
  await owner.signIn(email, password)
  const { rows } = await house.sql.query<{ zone: string; from: string; to: string }>(
    `select p.time_zone as zone, min((b.booked_at at time zone p.time_zone)::date)::text as from, max((b.starts_at at time zone p.time_zone)::date)::text as to
     from providers p join bookings b on b.provider_id = p.id where p.id = $1 group by p.time_zone`,
    [id],
  )
  businesses.set(name, { id, owner, ...rows[0]! })
}

beforeAll(async () => {
  house = await world({ settings: { demo: true }, now: () => now })
  await seedDemo(house.app.house, { now, truths: [salon, walker, boarding] })
  for (const { name } of [salon, walker, boarding]) {
    const { rows } = await house.sql.query<{ id: number }>('select id from providers where name = $1', [name])
    await join(name, rows[0]!.id)
  }
  const shop = await insertProvider(house.sql, { name: 'CDs', timeZone: 'America/New_York', currency: 'USD' })
  await promisify(execFile)(
    process.execPath,
    [
      tsx,
      '--tsconfig',
      'tsconfig.base.json',
      'packages/api/src/app/cli/import.ts',
      'tests/fixtures/cdnow-sample.csv',
      '--provider',
      String(shop),
      '--yes',
    ],
    { cwd: root, env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: house.databaseUrl } },
  )
  await join('CDs', shop)
})
afterAll(() => house.close())

/** Spans anywhere in the history, of any length. */
const spansOf = (name: string, { from, to }: { from: string; to: string }): { start: string; end: string }[] => {
  const random = stream(Array.from(name).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7))
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return Array.from({ length: questionsEach }, () => {
    const start = addDays(from, Math.floor(random() * days))
    return { start, end: addDays(start, Math.floor(random() ** 2 * 400)) }
  })
}

type Rows = Record<string, number | string | null>[]
const raw = async (text: string, values: unknown[]): Promise<Rows> => (await house.sql.query<Rows[number]>(text, values)).rows

const names = ['Maple & Main Pet Grooming', walker.name, boarding.name, 'CDs']

describe.each(names)('every figure of %s', name => {
  const each = async (
    ask: (business: NonNullable<ReturnType<typeof businesses.get>>, span: { start: string; end: string }) => Promise<void>,
  ) => {
    const business = businesses.get(name)!
    for (const span of spansOf(name, business)) await ask(business, span)
  }

  it('of the metrics is that of the bookings, as far as the days have come', () =>
    each(async ({ id, zone, owner }, { start, end }) => {
      const { metrics: report } = await owner.get<{
        metrics: { period: { start: string; end: string }; summary: { metric: string; total: number | null }[] }
      }>(
        `query ($names: [String!]!, $start: Date!, $end: Date!, $step: Granularity!) {
           metrics(metrics: $names, startDate: $start, endDate: $end, groupBy: $step) { period { start end } summary { metric total } }
         }`,
        { names: Object.keys(await rawFigures(house.sql, id, zone, start, start)), start, end, step: 'WEEK' },
      )
      const figures = await rawFigures(house.sql, id, zone, report.period.start, report.period.end)
      for (const { metric, total } of report.summary) expect(total, `${metric} ${start} ${end}`).toBeCloseTo(figures[metric]!, 2)
    }))

  it.each([
    ['SERVICE', 'service_id'],
    ['TEAM_MEMBER', 'assigned_to'],
    ['SOURCE', 'source'],
  ])('by %s is that of the bookings', (dimension, column) =>
    each(async ({ id, zone, owner }, { start, end }) => {
      const { metrics: report } = await owner.get<{
        metrics: { period: { end: string }; summary: { metric: string; total: number | null; dimensionValue: string | null }[] }
      }>(
        `query ($start: Date!, $end: Date!, $by: [MetricDimension!]) {
           metrics(metrics: ["bookings.completed", "revenue.earned"], startDate: $start, endDate: $end, groupBy: MONTH, dimensions: $by) {
             period { end } summary { metric total dimensionValue }
           }
         }`,
        { start, end, by: [dimension] },
      )
      const rows = await raw(
        `select coalesce(${column}::text, 'NONE') as value, count(*)::float8 as completed, sum(coalesce(final_price, price))::float8 as earned from bookings
         where provider_id = $1 and status = 'COMPLETED' and (completed_at at time zone $2)::date between $3 and $4 group by 1`,
        [id, zone, start, report.period.end],
      )
      for (const { value, completed, earned } of rows) {
        const of = (metric: string) => report.summary.find(entry => entry.metric === metric && entry.dimensionValue === value)?.total
        expect(of('bookings.completed')).toBe(completed)
        expect(of('revenue.earned')).toBeCloseTo(earned as number, 2)
      }
      const whole = rows.reduce((sum, { completed }) => sum + Number(completed), 0)
      const told = report.summary.filter(({ metric, dimensionValue }) => metric === 'bookings.completed' && dimensionValue !== null)
      expect(told.reduce((sum, { total }) => sum + (total ?? 0), 0)).toBe(whole)
    }),
  )

  it('of the revenue page is that of the bookings', () =>
    each(async ({ id, zone, owner }, { start, end }) => {
      const { revenueAnalytics: page, revenueBridge: bridge } = await owner.get<{
        revenueAnalytics: Record<'earned' | 'refunded' | 'total' | 'pending', { amount: string }> & {
          period: { end: string }
          breakdown: { key: string | null; revenue: { amount: string } }[]
          series: { value: number }[]
          heatmap: { bookings: number; revenue: number }[]
        }
        revenueBridge: Record<'booked' | 'completed' | 'paid', { amount: string }> & {
          steps: { name: string; amount: { amount: string }; isLevel: boolean }[]
        }
      }>(
        `query ($period: DateRangeInput!) {
           revenueAnalytics(period: $period, breakdown: SERVICE, top: 100) {
             period { end } earned { amount } refunded { amount } total { amount } pending { amount }
             breakdown { key revenue { amount } } series { value } heatmap { bookings revenue }
           }
           revenueBridge(period: $period) { booked { amount } completed { amount } paid { amount } steps { name amount { amount } isLevel } }
         }`,
        { period: { start, end } },
      )
      const figures = await rawFigures(house.sql, id, zone, start, page.period.end)
      const pending = (await rawFigures(house.sql, id, zone, start, end))['revenue.pending']!
      const net = figures['revenue.earned']! - figures['revenue.refunded']!
      expect(Number(page.earned.amount)).toBeCloseTo(figures['revenue.earned']!, 2)
      expect(Number(page.refunded.amount)).toBeCloseTo(figures['revenue.refunded']!, 2)
      expect(Number(page.total.amount)).toBeCloseTo(net, 2)
      expect(Number(page.pending.amount)).toBeCloseTo(pending, 2)
      expect(page.series.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(net, 1)
      expect(page.breakdown.reduce((sum, { revenue }) => sum + Number(revenue.amount), 0)).toBeCloseTo(net, 1)
      const [hours] = await raw(
        `select count(*)::float8 as bookings, coalesce(sum(coalesce(final_price, price)), 0)::float8 as revenue from bookings
         where provider_id = $1 and status = 'COMPLETED' and (starts_at at time zone $2)::date between $3 and $4`,
        [id, zone, start, page.period.end],
      )
      expect(page.heatmap.reduce((sum, cell) => sum + cell.bookings, 0)).toBe(hours!.bookings)
      expect(page.heatmap.reduce((sum, cell) => sum + cell.revenue, 0)).toBeCloseTo(hours!.revenue as number, 1)
      expect(Number(bridge.booked.amount)).toBeCloseTo(figures['bookings.value']!, 2)
      expect(Number(bridge.completed.amount)).toBeCloseTo(figures['revenue.earned']!, 2)
    }))

  it('of the services page is that of the bookings', () =>
    each(async ({ id, zone, owner }, { start, end }) => {
      const { serviceAnalytics: page } = await owner.get<{
        serviceAnalytics: {
          period: { end: string }
          services: {
            service: { id: string }
            bookings: number
            completed: number
            revenue: { amount: string }
            averageRating: number | null
            completionRate: number | null
            repeatRate: number | null
          }[]
        }
      }>(
        `query ($period: DateRangeInput!) { serviceAnalytics(period: $period) { period { end } services {
           service { id } bookings completed revenue { amount } averageRating completionRate repeatRate } } }`,
        { period: { start, end } },
      )
      const day = (column: string): string => `(${column} at time zone $2)::date between $3 and $4`
      const rows = await raw(
        `with first as (select distinct on (customer_id) id from bookings where provider_id = $1 and status = 'COMPLETED' order by customer_id, starts_at, id)
         select s.id,
           (select count(*)::float8 from bookings b where b.service_id = s.id and ${day('b.starts_at')}) as due,
           (select count(*)::float8 from bookings b where b.service_id = s.id and b.status = 'COMPLETED' and ${day('b.completed_at')}) as completed,
           (select coalesce(sum(coalesce(final_price, price)), 0) from bookings b where b.service_id = s.id and b.status = 'COMPLETED' and ${day('b.completed_at')})::float8
           - (select coalesce(sum(r.amount), 0) from booking_refunds r join bookings b on b.id = r.booking_id
              where b.service_id = s.id and b.status = 'COMPLETED' and ${day('r.refunded_at')})::float8 as revenue,
           (select avg(r.rating)::float8 from reviews r join bookings b on b.id = r.booking_id where b.service_id = s.id and ${day('r.reviewed_at')}) as rating,
           (select 100.0 * count(*) filter (where b.status = 'COMPLETED') / nullif(count(*), 0) from bookings b
              where b.service_id = s.id and b.status in ('COMPLETED', 'CANCELLED', 'NO_SHOW') and ${day('b.starts_at')})::float8 as "completionRate",
           (select 100.0 * count(*) filter (where b.id not in (select id from first)) / nullif(count(*), 0) from bookings b
              where b.service_id = s.id and b.status = 'COMPLETED' and ${day('b.completed_at')})::float8 as "repeatRate"
         from services s where s.provider_id = $1`,
        [id, zone, start, page.period.end],
      )
      for (const row of rows) {
        const told = page.services.find(({ service }) => service.id === row.id)
        expect(told?.bookings ?? 0).toBe(row.due)
        expect(told?.completed ?? 0).toBe(row.completed)
        expect(Number(told?.revenue.amount ?? 0)).toBeCloseTo(row.revenue as number, 2)
        const figures = [told?.averageRating ?? null, told?.completionRate ?? null, told?.repeatRate ?? null]
        for (const [index, value] of [row.rating, row.completionRate, row.repeatRate].entries())
          if (value == null) expect(figures[index]).toBeNull()
          else expect(figures[index]).toBeCloseTo(value as number, 3)
      }
    }))

  it('of acquisition is that of the bookings', () =>
    each(async ({ id, zone, owner }, { start, end }) => {
      const { customerAcquisition: page } = await owner.get<{
        customerAcquisition: { period: { end: string }; newCustomers: number; conversionFunnel: { count: number }[] }
      }>(
        'query ($period: DateRangeInput!) { customerAcquisition(period: $period) { period { end } newCustomers conversionFunnel { count } } }',
        {
          period: { start, end },
        },
      )
      const [row] = await raw(
        `select count(*)::int as first, count(*) filter (where visits > 1)::int as second from (
           select distinct on (customer_id) completed_at, count(*) over (partition by customer_id) as visits
           from bookings where provider_id = $1 and status = 'COMPLETED' order by customer_id, starts_at, id) first
         where (completed_at at time zone $2)::date between $3 and $4`,
        [id, zone, start, page.period.end],
      )
      expect([page.newCustomers, page.conversionFunnel[3]!.count]).toEqual([row!.first, row!.second])
    }))

  it('of retention is that of the bookings', async () => {
    const { id, zone, owner } = businesses.get(name)!
    const { retention } = await owner.get<{
      retention: {
        asOf: string
        customersBefore: number
        customersRetained: number
        cohortAnalysis: { month: string; size: number; retained: number[] }[]
      }
    }>('{ retention { asOf customersBefore customersRetained cohortAnalysis { month size retained } } }')
    const visits = `select customer_id, (completed_at at time zone $2)::date as day from bookings where provider_id = $1 and status = 'COMPLETED'`
    const [row] = await raw(
      `with visit as (${visits}), before as (select distinct customer_id from visit where day between $3::date - 179 and $3::date - 90)
       select count(*)::int as before, count(*) filter (where exists (select from visit v where v.customer_id = before.customer_id and v.day between $3::date - 89 and $3::date))::int as retained from before`,
      [id, zone, retention.asOf],
    )
    expect([retention.customersBefore, retention.customersRetained]).toEqual([row!.before, row!.retained])
    for (const { month, size, retained } of retention.cohortAnalysis) {
      const rows = await raw(
        `with visit as (${visits} and (completed_at at time zone $2)::date <= $5::date), cohort as (select customer_id from visit group by 1 having date_trunc('month', min(day)) = $3::date)
         select (select count(*) from cohort)::int as size, coalesce(array_agg(k.active order by k.months), '{}') as active from (
           select months, (select count(distinct customer_id) from visit join cohort using (customer_id)
             where date_trunc('month', day) = $3::date + months * interval '1 month')::int as active
           from generate_series(0, $4::int - 1) months) k`,
        [id, zone, month, retained.length, retention.asOf],
      )
      expect(size).toBe(rows[0]!.size)
      const active = rows[0]!.active as unknown as number[]
      retained.forEach((share, k) => expect(share, `${month} ${k}`).toBeCloseTo(active[k]! / size, 3))
    }
  })
})
