/** A batch's bookings before and after, and whose they are. */
import type { Booking } from './booking'
import { bookingIdOf } from './booking-events'
import { foldBooking } from './booking-state'
import type { Known, Shortfall } from './change'
import type { ValidEvent } from './payload'

/** A booking that a batch touches. */
export interface Fold {
  readonly before: Booking | null
  readonly after: Booking
}

/** Every booking that the events touch and that exists, before and after; what waited comes in with its creation. */
export const foldAll = (known: Known, events: readonly ValidEvent[]): Map<string, Fold> => {
  const byBooking = new Map<string, ValidEvent[]>()
  for (const event of events) {
    const id = bookingIdOf(known.providerId, event)
    if (id !== null) byBooking.set(id, [...(byBooking.get(id) ?? []), event])
  }
  const bookings = new Map([...known.windows.values()].flatMap(window => window.bookings.map(booking => [booking.id, booking] as const)))
  const folds = new Map<string, Fold>()
  for (const [id, own] of byBooking) {
    const before = bookings.get(id) ?? null
    const after = foldBooking(known.providerId, before, before === null ? [...own, ...(known.waiting.get(id) ?? [])] : own)
    if (after !== null) folds.set(id, { before, after })
  }
  return folds
}

/** Each customer whose bookings differ, with the bookings as they become. */
export const regroup = (known: Known, folds: ReadonlyMap<string, Fold>): Map<string, Booking[]> => {
  const after = new Map<string, Booking[]>()
  const touched = new Set([...folds.values()].flatMap(fold => [fold.after.customerId, ...(fold.before ? [fold.before.customerId] : [])]))
  for (const customerId of touched) {
    const untouched = known.windows.get(customerId)?.bookings.filter(booking => !folds.has(booking.id)) ?? []
    after.set(customerId, [...untouched])
  }
  for (const fold of folds.values()) after.get(fold.after.customerId)?.push(fold.after)
  return after
}

/** Customers whose windows do not reach back as far as their bookings now do. */
export const shortfalls = (known: Known, regrouped: ReadonlyMap<string, readonly Booking[]>): Shortfall[] =>
  [...regrouped].flatMap(([customerId, bookings]) => {
    const needed = bookings.reduce((least, booking) => Math.min(least, booking.startsAt), Infinity)
    return needed < (known.windows.get(customerId)?.since ?? Infinity) ? [{ customerId, since: needed }] : []
  })
