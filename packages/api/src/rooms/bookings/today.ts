import type { BookingRow } from './booking'
import { isOpen } from './booking'

/** A local day: its first instant, and that of the next. */
export interface Day {
  start: Date
  end: Date
}

export interface Board<T> {
  expected: T[]
  inCare: T[]
  goingHome: T[]
  finished: T[]
}

/** How long before its end a visit is got ready to go home. */
const READY_MS = 30 * 60_000

type Standing = Pick<BookingRow, 'status' | 'startsAt' | 'endsAt' | 'checkedInAt' | 'completedAt'>

const goesHome = (booking: Standing, day: Day, now: Date): boolean => {
  const endsToday = booking.endsAt < day.end
  const isStay = booking.startsAt < day.start
  return (endsToday && isStay) || booking.endsAt.getTime() <= now.getTime() + READY_MS
}

/** Where a booking stands on the board; null where it has no place on that day. */
export const columnOf = (booking: Standing, day: Day, now: Date): keyof Board<never> | null => {
  if (booking.completedAt) return booking.completedAt >= day.start && booking.completedAt < day.end ? 'finished' : null
  if (!isOpen(booking)) return null
  if (booking.checkedInAt) return goesHome(booking, day, now) ? 'goingHome' : 'inCare'
  return booking.startsAt < day.end && booking.endsAt > day.start ? 'expected' : null
}

const by = (key: 'startsAt' | 'endsAt') => (a: Standing, b: Standing) => a[key].getTime() - b[key].getTime()
const latestCompleted = (a: Standing, b: Standing) => (b.completedAt?.getTime() ?? 0) - (a.completedAt?.getTime() ?? 0)

/** The board of a day, each column in its order and at most `limit` long. */
export const boardOf = <T extends Standing>(bookings: readonly T[], day: Day, now: Date, limit: number): Board<T> => {
  const board: Board<T> = { expected: [], inCare: [], goingHome: [], finished: [] }
  for (const booking of bookings) {
    const column = columnOf(booking, day, now)
    if (column) board[column].push(booking)
  }
  const cut = (column: T[], order: (a: T, b: T) => number): T[] => column.sort(order).slice(0, limit)
  return {
    expected: cut(board.expected, by('startsAt')),
    inCare: cut(board.inCare, by('endsAt')),
    goingHome: cut(board.goingHome, by('endsAt')),
    finished: cut(board.finished, latestCompleted),
  }
}
