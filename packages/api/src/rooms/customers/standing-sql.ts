/** How a customer stands, in SQL: `c` is the customer, `r` the relationship, `$2` the instant. The same rule as the engine's `standingAt`: only who came ten times has to be counted. */
export const standing = `(case
  when coalesce(r.total_bookings, 0) = 0 then 'NEW'
  when r.total_bookings >= 10 and (select count(*) from (
    select 1 from bookings b where b.provider_id = c.provider_id and b.customer_id = c.id and b.status = 'COMPLETED'
      and b.starts_at >= $2::timestamptz - interval '365 days' and b.starts_at < $2::timestamptz limit 10) visits) = 10 then 'VIP'
  when r.last_booking_at < $2::timestamptz - interval '120 days' then 'AT_RISK'
  else 'REGULAR' end)`

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
   where c.provider_id = $1 and c.erased_at is null and least(c.joined_at, v.met_at, case when v.met_at is null then c.created_at end) <= $2`
