import type { DateSpan } from '../../../core/period'
import type { TenantDb } from '../../../db/tenant'

/** What a customer brought; exact decimals. */
export interface CustomerRow {
  key: string
  label: string
  earned: string
  revenue: string
  bookings: number
}

/** A span with the instants of its first moment and of the first one after it. */
export interface SpanOfInstants extends DateSpan {
  from: Date
  until: Date
}

/** $2 and $3 first and last day, $4 and $5 their instants. Refunds count as in the rollups: of completed bookings, by the day of the refund. */
const BY_CUSTOMER = `
  select customer_id, sum(earned) as earned, sum(earned) - sum(refunded) as revenue, sum(bookings)::int as bookings from (
    select customer_id, revenue as earned, 0::numeric as refunded, bookings
    from customer_days where provider_id = $1 and metric_date between $2::date and $3::date
    union all
    select b.customer_id, 0, r.amount, 0
    from booking_refunds r join bookings b on b.provider_id = r.provider_id and b.id = r.booking_id
    where r.provider_id = $1 and r.refunded_at >= $4::timestamptz and r.refunded_at < $5::timestamptz and b.completed_at is not null
  ) fact group by customer_id`

/** The customers who brought the most. */
export const topCustomers = (db: TenantDb, { start, end, from, until }: SpanOfInstants, most: number): Promise<CustomerRow[]> =>
  db.rows(
    'revenue.topCustomers',
    `select top.customer_id as key, c.name as label, top.earned::text, top.revenue::text, top.bookings
     from (select * from (${BY_CUSTOMER}) by_customer order by revenue desc, customer_id limit $6) top
     join customers c on c.provider_id = $1 and c.id = top.customer_id
     order by top.revenue desc, top.customer_id`,
    [db.providerId, start, end, from, until, most],
  )

/** What these customers brought in other days; who brought nothing is missing. */
export const revenueOfCustomers = (
  db: TenantDb,
  { start, end, from, until }: SpanOfInstants,
  ids: readonly string[],
): Promise<{ key: string; revenue: string }[]> =>
  db.rows(
    'revenue.ofCustomers',
    `select customer_id as key, revenue::text from (${BY_CUSTOMER}) by_customer where customer_id = any($6::uuid[])`,
    [db.providerId, start, end, from, until, ids],
  )

/** One hour of the week: what started in it and was completed. */
export interface HourRow {
  weekday: number
  hour: number
  revenue: number
  bookings: number
}

/** The hours of the week that had any, in order. */
export const hoursOfWeek = (db: TenantDb, { start, end }: DateSpan): Promise<HourRow[]> =>
  db.rows(
    'revenue.hoursOfWeek',
    `select extract(isodow from metric_date)::int as weekday, hour::int as hour,
       coalesce(sum(value) filter (where metric_name = 'hourly.revenue'), 0)::float8 as revenue,
       coalesce(sum(value) filter (where metric_name = 'hourly.bookings'), 0)::int as bookings
     from business_metrics_hourly where provider_id = $1 and metric_date between $2::date and $3::date
     group by 1, 2 having sum(value) filter (where metric_name = 'hourly.bookings') > 0 order by 1, 2`,
    [db.providerId, start, end],
  )
