/** How a provider stood at an instant: what became known later is worked out again without it, and the difference is told. */
import type { Booking } from './booking'
import { foldBooking } from './booking-state'
import type { Cells } from './cells'
import { noCells } from './cells'
import type { CustomerWindow } from './customer-window'
import { addDifference } from './customer-window'
import { measures } from './measures'
import type { ValidEvent } from './payload'
import { addBooking, addEvent } from './rollup'

/** An event with whether it became known after the instant, and when. */
export interface KnownEvent {
  readonly event: ValidEvent
  readonly isLater: boolean
  /** Epoch milliseconds. */
  readonly receivedAt: number
}

/** A booking of which something became known later, as it stood then and as it stands. */
export interface Touched {
  readonly bookingId: string
  /** Null where it was not known. */
  readonly then: Booking | null
  readonly events: readonly KnownEvent[]
}

/** The booking as it stood, from its events. */
export const touchedBooking = (providerId: number, bookingId: string, events: readonly KnownEvent[]): Touched => {
  const known = events.filter(({ isLater }) => !isLater).map(({ event }) => event)
  return { bookingId, events, then: foldBooking(providerId, null, known) }
}

/** A customer's bookings as they stood, from those that are there now. */
const bookingsThen = (window: CustomerWindow, touched: ReadonlyMap<string, Touched>): Booking[] => {
  const untouched = window.bookings.filter(booking => !touched.has(booking.id))
  const own = [...touched.values()].flatMap(({ then }) => (then?.customerId === window.customerId ? [then] : []))
  return [...untouched, ...own]
}

/** Adds to the cells how the customer's bookings differ now from how they stood. */
export const addCustomerChange = (cells: Cells, window: CustomerWindow, touched: ReadonlyMap<string, Touched>, zone: string): void =>
  addDifference(cells, { ...window, bookings: bookingsThen(window, touched) }, window.bookings, zone)

/** Adds what events contribute by themselves that did not then: those that came later, and those that waited for a booking that came later. */
export const addEventChange = (cells: Cells, { then, events }: Touched, zone: string): void => {
  for (const { event, isLater } of events) if (isLater || then === null) addEvent(cells, event, zone)
}

/** Whether one of the measures is another on some day from `start` to `end` by what became of the booking. */
export const movesDays = (
  { then, now }: { then: Booking | null; now: Booking | null },
  zone: string,
  { start, end }: { start: string; end: string },
  names: ReadonlySet<string>,
): boolean => {
  const cells = noCells(now?.providerId ?? then?.providerId ?? 0)
  // Which standing does not matter: only totals are looked at.
  if (then) addBooking(cells, { booking: then, standing: 'NEW', isFirst: false }, zone, -1)
  if (now) addBooking(cells, { booking: now, standing: 'NEW', isFirst: false }, zone, 1)
  const totals = [...cells.daily.values()].filter(row => row.dimension === 'TOTAL' && row.day >= start && row.day <= end)
  return totals.some(row =>
    row.sums.some((units, column) => units !== undefined && units !== 0n && names.has(measures[column]?.name ?? '')),
  )
}

/** A day on which a customer had a booking completed. */
export interface Visit {
  readonly day: string
  readonly customerId: string
}

/** Visits that are known now and were not then, and the other way round. */
export interface VisitChange {
  readonly gone: readonly Visit[]
  readonly added: readonly Visit[]
}

/** Which visits were others then, given how many bookings each customer's day has now. */
export const visitChange = (cells: Cells, bookingsNow: (visit: Visit) => number): VisitChange => {
  const changed = [...cells.customerDays.values()].filter(({ bookings }) => bookings !== 0)
  const [gone, added]: [Visit[], Visit[]] = [[], []]
  for (const { day, customerId, bookings } of changed) {
    const now = bookingsNow({ day, customerId })
    if (now > 0 && now - bookings <= 0) gone.push({ day, customerId })
    if (now <= 0 && now - bookings > 0) added.push({ day, customerId })
  }
  return { gone, added }
}
