/** Works out how the rollups of a provider stood at an instant, at the cost of what became known since. */
import type { TenantDb } from '../db/tenant'
import type { Booking } from './booking'
import type { Cells } from './cells'
import { noCells } from './cells'
import type { Wanted } from './change'
import type { KnownEvent, Touched, VisitChange } from './earlier'
import { addCustomerChange, addEventChange, touchedBooking, visitChange } from './earlier'
import type { KnownEventRow, TouchedRow } from './earlier.repository'
import { bookingsOfVisits, eventsOfBookings, loneEvents, touchedBookings, windowBookingsOf, windowReachOf } from './earlier.repository'
import { addEvent } from './rollup'
import { bookingOf, eventOf, windowOf } from './rows'

/** Which instant, for the figures of which days. */
export interface EarlierRequest {
  readonly zone: string
  readonly asOf: Date
  /** The first instant whose figures do not matter. */
  readonly upTo: Date
  /** Whether it matters how customers stood. */
  readonly withStandings: boolean
}

/** A booking that became another since, as it stood and as it stands, with all of its events. */
export interface ChangedBooking extends Touched {
  readonly now: Booking | null
}

/** What became known since an instant. */
export interface Since {
  /** The rollups as they stand less as they stood; right for days that begin before `upTo`. */
  readonly cells: Cells
  readonly visits: VisitChange
  readonly bookings: readonly ChangedBooking[]
  /** Events about no booking. */
  readonly lone: readonly KnownEvent[]
}

/** More would keep others waiting: some seconds of work, and a hundred megabytes. */
const MOST_TOUCHED = 20_000
/** So many bookings are worked on at a time; in between others get their turn. */
const PORTION = 1000

const known = (row: KnownEventRow): KnownEvent => ({ event: eventOf(row), isLater: row.is_later, receivedAt: Math.round(row.received_at) })

/** Customers' bookings in portions, those of one customer together. */
const portionsOf = (rows: readonly TouchedRow[]): string[][] => {
  const byCustomer = new Map<string, string[]>()
  for (const { booking_id: id, customer_id: customer } of rows) {
    const own = byCustomer.get(customer)
    if (own) own.push(id)
    else byCustomer.set(customer, [id])
  }
  const portions: string[][] = []
  for (const ids of byCustomer.values()) {
    const last = portions.at(-1)
    if (last && last.length + ids.length <= PORTION) last.push(...ids)
    else portions.push([...ids])
  }
  return portions
}

const readTouched = async (db: TenantDb, asOf: Date, ids: readonly string[]): Promise<Map<string, Touched>> => {
  const events = new Map<string, KnownEvent[]>(ids.map(id => [id, []]))
  for (const row of await eventsOfBookings(db, asOf, ids)) events.get(row.booking_id ?? '')?.push(known(row))
  return new Map([...events].map(([id, own]) => [id, touchedBooking(db.providerId, id, own)]))
}

const wantedOf = (providerId: number, { bookingId, then }: Touched): Wanted => ({
  providerId,
  bookingId,
  customerId: then?.customerId ?? null,
  since: then?.startsAt ?? null,
})

/** Adds the changes of some customers, all of whose touched bookings are named. */
const addPortion = async (
  db: TenantDb,
  cells: Cells,
  { asOf, zone }: EarlierRequest,
  ids: readonly string[],
): Promise<ChangedBooking[]> => {
  const touched = await readTouched(db, asOf, ids)
  const wanted = [...touched.values()].map(entry => wantedOf(db.providerId, entry))
  const bookings = (await windowBookingsOf(db, wanted)).map(bookingOf)
  const byCustomer = new Map<string, Booking[]>()
  for (const booking of bookings) byCustomer.set(booking.customerId, [...(byCustomer.get(booking.customerId) ?? []), booking])
  for (const row of await windowReachOf(db, wanted))
    addCustomerChange(cells, windowOf(row, byCustomer.get(row.customer_id) ?? []), touched, zone)
  for (const entry of touched.values()) addEventChange(cells, entry, zone)
  const now = new Map(bookings.map(booking => [booking.id, booking]))
  return [...touched.values()].map(entry => ({ ...entry, now: now.get(entry.bookingId) ?? null }))
}

/** What became known since an instant about the days before another; null where that is too much to be worked out in a request. */
export const changesSince = async (db: TenantDb, request: EarlierRequest): Promise<Since | null> => {
  const { asOf, upTo, zone, withStandings } = request
  const rows = await touchedBookings(db, asOf, upTo, withStandings, MOST_TOUCHED + 1)
  const lone = (await loneEvents(db, asOf, upTo, MOST_TOUCHED + 1)).map(known)
  if (rows.length > MOST_TOUCHED || lone.length > MOST_TOUCHED) return null
  const cells = noCells(db.providerId)
  const bookings: ChangedBooking[] = []
  for (const ids of portionsOf(rows)) bookings.push(...(await addPortion(db, cells, request, ids)))
  for (const { event } of lone) addEvent(cells, event, zone)
  return { cells, bookings, lone, visits: await visitsThen(db, cells) }
}

const visitsThen = async (db: TenantDb, cells: Cells): Promise<VisitChange> => {
  const changed = [...cells.customerDays.values()].filter(({ bookings }) => bookings !== 0)
  if (changed.length === 0) return { gone: [], added: [] }
  const now = new Map((await bookingsOfVisits(db, changed)).map(({ day, customerId, bookings }) => [`${day} ${customerId}`, bookings]))
  return visitChange(cells, ({ day, customerId }) => now.get(`${day} ${customerId}`) ?? 0)
}
