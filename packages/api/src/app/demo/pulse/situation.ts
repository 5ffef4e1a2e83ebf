/** How a business stands at an instant, as far as the pulse must know it. */
export interface OpenBookingNow {
  ref: string
  service: string
  member: string | null
  confirmed: boolean
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  checkedInAt: number | null
}

export interface FinishedBooking {
  ref: string
  customer: string
  pet: string | null
  member: string | null
  service: string
  completedAt: number
  reviewed: boolean
}

export interface Situation {
  now: number
  /** Open bookings that start or end within the days around now, by start. */
  open: OpenBookingNow[]
  /** Bookings that were completed in the last days, the latest first. */
  finished: FinishedBooking[]
  /** Bookings made since local midnight. */
  madeToday: number
  /** Bookings made on an average day of the last weeks. */
  usualPerDay: number
}

const LATE_AFTER_MS = 45 * 60_000

/** Whom one waits for: the start is past, the end is not. */
export function dueArrivals({ open, now }: Situation): OpenBookingNow[] {
  return open.filter(({ checkedInAt, startsAt, endsAt }) => checkedInAt === null && startsAt <= now && endsAt > now)
}

/** Who waits to be fetched: checked in, and the end is past. */
export function dueDepartures({ open, now }: Situation): OpenBookingNow[] {
  return open.filter(({ checkedInAt, endsAt }) => checkedInAt !== null && endsAt <= now)
}

/** Who never came although the end is past. */
export function forgotten({ open, now }: Situation): OpenBookingNow[] {
  return open.filter(({ checkedInAt, endsAt }) => checkedInAt === null && endsAt <= now)
}

/** Whether one has waited for so long that the customer will hardly come. */
export function isVeryLate(booking: OpenBookingNow, now: number): boolean {
  return now - booking.startsAt > LATE_AFTER_MS
}

/** Open bookings that lie far enough ahead to be changed. */
export function ahead({ open, now }: Situation): OpenBookingNow[] {
  return open.filter(({ startsAt, checkedInAt }) => checkedInAt === null && startsAt > now + 3 * 3_600_000)
}

export type BoardColumn = 'expected' | 'inCare' | 'goingHome' | 'finished'

const SOON_MS = 30 * 60_000
const STAY_MS = 12 * 3_600_000

/** How many bookings stand in each column of today's board; `dayStart` and `dayEnd` bound the local day. */
export function boardCounts({ open, finished, now }: Situation, dayStart: number, dayEnd: number): Record<BoardColumn, number> {
  const today = open.filter(({ startsAt, endsAt }) => startsAt < dayEnd && endsAt > dayStart)
  const present = today.filter(({ checkedInAt }) => checkedInAt !== null)
  const leaving = present.filter(({ startsAt, endsAt }) => endsAt <= (endsAt - startsAt >= STAY_MS ? dayEnd : now + SOON_MS))
  return {
    expected: today.filter(({ checkedInAt, startsAt }) => checkedInAt === null && startsAt >= dayStart).length,
    inCare: present.length - leaving.length,
    goingHome: leaving.length,
    finished: finished.filter(({ completedAt }) => completedAt >= dayStart).length,
  }
}
