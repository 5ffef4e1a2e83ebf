/** How a customer stands, in SQL: `c` is the customer, `r` the relationship, `$2` the instant. The same rule as the engine's `standingAt`: only who came ten times has to be counted. */
export const standing = `(case
  when coalesce(r.total_bookings, 0) = 0 then 'NEW'
  when r.total_bookings >= 10 and (select count(*) from (
    select 1 from bookings b where b.provider_id = c.provider_id and b.customer_id = c.id and b.status = 'COMPLETED'
      and b.starts_at >= $2::timestamptz - interval '365 days' and b.starts_at < $2::timestamptz limit 10) visits) = 10 then 'VIP'
  when r.last_booking_at < $2::timestamptz - interval '120 days' then 'AT_RISK'
  else 'REGULAR' end)`
