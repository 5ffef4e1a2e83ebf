import { randomUUID } from 'node:crypto'
import type { EventInput } from './events'
import { event } from './events'

const hour = 3_600_000
const day = 24 * hour

/** A booking of 40.00 that was completed so many days before `now`. */
const completedAgo = (now: number, daysAgo: number, customer: string, service: string, source: string): EventInput[] => {
  const bookingRef = randomUUID()
  const at = now - daysAgo * day
  return [
    event('BOOKING_CREATED', new Date(at - 3 * hour), {
      bookingRef,
      customer: { ref: customer, name: customer },
      service: { ref: service.toLowerCase(), name: service },
      startsAt: new Date(at - 2 * hour).toISOString(),
      endsAt: new Date(at - hour).toISOString(),
      price: '40.00',
      source,
    }),
    event('BOOKING_COMPLETED', new Date(at), { bookingRef }),
  ]
}

/**
 * Ada comes to bathe each month until she stays away, Grace came twice to be groomed, Joan is new; eight looked at the profile and four
 * asked, all by search.
 */
export const returningCustomers = (now: number): EventInput[] => [
  ...[300, 270, 240, 210, 180].flatMap(daysAgo => completedAgo(now, daysAgo, 'Ada Lovelace', 'Bath', 'SEARCH')),
  ...[40, 10].flatMap(daysAgo => completedAgo(now, daysAgo, 'Grace Hopper', 'Groom', 'REFERRAL')),
  ...completedAgo(now, 5, 'Joan Clarke', 'Bath', 'SEARCH'),
  ...Array.from({ length: 12 }, (_, index) =>
    event(index < 8 ? 'PROFILE_VIEWED' : 'INQUIRY_RECEIVED', new Date(now - 2 * day), { source: 'SEARCH' }),
  ),
]
