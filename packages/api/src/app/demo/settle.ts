/** What became of bookings that nobody told the end of, because the server was away: most were kept. */
import { randomStream } from './random/stream'
import { MINUTE_MS } from './local-clock'
import { demoEvent } from './world/events'
import type { DemoEvent, World } from './world/world'

const NO_SHOW_SHARE = 0.03
const CANCELLED_SHARE = 0.05

export interface OpenBooking {
  ref: string
  startsAt: number
  endsAt: number
  checkedIn: boolean
}

/** The events that end a booking, all before its end is long past; the same booking ends the same way. */
export function settle(world: Pick<World, 'seed' | 'truth'>, booking: OpenBooking): DemoEvent[] {
  const random = randomStream(world.seed, world.truth.key, 'settle', booking.ref)
  const told = (type: DemoEvent['type'], at: number) => demoEvent(world, type, `settled/${booking.ref}`, at, { bookingRef: booking.ref })
  const fate = random()
  if (!booking.checkedIn && fate < CANCELLED_SHARE) return [told('BOOKING_CANCELLED', booking.startsAt - 30 * MINUTE_MS)]
  if (!booking.checkedIn && fate < CANCELLED_SHARE + NO_SHOW_SHARE) return [told('BOOKING_NO_SHOW', booking.startsAt + 45 * MINUTE_MS)]
  const arrival = booking.checkedIn ? [] : [told('BOOKING_CHECKED_IN', booking.startsAt + Math.floor(random() * 10) * MINUTE_MS)]
  return [...arrival, told('BOOKING_COMPLETED', booking.endsAt + Math.floor(random() * 10) * MINUTE_MS)]
}
