/** What a batch must know, read in one round trip behind the lock of its providers. */
import type pg from 'pg'
import type { Key, Wanted } from './change'
import { plain } from './columns'
import { ROLLUP_REVISION } from './measures'
import { rows } from './query.repository'
import type { BookingRow, CustomerRow, EventRow, ServiceRow, WindowRow } from './rows'

export interface ProviderRow {
  provider_id: number
  version: string
  time_zone: string
}

const LOCK = `
select v.provider_id, v.version, p.time_zone
from provider_versions v join providers p on p.id = v.provider_id
where v.provider_id = any($1::int[])
order by v.provider_id
for update of v`

/** Locks the providers' versions in one order. Without `wait`, those that another engine holds are left out. */
export const lockProviders = (client: pg.ClientBase, providerIds: readonly number[], wait: boolean): Promise<ProviderRow[]> =>
  rows(client, wait ? 'lock_wait' : 'lock', wait ? LOCK : `${LOCK} skip locked`, [plain(providerIds, id => id)])

/** Gives providers the version row that the lock needs; ids of no provider get none. What has no events yet is of this revision. */
export const ensureVersions = (client: pg.ClientBase, providerIds: readonly number[]): Promise<object[]> =>
  rows(
    client,
    'ensure_versions',
    'insert into provider_versions (provider_id, rollup_revision) select id, $2 from providers where id = any($1::int[]) on conflict do nothing',
    [plain(providerIds, id => id), ROLLUP_REVISION],
  )

const pair = (things: readonly Key[]) => [plain(things, thing => thing.providerId), plain(things, thing => thing.id)]

/** Those of the events that were recorded before. */
export const knownEvents = (client: pg.ClientBase, events: readonly Key[]): Promise<{ provider_id: number; id: string }[]> =>
  rows(
    client,
    'known_events',
    'select e.provider_id, e.id from unnest($1::int[], $2::uuid[]) n(provider_id, id) join business_events e using (provider_id, id)',
    pair(events),
  )

/** Events that wait for one of the bookings. */
export const waitingEvents = (client: pg.ClientBase, bookings: readonly Key[]): Promise<EventRow[]> =>
  rows(
    client,
    'waiting_events',
    `select e.provider_id, e.booking_id, e.id, e.type, date_part('epoch', e.occurred_at) * 1000 as occurred_at, e.payload
     from unnest($1::int[], $2::uuid[]) n(provider_id, booking_id) join business_events e using (provider_id, booking_id)
     where not e.applied`,
    pair(bookings),
  )

/** The named services that exist. */
export const services = (client: pg.ClientBase, named: readonly Key[]): Promise<ServiceRow[]> =>
  rows(
    client,
    'services',
    `select s.provider_id, s.id, s.duration_minutes, s.price
     from unnest($1::int[], $2::uuid[]) n(provider_id, id) join services s using (provider_id, id)`,
    pair(named),
  )

/** The named customers that exist. */
export const customers = (client: pg.ClientBase, named: readonly Key[]): Promise<CustomerRow[]> =>
  rows(
    client,
    'customers',
    `select c.provider_id, c.id, c.ref, c.name, c.email, c.phone, c.address, c.source, c.email_consent as "emailConsent",
       c.sms_consent as "smsConsent", date_part('epoch', c.joined_at) * 1000 as joined_at, c.registers
     from unnest($1::int[], $2::uuid[]) n(provider_id, id) join customers c using (provider_id, id)`,
    pair(named),
  )

/** Whose window, from when on: the customer that a booking has and the one that the batch gives it, from the earliest start of either. */
const TARGETS = `
with targets as (
  select n.provider_id, t.customer_id, min(t.since) as since
  from unnest($1::int[], $2::uuid[], $3::uuid[], $4::float8[]) n(provider_id, booking_id, customer_id, since)
  left join bookings b on b.provider_id = n.provider_id and b.id = n.booking_id
  cross join lateral (values
    (b.customer_id, least(b.starts_at, to_timestamp(n.since / 1000))),
    (n.customer_id, to_timestamp(n.since / 1000))
  ) t(customer_id, since)
  where t.customer_id is not null
  group by n.provider_id, t.customer_id
)`

/** The parameters of `WINDOW_BOOKINGS` and `WINDOW_REACH`. */
export const windowTarget = (wanted: readonly Wanted[]) => [
  plain(wanted, entry => entry.providerId),
  plain(wanted, entry => entry.bookingId),
  plain(wanted, entry => entry.customerId),
  plain(wanted, entry => entry.since),
]

/** A booking's columns as `BookingRow` names them, of a table called b. */
export const BOOKING_COLUMNS = `
  b.provider_id, b.id, b.ref, b.customer_id, b.service_id, b.assigned_to, b.pet_id, b.source, b.status,
  date_part('epoch', b.starts_at) * 1000 as starts_at, date_part('epoch', b.ends_at) * 1000 as ends_at,
  date_part('epoch', b.booked_at) * 1000 as booked_at, b.price, b.final_price,
  date_part('epoch', b.checked_in_at) * 1000 as checked_in_at, date_part('epoch', b.completed_at) * 1000 as completed_at,
  date_part('epoch', b.cancelled_at) * 1000 as cancelled_at, b.cancel_reason, b.notes, b.registers`

/** Every booking inside the wanted windows. */
export const WINDOW_BOOKINGS = `${TARGETS}
select ${BOOKING_COLUMNS}
from targets t join bookings b on b.provider_id = t.provider_id and b.customer_id = t.customer_id and b.starts_at >= t.since`

/** The wanted windows' reach and what was before them. */
export const WINDOW_REACH = `${TARGETS}
select t.provider_id, t.customer_id, date_part('epoch', t.since) * 1000 as since,
  date_part('epoch', r.first_booking_at) * 1000 as first_at, date_part('epoch', r.last_booking_at) * 1000 as last_at,
  r.total_bookings as bookings, r.total_spent as spent,
  array_to_string(array(
    select date_part('epoch', b.starts_at) * 1000 from bookings b
    where b.provider_id = t.provider_id and b.customer_id = t.customer_id and b.starts_at < t.since and b.status = 'COMPLETED'
    order by b.starts_at desc limit 10), ',') as history
from targets t left join customer_relationships r on r.provider_id = t.provider_id and r.customer_id = t.customer_id`

/** Every booking inside the wanted windows. */
export const windowBookings = (client: pg.ClientBase, wanted: readonly Wanted[]): Promise<BookingRow[]> =>
  rows(client, 'window_bookings', WINDOW_BOOKINGS, windowTarget(wanted))

/** The wanted windows' reach and what was before them. */
export const windowReach = (client: pg.ClientBase, wanted: readonly Wanted[]): Promise<WindowRow[]> =>
  rows(client, 'windows', WINDOW_REACH, windowTarget(wanted))
