import { createHash } from 'node:crypto'
import type { BookingDateBasis, SortDirection } from '@dashboard/schema/vocabulary'
import { preparedLimit, type PageRequest, type Place } from '../../core/page'
import type { Sealed } from '../../core/sealed'
import type { TenantDb } from '../../db/tenant'
import type { BookingRow } from './booking'
import { bookingColumns } from './booking'
import type { Conditions } from './filter'
import { instantOf } from './filter'

export interface ListQuery {
  conditions: Conditions
  basis: BookingDateBasis
  direction: SortDirection
  page: PageRequest
}

/** A booking and where it stands in the list that it was read for. */
export type ListedBooking = BookingRow & { at: Date }

const LATEST_REVIEW = `join reviews r on r.provider_id = b.provider_id and r.booking_id = b.id and not exists (
  select 1 from reviews n where n.provider_id = r.provider_id and n.booking_id = r.booking_id and (n.reviewed_at, n.id) > (r.reviewed_at, r.id))`

/** Which of several refunds counts, the conditions say. */
const REFUND = 'join booking_refunds r on r.provider_id = b.provider_id and r.booking_id = b.id'

const joins: Partial<Record<BookingDateBasis, string>> = { REVIEWED_AT: LATEST_REVIEW, REFUNDED_AT: REFUND }

const sourceOf = (basis: BookingDateBasis): string => `bookings b ${joins[basis] ?? ''}`

/** The same shape of a list is prepared once per connection, under a name made of its text. */
const nameOf = (text: string): string => `bookings.${createHash('sha1').update(text).digest('base64url')}`

/** Up to `size + 1` bookings of a page, from the list's end backwards when the page is `fromEnd`. */
export const page = async (db: TenantDb, { conditions, basis, direction, page: asked }: ListQuery): Promise<ListedBooking[]> => {
  const at = instantOf[basis]
  const texts = [...conditions.texts]
  const values = [...conditions.values]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const beyond = (place: Place | null, sign: string): void => {
    if (place) texts.push(`(${at}, b.id) ${sign} (${bind(place.at)}::timestamptz, ${bind(place.id)}::uuid)`)
  }
  beyond(asked.after, direction === 'ASC' ? '>' : '<')
  beyond(asked.before, direction === 'ASC' ? '<' : '>')
  const order = (direction === 'ASC') === asked.fromEnd ? 'desc' : 'asc'
  const text = `select ${bookingColumns}, ${at} as at from ${sourceOf(basis)} where ${texts.join(' and ')}
    order by ${at} ${order}, b.id ${order} limit ${preparedLimit(asked.size + 1)}`
  return (await db.rows<ListedBooking>(nameOf(text), text, values)).slice(0, asked.size + 1)
}

/** How many bookings meet the conditions. */
export const count = async (db: TenantDb, conditions: Conditions, basis: BookingDateBasis): Promise<number> => {
  const text = `select count(*)::int as count from ${sourceOf(basis)} where ${conditions.texts.join(' and ')}`
  const [row] = await db.rows<{ count: number }>(nameOf(text), text, conditions.values)
  return row?.count ?? 0
}

/** The bookings of those ids, in any order; ids of other providers find nothing. */
export const byIds = (db: TenantDb, ids: readonly string[]): Promise<BookingRow[]> =>
  db.rows('bookings.byIds', `select ${bookingColumns} from bookings b where b.provider_id = $1 and b.id = any($2::uuid[])`, [
    db.providerId,
    ids,
  ])

/** The next open bookings that begin at or after the instant, soonest first. */
export const upcoming = async (db: TenantDb, from: Date, count: number): Promise<BookingRow[]> => {
  const limit = preparedLimit(count)
  const rows = await db.rows<BookingRow>(
    `bookings.upcoming.${limit}`,
    `select ${bookingColumns} from bookings b
      where b.provider_id = $1 and b.status in ('PENDING', 'CONFIRMED') and b.starts_at >= $2::timestamptz
      order by b.starts_at, b.id limit ${limit}`,
    [db.providerId, from],
  )
  return rows.slice(0, count)
}

/** What may stand on the board of a day: open bookings that touch it or are still checked in, and those completed on it. */
export const ofDay = (db: TenantDb, start: Date, end: Date, limit: number): Promise<BookingRow[]> =>
  db.rows(
    'bookings.ofDay',
    `(select ${bookingColumns} from bookings b
       where b.provider_id = $1 and b.status in ('PENDING', 'CONFIRMED') and b.starts_at < $3::timestamptz
         and (b.checked_in_at is not null or b.ends_at > $2::timestamptz)
       order by b.starts_at desc, b.id limit $4)
     union all
     (select ${bookingColumns} from bookings b
       where b.provider_id = $1 and b.completed_at >= $2::timestamptz and b.completed_at < $3::timestamptz
       order by b.completed_at desc, b.id limit $4)`,
    [db.providerId, start, end, limit],
  )

/** A booking with what decides whether it may change: what was given back, and its latest event. */
export type BookingToChange = BookingRow & { refunded: string; lastEventAt: Date | null }

/** The booking of that id as it may be changed; null where there is none. */
export const findToChange = async (db: TenantDb, id: string): Promise<BookingToChange | null> => {
  const [row] = await db.rows<BookingToChange>(
    'bookings.findToChange',
    `select ${bookingColumns},
       (select coalesce(sum(f.amount), 0)::text from booking_refunds f where f.provider_id = b.provider_id and f.booking_id = b.id) as refunded,
       (select max(e.occurred_at) from business_events e where e.provider_id = b.provider_id and e.booking_id = b.id) as "lastEventAt"
     from bookings b where b.provider_id = $1 and b.id = $2::uuid`,
    [db.providerId, id],
  )
  return row ?? null
}

/** Replaces the team's notes; they are no event, for they move no figure. */
export const setNotes = async (db: TenantDb, id: string, notes: Sealed | null): Promise<void> => {
  await db.rows('bookings.setNotes', 'update bookings set notes = $3, updated_at = now() where provider_id = $1 and id = $2::uuid', [
    db.providerId,
    id,
    notes,
  ])
}
