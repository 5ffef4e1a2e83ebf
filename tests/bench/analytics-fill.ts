/** Businesses of any size, written straight into the tables with the rollups that their bookings make: reading is what is measured. */
import type pg from 'pg'

/** How much of a business there is. */
export interface Size {
  bookings: number
  customers: number
  services: number
  members: number
  /** Days of history up to yesterday. */
  days: number
}

const zone = `(select time_zone from providers where id = $1)`

/** A number in [0, 1) for a row and a purpose, the same each time. */
const dice = (purpose: number): string => `((hashint8(n * 31 + ${purpose})::bigint & 1048575) / 1048576.0)`

const people = `
insert into customers (provider_id, ref, name, source)
select $1, 'c' || n, 'Customer ' || n, (enum_range(null::acquisition_channel))[1 + n % 8] from generate_series(1, $2::int) n`
const offers = `
insert into services (provider_id, ref, name, duration_minutes, price)
select $1, 's' || n, 'Service ' || n, 30 + n % 4 * 30, 20 + n * 3 from generate_series(1, $2::int) n`
const team = `
insert into team_members (provider_id, ref, email, first_name, last_name, role, hired_date)
select $1, 'm' || n, 'm' || n, 'Member ' || n, '', 'STAFF', '2015-01-01' from generate_series(1, $2::int) n`

/** In the order in which a business grows. One in twelve cancelled, one in fifty missed; a tenth charged more than was agreed. Most customers come a few times, some often. */
const bookings = `
with
  c as (select array_agg(id) as ids from customers where provider_id = $1),
  s as (select array_agg(id order by ref) as ids, array_agg(price order by ref) as prices, array_agg(duration_minutes order by ref) as minutes from services where provider_id = $1),
  m as (select array_agg(id) as ids from team_members where provider_id = $1 and ref <> ''),
  dice as (
    select n, 1 + floor(power(${dice(1)}, 2) * $3)::int as customer, 1 + floor(${dice(2)} * $4)::int as service, 1 + floor(${dice(3)} * $5)::int as member,
      (current_date - $6::int + floor(${dice(4)} * $6)::int)::timestamp + interval '8 hours' + floor(${dice(5)} * 40) * interval '15 minutes' as starts, ${dice(6)} as fate
    from generate_series(1, $2::bigint) n
  )
insert into bookings (provider_id, ref, customer_id, service_id, assigned_to, source, status, starts_at, ends_at, booked_at, price, final_price, checked_in_at, completed_at)
select $1, 'b' || n, c.ids[customer], s.ids[service], m.ids[member], (enum_range(null::acquisition_channel))[1 + n % 8],
  (case when fate < 0.083 then 'CANCELLED' when fate < 0.103 then 'NO_SHOW' else 'COMPLETED' end)::booking_status,
  starts at time zone ${zone}, (starts + s.minutes[service] * interval '1 minute') at time zone ${zone},
  (starts - interval '5 days') at time zone ${zone}, s.prices[service], case when fate > 0.9 then s.prices[service] + 5 end,
  case when fate >= 0.103 then (starts + interval '4 minutes') at time zone ${zone} end,
  case when fate >= 0.103 then (starts + s.minutes[service] * interval '1 minute') at time zone ${zone} end
from dice, c, s, m
order by starts`

const reviews = `
insert into reviews (provider_id, id, customer_id, booking_id, rating, reviewed_at)
select $1, gen_random_uuid(), customer_id, id, 3 + (hashtext(ref) & 1) + (hashtext(ref) >> 3 & 1), completed_at + interval '1 day'
from bookings where provider_id = $1 and completed_at is not null and hashtext(ref) & 7 = 0`

const local = (column: string): string => `(${column} at time zone ${zone})::date`

