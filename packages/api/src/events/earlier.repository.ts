/** Reads what became known after an instant, through the wall between providers. */
import type { TenantDb } from '../db/tenant'
import type { Wanted } from './change'
import { plain } from './columns'
import type { Visit } from './earlier'
import { WINDOW_BOOKINGS, WINDOW_REACH, windowTarget } from './load.repository'
import type { BookingRow, EventRow, WindowRow } from './rows'

/**
 * $2 the instant, $3 the first instant that no longer matters, $4 whether customers' standings matter, $5 at most so many.
 * Every booking of which something became known later, of those customers whose figures before $3 may differ by it: by a booking that
 * was known already, by one told later with something before $3, or by one that was booked before it and starts after it.
 */
const TOUCHED = `
with later as (
  select booking_id, bool_or(least(occurred_at, (payload ->> 'startsAt')::timestamptz, (payload ->> 'completedAt')::timestamptz) < $3::timestamptz) as reaches
  from business_events where provider_id = $1 and received_at > $2::timestamptz and booking_id is not null
  group by booking_id
), concerned as (
  select b.customer_id from later l join bookings b on b.provider_id = $1 and b.id = l.booking_id
  where l.reaches or exists (
    select from business_events k where k.provider_id = $1 and k.booking_id = l.booking_id and k.received_at <= $2::timestamptz)
  union
  select customer_id from bookings where $4 and provider_id = $1 and booked_at < $3::timestamptz and starts_at >= $3::timestamptz
)
select l.booking_id, b.customer_id from later l join bookings b on b.provider_id = $1 and b.id = l.booking_id
where b.customer_id in (select customer_id from concerned) limit $5`

export interface TouchedRow {
  booking_id: string
  customer_id: string
}

/** Bookings of which something became known after `since`, as far as it may concern what is before `upTo`. */
export const touchedBookings = (db: TenantDb, since: Date, upTo: Date, withStandings: boolean, most: number): Promise<TouchedRow[]> =>
  db.rows('events.touched', TOUCHED, [db.providerId, since, upTo, withStandings, most])

const EVENT_COLUMNS = `e.id, e.type, date_part('epoch', e.occurred_at) * 1000 as occurred_at, e.payload,
  date_part('epoch', e.received_at) * 1000 as received_at, e.received_at > $2::timestamptz as is_later`

export interface KnownEventRow extends Omit<EventRow, 'provider_id' | 'booking_id'> {
  booking_id: string | null
  received_at: number
  is_later: boolean
}

const EVENTS = `
select e.booking_id, ${EVENT_COLUMNS}
from unnest($3::uuid[]) as n(booking_id) join business_events e on e.provider_id = $1 and e.booking_id = n.booking_id`

/** All events of the bookings. */
export const eventsOfBookings = (db: TenantDb, since: Date, bookingIds: readonly string[]): Promise<KnownEventRow[]> =>
  db.rows('events.ofBookings', EVENTS, [db.providerId, since, plain(bookingIds, id => id)])

const LONE = `
select e.booking_id, ${EVENT_COLUMNS}
from business_events e
where e.provider_id = $1 and e.received_at > $2::timestamptz and e.booking_id is null and e.occurred_at < $3::timestamptz limit $4`

/** Events about no booking that happened before `upTo` and became known after `since`. */
export const loneEvents = (db: TenantDb, since: Date, upTo: Date, most: number): Promise<KnownEventRow[]> =>
  db.rows('events.lone', LONE, [db.providerId, since, upTo, most])

/** The wanted windows' bookings as they stand. */
export const windowBookingsOf = (db: TenantDb, wanted: readonly Wanted[]): Promise<BookingRow[]> =>
  db.rows('events.windowBookings', WINDOW_BOOKINGS, windowTarget(wanted))

/** The wanted windows' reach and what was before them. */
export const windowReachOf = (db: TenantDb, wanted: readonly Wanted[]): Promise<WindowRow[]> =>
  db.rows('events.windows', WINDOW_REACH, windowTarget(wanted))

const VISITS = `
select d.metric_date::text as day, d.customer_id as "customerId", d.bookings
from unnest($2::date[], $3::uuid[]) as n(metric_date, customer_id)
join customer_days d on d.provider_id = $1 and d.metric_date = n.metric_date and d.customer_id = n.customer_id`

/** How many bookings each of the customers' days has. */
export const bookingsOfVisits = (db: TenantDb, visits: readonly Visit[]): Promise<(Visit & { bookings: number })[]> =>
  db.rows('events.visits', VISITS, [db.providerId, plain(visits, visit => visit.day), plain(visits, visit => visit.customerId)])
