import type { CustomerSegment } from '@dashboard/schema/vocabulary'

/** Ten completed visits within a year: only who came ten times at all has to be counted. */
const isVip = `(r.total_bookings >= 10 and (select count(*) from (
    select 1 from bookings b where b.provider_id = c.provider_id and b.customer_id = c.id and b.status = 'COMPLETED'
      and b.starts_at >= $2::timestamptz - interval '365 days' and b.starts_at < $2::timestamptz limit 10) visits) = 10)`

/** How a customer stands, in SQL: `c` is the customer, `r` the relationship, `$2` the instant. The same rule as the engine's `standingAt`. */
export const standing = `(case
  when coalesce(r.total_bookings, 0) = 0 then 'NEW'
  when ${isVip} then 'VIP'
  when r.last_booking_at < $2::timestamptz - interval '120 days' then 'AT_RISK'
  else 'REGULAR' end)`

/** The same rule turned round: who stands so. Bounds of plain columns come first, for an index finds these. */
export const standsAs: Readonly<Record<CustomerSegment, string>> = {
  ALL: 'true',
  NEW: '(r.total_bookings = 0 or r.total_bookings is null)',
  VIP: isVip,
  AT_RISK: `(r.total_bookings > 0 and r.last_booking_at < $2::timestamptz - interval '120 days' and not ${isVip})`,
  REGULAR: `(r.total_bookings > 0 and r.last_booking_at >= $2::timestamptz - interval '120 days' and not ${isVip})`,
}

/** The same of those who have booked, of whom there always is an `r`. */
export const bookedStandsAs: Readonly<Record<CustomerSegment, string>> = { ...standsAs, NEW: 'r.total_bookings = 0' }

/**
 * `id` and `standing` of every customer of `$1` who was known at `$2`, by the bookings of the time: what happened since does not count,
 * but for corrections of what was before.
 */
export const standingsAt = `
  select c.id, case when v.visits is null or v.visits = 0 then 'NEW' when v.lately >= 10 then 'VIP'
      when v.last_at < $2::timestamptz - interval '120 days' then 'AT_RISK' else 'REGULAR' end as standing
    from customers c left join (
      select b.customer_id, min(b.booked_at) as met_at, count(*) filter (where b.status = 'COMPLETED' and b.starts_at < $2) as visits,
        count(*) filter (where b.status = 'COMPLETED' and b.starts_at < $2 and b.starts_at >= $2::timestamptz - interval '365 days') as lately,
        max(b.starts_at) filter (where b.status = 'COMPLETED' and b.starts_at < $2) as last_at
        from bookings b where b.provider_id = $1 group by b.customer_id) v on v.customer_id = c.id
   where c.provider_id = $1 and not c.is_gone and least(c.joined_at, v.met_at, case when v.met_at is null then c.created_at end) <= $2`
