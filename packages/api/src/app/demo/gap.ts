/** Which events of the gap since the last run still make sense, given what people did with the bookings meanwhile. */
import type { DemoEvent } from './world/world'

export interface BookingNow {
  status: string
  startsAt: number
}

const EARLY_MS = 2 * 3_600_000
const open = ['PENDING', 'CONFIRMED']
const afterwards = ['REVIEW_RECEIVED', 'FEEDBACK_RECEIVED', 'BOOKING_REFUNDED']
const attendance = ['BOOKING_CHECKED_IN', 'BOOKING_COMPLETED', 'BOOKING_NO_SHOW']

/** Whether the event may still be told; `known` holds the bookings that were there before the gap. */
export function stillApplies(event: DemoEvent, known: ReadonlyMap<string, BookingNow>): boolean {
  const ref = event.payload.bookingRef
  const booking = typeof ref === 'string' ? known.get(ref) : undefined
  if (booking === undefined) return true
  if (afterwards.includes(event.type)) return booking.status === 'COMPLETED' || open.includes(booking.status)
  if (!open.includes(booking.status)) return false
  return !attendance.includes(event.type) || booking.startsAt <= event.occurredAt.getTime() + EARLY_MS
}
