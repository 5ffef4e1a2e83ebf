/** The raw events: appended once, never changed but for the booking that they waited for. */
import type pg from 'pg'
import type { Appended, Change, Placing } from './change'
import { plain, quoted } from './columns'
import { rows, unlessEmpty } from './query.repository'

const APPEND = `
insert into business_events (provider_id, id, type, occurred_at, payload, origin, user_id, booking_id, customer_id, applied, version, received_at)
select provider_id, id, type, to_timestamp(occurred_at / 1000), payload, origin, user_id, booking_id, customer_id, applied, version, to_timestamp(received_at / 1000)
from unnest($1::int[], $2::uuid[], $3::business_event_type[], $4::float8[], $5::jsonb[], $6::event_origin[], $7::uuid[], $8::uuid[], $9::uuid[], $10::bool[], $11::bigint[], $12::float8[])
  as n(provider_id, id, type, occurred_at, payload, origin, user_id, booking_id, customer_id, applied, version, received_at)`

/** When an event became known: now, but for the demo's, which tells years as if they had been recorded as they went by. */
const receivedAt = ({ origin, event }: Appended, at: Date): number =>
  origin === 'DEMO' ? Math.min(event.occurredAt.getTime(), at.getTime()) : at.getTime()

const append = (client: pg.ClientBase, entries: readonly Appended[], at: Date) =>
  unlessEmpty(entries, () =>
    rows(client, 'append', APPEND, [
      plain(entries, entry => entry.providerId),
      plain(entries, entry => entry.event.id),
      plain(entries, entry => entry.event.type),
      plain(entries, entry => entry.event.occurredAt.getTime()),
      quoted(entries, entry => JSON.stringify(entry.event.payload)),
      plain(entries, entry => entry.origin),
      plain(entries, entry => entry.event.userId ?? null),
      plain(entries, entry => entry.bookingId),
      plain(entries, entry => entry.customerId),
      plain(entries, entry => entry.applied),
      plain(entries, entry => entry.version),
      plain(entries, entry => receivedAt(entry, at)),
    ]),
  )

const RELEASE = `
update business_events e set applied = true, customer_id = n.customer_id
from unnest($1::int[], $2::uuid[], $3::uuid[]) as n(provider_id, id, customer_id)
where e.provider_id = n.provider_id and e.id = n.id`

const release = (client: pg.ClientBase, entries: readonly Placing[]) =>
  unlessEmpty(entries, () =>
    rows(client, 'release', RELEASE, [
      plain(entries, entry => entry.providerId),
      plain(entries, entry => entry.event.id),
      plain(entries, entry => entry.customerId),
    ]),
  )

/** Statements that record the events of the changes, known from `at` on. */
export const writeJournal = (client: pg.ClientBase, changes: readonly Change[], at: Date): Promise<void>[] => [
  append(
    client,
    changes.flatMap(change => change.appended),
    at,
  ),
  release(
    client,
    changes.flatMap(change => change.released),
  ),
]
