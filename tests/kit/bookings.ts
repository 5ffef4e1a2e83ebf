import { acquisitionChannels } from '@dashboard/schema/vocabulary'
import { stream } from './random-business'
import type { Told } from './room'

/** The clock of New York goes back on 2 November 2025 and forward on 8 March 2026; seeded bookings lie around both. */
export const firstDay = new Date('2025-10-28T00:00:00Z')

/** The names of the customers `c0`, `c1` …: hard ones for a search. */
export const customerNames = ['Ada Lovelace', 'Grace Hopper', 'Émile Zola', 'ANNE-MARIE 100%_real', 'Jo van der Berg'] as const

const hour = 3_600_000

/** Bookings `b0`, `b1` … with every fate, of five customers, three services `s…` and two members `m…`. */
export const seedBookings = async (provider: { record(...told: Told[]): Promise<unknown> }, count: number, seed: number): Promise<void> => {
  const random = stream(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  await provider.record(...Array.from({ length: count }, (_, n) => life(below, `b${n}`)).flat())
}

const life = (below: (limit: number) => number, bookingRef: string): Told[] => {
  const bookedAt = new Date(firstDay.getTime() + below(160 * 24) * hour)
  const startsAt = new Date(bookedAt.getTime() + below(240) * hour)
  const who = below(customerNames.length)
  const customer = { ref: `c${who}`, name: customerNames[who] }
  const memberRef = below(3) === 0 ? undefined : `m${below(2)}`
  const created: Told = [
    'BOOKING_CREATED',
    bookedAt,
    {
      bookingRef,
      customer,
      service: { ref: `s${below(3)}` },
      startsAt,
      price: `${below(90)}.50`,
      source: acquisitionChannels[below(4)],
      memberRef,
      petName: below(2) ? 'Rex' : undefined,
    },
  ]
  const later = (hours: number) => new Date(startsAt.getTime() + hours * hour)
  const fate = below(5)
  if (fate === 0) return [created, ['BOOKING_CANCELLED', new Date(bookedAt.getTime() + hour), { bookingRef }]]
  if (fate === 1) return [created, ['BOOKING_NO_SHOW', later(1), { bookingRef }]]
  if (fate === 2) return [created]
  const completed: Told = ['BOOKING_COMPLETED', later(1), { bookingRef, price: fate === 4 ? '77' : undefined }]
  return below(2)
    ? [created, completed, ['REVIEW_RECEIVED', later(below(90)), { bookingRef, customer, rating: 1 + below(5) }]]
    : [created, completed]
}
