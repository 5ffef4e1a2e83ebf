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
  readonly providerId: number
  readonly customerId: string
  /** Epoch milliseconds from which on every booking is in `bookings`. */
  readonly since: number
  /** Starts of the latest ten completed bookings before `since`, ascending. */
  readonly history: readonly number[]
  /** The relationship as it is stored; null before the first booking. */
  readonly relationship: Relationship | null
  readonly bookings: readonly Booking[]
}

/** A customer's totals with the provider. */
export interface Relationship {
  /** Completed bookings. */
  readonly bookings: number
  /** What they earned, in ten-thousandths. */
  readonly spent: bigint
  /** Start of the earliest booking of any kind. */
  readonly firstAt: number
  /** Start of the latest completed booking; null where there is none. */
  readonly lastAt: number | null
}

/** A customer's totals as they become; null where no booking is left. */
export interface RelationshipChange {
  readonly providerId: number
  readonly customerId: string
  readonly relationship: Relationship | null
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

const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values))
const greatest = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values))
const spentOn = (completed: readonly Booking[]): bigint => completed.reduce((sum, booking) => sum + earned(booking), 0n)

const relationshipOf = (
  { relationship: stored, since, history, bookings: before }: CustomerWindow,
  after: readonly Booking[],
): Relationship | null => {
  const earlier = stored !== null && stored.firstAt < since ? [stored.firstAt] : []
  const firstAt = least([...earlier, ...after.map(booking => booking.startsAt)])
  if (firstAt === null) return null
  const [was, is] = [completedOf(before), completedOf(after)]
  return {
    bookings: (stored?.bookings ?? 0) + is.length - was.length,
    spent: (stored?.spent ?? 0n) + spentOn(is) - spentOn(was),
    firstAt,
    lastAt: greatest([...history, ...is.map(booking => booking.startsAt)]),
  }
}

const equal = (a: Relationship | null, b: Relationship | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.bookings === b.bookings && a.spent === b.spent && a.firstAt === b.firstAt && a.lastAt === b.lastAt)

/** The customer's totals when the window comes to hold `after`; undefined where they stay. */
export const relationshipChange = (window: CustomerWindow, after: readonly Booking[]): RelationshipChange | undefined => {
  const relationship = relationshipOf(window, after)
  return equal(relationship, window.relationship)
    ? undefined
    : { providerId: window.providerId, customerId: window.customerId, relationship }
}
