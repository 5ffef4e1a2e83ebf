import type { Told } from './room'

const hour = 3_600_000
const day = 24 * hour

const event = (type: Told[0], at: Date, payload: object): Told => [type, at, payload]

/** A repeatable stream of numbers in [0, 1). */
export const stream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export interface BusinessShape {
  seed: number
  bookings: number
  customers: number
  from: Date
  days: number
}

/** Bookings with every fate, refunds and reviews, at any hour of the day; the same seed tells the same story. */
export const randomBusiness = ({ seed, bookings, customers, from, days }: BusinessShape): Told[] => {
  const random = stream(seed)
  const events: Told[] = []
  for (let number = 0; number < bookings; number += 1) {
    const bookedAt = new Date(from.getTime() + Math.floor(random() * days * day))
    events.push(...life(random, `${seed}-${number}`, `customer ${Math.floor(random() * customers)}`, bookedAt))
  }
  return events
}

const life = (random: () => number, bookingRef: string, customer: string, bookedAt: Date): Told[] => {
  const startsAt = new Date(bookedAt.getTime() + Math.floor(random() * 10 * day))
  const endsAt = new Date(startsAt.getTime() + hour)
  const created = event('BOOKING_CREATED', bookedAt, {
    bookingRef,
    customer: { ref: customer },
    service: { ref: `service ${Math.floor(random() * 4)}` },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    price: (random() * 200).toFixed(2),
  })
  return [created, ...fate(random, bookingRef, customer, endsAt), ...besides(bookingRef, customer, startsAt)]
}

/** Of some bookings, by their number, when they were checked in, and what the customer answers when asked. */
const besides = (bookingRef: string, customer: string, startsAt: Date): Told[] => {
  const number = Number(bookingRef.slice(bookingRef.indexOf('-') + 1))
  const checkedIn = event('BOOKING_CHECKED_IN', new Date(startsAt.getTime() + (number % 20) * 60_000), { bookingRef })
  const answer = event('FEEDBACK_RECEIVED', new Date(startsAt.getTime() + day), {
    customer: { ref: customer },
    type: 'NPS',
    score: number % 11,
    text: 'because',
  })
  return [...(number % 3 === 0 ? [checkedIn] : []), ...(number % 7 === 0 ? [answer] : [])]
}

const fate = (random: () => number, bookingRef: string, customer: string, at: Date): Told[] => {
  const dice = random()
  if (dice < 0.1) return [event('BOOKING_CANCELLED', at, { bookingRef })]
  if (dice < 0.18) return [event('BOOKING_NO_SHOW', at, { bookingRef })]
  if (dice < 0.3) return dice < 0.24 ? [] : [event('BOOKING_CONFIRMED', at, { bookingRef })]
  const later = (days: number) => new Date(at.getTime() + Math.floor(random() * days * day))
  const events = [event('BOOKING_COMPLETED', at, random() < 0.3 ? { bookingRef, price: (random() * 300).toFixed(2) } : { bookingRef })]
  if (random() < 0.1) events.push(event('BOOKING_REFUNDED', later(5), { bookingRef, amount: (0.01 + random() * 20).toFixed(2) }))
  if (random() < 0.4)
    events.push(event('REVIEW_RECEIVED', later(8), { bookingRef, customer: { ref: customer }, rating: 1 + Math.floor(random() * 5) }))
  return events
}