/** Daily cells, in total and by each dimension: the same measures that the engine keeps. */
const rollups = `
with first as (
  select distinct on (customer_id) id from bookings where provider_id = $1 and completed_at is not null order by customer_id, starts_at, id
), fact as (
  select ${local('booked_at')} as day, 'bookings.count' as name, 1::numeric as value, b.* from bookings b where provider_id = $1
  union all select ${local('booked_at')}, 'bookings.value', price, b.* from bookings b where provider_id = $1
  union all select ${local('starts_at')}, 'bookings.due', 1, b.* from bookings b where provider_id = $1
  union all select ${local('starts_at')}, 'bookings.cancelled', 1, b.* from bookings b where provider_id = $1 and status = 'CANCELLED'
  union all select ${local('starts_at')}, 'bookings.noShow', 1, b.* from bookings b where provider_id = $1 and status = 'NO_SHOW'
  union all select ${local('completed_at')}, 'bookings.completed', 1, b.* from bookings b where provider_id = $1 and completed_at is not null
  union all select ${local('completed_at')}, 'revenue.earned', coalesce(final_price, price), b.* from bookings b where provider_id = $1 and completed_at is not null
  union all select ${local('completed_at')}, 'bookings.timed', 1, b.* from bookings b where provider_id = $1 and completed_at is not null
  union all select ${local('completed_at')}, 'bookings.plannedMinutes', extract(epoch from ends_at - starts_at) / 60, b.* from bookings b where provider_id = $1 and completed_at is not null
  union all select ${local('completed_at')}, 'bookings.actualMinutes', extract(epoch from completed_at - checked_in_at) / 60, b.* from bookings b where provider_id = $1 and completed_at is not null
  union all select ${local('completed_at')}, 'customers.new', 1, b.* from bookings b where provider_id = $1 and id in (select id from first)
  union all select ${local('r.reviewed_at')}, 'reviews.count', 1, b.* from bookings b join reviews r on r.provider_id = $1 and r.booking_id = b.id where b.provider_id = $1
  union all select ${local('r.reviewed_at')}, 'reviews.sum', r.rating, b.* from bookings b join reviews r on r.provider_id = $1 and r.booking_id = b.id where b.provider_id = $1
  union all select ${local('r.reviewed_at')}, 'reviews.satisfied', (r.rating >= 4)::int, b.* from bookings b join reviews r on r.provider_id = $1 and r.booking_id = b.id where b.provider_id = $1
)
insert into business_metrics (provider_id, metric_date, metric_type, metric_name, dimension, dimension_value, value)
select $1, day, split_part(name, '.', 1), name, slice.dimension::metric_dimension_key, slice.value, sum(fact.value)
from fact cross join lateral (values ('TOTAL', ''), ('SERVICE', service_id::text), ('TEAM_MEMBER', assigned_to::text), ('SOURCE', source::text),
  ('CUSTOMER_SEGMENT', 'REGULAR')) as slice(dimension, value)
group by day, name, slice.dimension, slice.value
order by day`

const hours = `
insert into business_metrics_hourly (provider_id, metric_date, hour, metric_name, value)
select $1, ${local('starts_at')}, extract(hour from starts_at at time zone ${zone}), measure.name, sum(measure.value)
from bookings cross join lateral (values ('hourly.bookings', 1::numeric), ('hourly.revenue', coalesce(final_price, price))) as measure(name, value)
where provider_id = $1 and completed_at is not null group by 2, 3, 4 order by 2`

const visits = `
insert into customer_days (provider_id, metric_date, customer_id, bookings, revenue)
select $1, ${local('completed_at')}, customer_id, count(*), sum(coalesce(final_price, price))
from bookings where provider_id = $1 and completed_at is not null group by 2, 3 order by 2`

const relationships = `
insert into customer_relationships (provider_id, customer_id, total_bookings, total_spent, first_booking_at, last_booking_at)
select $1, customer_id, count(completed_at), coalesce(sum(coalesce(final_price, price)) filter (where completed_at is not null), 0), min(starts_at), max(starts_at) filter (where completed_at is not null)
from bookings where provider_id = $1 group by customer_id`

const MANY = 1000

/** Fills a provider that is empty. */
export const fill = async (sql: pg.Pool, providerId: number, size: Size): Promise<void> => {
  await sql.query(people, [providerId, size.customers])
  await sql.query(offers, [providerId, size.services])
  await sql.query(team, [providerId, size.members])
  await sql.query(bookings, [providerId, size.bookings, size.customers, size.services, size.members, size.days])
  await sql.query(reviews, [providerId])
  // What was just written is not known to the planner yet.
  if (size.bookings >= MANY) await sql.query('analyze customers, bookings, reviews')
  for (const text of [rollups, hours, visits, relationships]) await sql.query(text, [providerId])
  await sql.query(
    `insert into provider_versions (provider_id, version, rollup_revision) values ($1, 1, 1000)
     on conflict (provider_id) do update set version = 1, rollup_revision = 1000`,
    [providerId],
  )
}
