import type { DateSpan } from '../../../core/period'
import type { TenantDb } from '../../../db/tenant'

/** A span with the instants of its first moment and of the first one after it. */
export interface SpanOfInstants extends DateSpan {
  from: Date
  until: Date
}

/** Customers whose first completed booking was completed in the span, and those of them with another one by now. */
export const newCustomers = async (
  db: TenantDb,
  { start, end, from, until }: SpanOfInstants,
): Promise<{ first: number; second: number }> => {
  const [row] = await db.rows<{ first: number; second: number }>(
    'acquisition.newCustomers',
    `with visitor as (select distinct customer_id from customer_days where provider_id = $1 and metric_date between $2::date and $3::date)
     select count(*)::int as first, count(*) filter (where (
       select r.total_bookings from customer_relationships r where r.provider_id = $1 and r.customer_id = visitor.customer_id
     ) >= 2)::int as second
     from visitor
     cross join lateral (
       select b.completed_at from bookings b
       where b.provider_id = $1 and b.customer_id = visitor.customer_id and b.completed_at is not null
       order by b.starts_at, b.id limit 1
     ) first_visit
     where first_visit.completed_at >= $4::timestamptz and first_visit.completed_at < $5::timestamptz`,
    [db.providerId, start, end, from, until],
  )
  return row ?? { first: 0, second: 0 }
}
