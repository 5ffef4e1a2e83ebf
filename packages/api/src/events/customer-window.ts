/**
 * A customer's bookings from an instant on, with as much of what was before as the later ones depend on. An event can change
 * only what starts at or after the earliest start that it touches, so a customer's whole history never has to be read.
 */
import type { Booking } from './booking'
import { earned } from './booking'
import type { Cells } from './cells'
import { addBooking } from './rollup'
import type { Placed } from './rollup'
import { standingAt } from './standing'

export interface CustomerWindow {
  readonly customerId: string
  /** Epoch milliseconds from which on every booking is in `bookings`. */
  readonly since: number
  /** Starts of the latest ten completed bookings before `since`, ascending. */
  readonly history: readonly number[]
  /** Start of the customer's earliest booking of any kind; null where there was none. */
  readonly first: number | null
  readonly bookings: readonly Booking[]
}

/** How a customer's totals change: counts and sums add up, the ends are absolute. */
export interface RelationshipChange {
  readonly customerId: string
  readonly bookings: number
  readonly spent: bigint
  /** Null where no booking is left. */
  readonly firstAt: number | null
  /** Start of the latest completed booking; null where there is none. */
  readonly lastAt: number | null
}

const ascending = (a: number, b: number): number => a - b
const completedOf = (bookings: readonly Booking[]): readonly Booking[] => bookings.filter(booking => booking.completedAt !== null)
const earliest = (a: Booking, b: Booking): Booking => (b.startsAt < a.startsAt || (b.startsAt === a.startsAt && b.id < a.id) ? b : a)

/** The bookings with the standing that each found its customer in. */
export const placed = (bookings: readonly Booking[], history: readonly number[]): Placed[] => {
  const completed = completedOf(bookings)
  const starts = [...history, ...completed.map(booking => booking.startsAt).sort(ascending)]
  const first = history.length > 0 || completed.length === 0 ? undefined : completed.reduce(earliest)
  return bookings.map(booking => ({ booking, standing: standingAt(booking.startsAt, starts), isFirst: booking === first }))
}

const same = (a: Placed, b: Placed): boolean => a.booking === b.booking && a.standing === b.standing && a.isFirst === b.isFirst

/** Adds to the cells what changes when a customer's window comes to hold `after`. Untouched bookings must be the same objects. */
export const addDifference = (cells: Cells, window: CustomerWindow, after: readonly Booking[], zone: string): void => {
  const old = new Map(placed(window.bookings, window.history).map(entry => [entry.booking.id, entry]))
  for (const entry of placed(after, window.history)) {
    const before = old.get(entry.booking.id)
    old.delete(entry.booking.id)
    if (before !== undefined && same(before, entry)) continue
    if (before !== undefined) addBooking(cells, before, zone, -1)
    addBooking(cells, entry, zone, 1)
  }
  for (const gone of old.values()) addBooking(cells, gone, zone, -1)
}

const totalsOf = (bookings: readonly Booking[]) => {
  const completed = completedOf(bookings)
  return { count: completed.length, spent: completed.reduce((sum, booking) => sum + earned(booking), 0n) }
}

/** How the customer's totals change when the window comes to hold `after`. */
export const relationshipChange = (window: CustomerWindow, after: readonly Booking[]): RelationshipChange => {
  const before = totalsOf(window.bookings)
  const now = totalsOf(after)
  const earlier = window.first !== null && window.first < window.since ? [window.first] : []
  const starts = [...earlier, ...after.map(booking => booking.startsAt)]
  const completed = [...window.history, ...completedOf(after).map(booking => booking.startsAt)]
  return {
    customerId: window.customerId,
    bookings: now.count - before.count,
    spent: now.spent - before.spent,
    firstAt: starts.length === 0 ? null : Math.min(...starts),
    lastAt: completed.length === 0 ? null : Math.max(...completed),
  }
}
