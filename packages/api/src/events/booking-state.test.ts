import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldBooking } from './booking-state'
import { entityId } from './identity'
import type { ValidEvent } from './payload'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
let next = 0
const event = (type: ValidEvent['type'], minute: number, payload: object = {}): ValidEvent =>
  ({ id: id(next++), type, occurredAt: at(minute), payload: { bookingRef: 'b', ...payload } }) as ValidEvent

const created = event('BOOKING_CREATED', 0, {
  customer: { ref: 'c' },
  service: { ref: 's' },
  startsAt: '2026-03-05T09:00:00.000Z',
  endsAt: '2026-03-05T10:30:00.000Z',
  price: '40',
  source: 'SEARCH',
})
const fold = (...events: ValidEvent[]) => foldBooking(1, null, events)

describe('foldBooking', () => {
  it('is nothing until it is created', () => {
    expect(fold(event('BOOKING_COMPLETED', 1))).toBeNull()
    expect(fold(event('BOOKING_COMPLETED', 1), created)).toMatchObject({
      status: 'COMPLETED',
      completedAt: at(1).getTime(),
      finalPrice: null,
    })
  })

  it('takes the latest outcome, whichever comes first', () => {
    const cancelled = event('BOOKING_CANCELLED', 5, { reason: 'ill' })
    const completed = event('BOOKING_COMPLETED', 3, { price: '45' })
    for (const order of [
      [cancelled, completed],
      [completed, cancelled],
    ]) {
      expect(fold(created, ...order)).toMatchObject({ status: 'CANCELLED', cancelReason: 'ill', completedAt: null, finalPrice: null })
    }
  })

  it('comes back as it was confirmed when it is reopened, check-in kept unless that is undone too', () => {
    const events = [created, event('BOOKING_CONFIRMED', 1), event('BOOKING_CHECKED_IN', 2), event('BOOKING_COMPLETED', 3)]
    expect(fold(...events, event('BOOKING_REOPENED', 4))).toMatchObject({
      status: 'CONFIRMED',
      completedAt: null,
      checkedInAt: at(2).getTime(),
    })
    expect(fold(...events, event('BOOKING_REOPENED', 4, { checkedIn: false }))).toMatchObject({ status: 'CONFIRMED', checkedInAt: null })
  })

  it('keeps its length when only its start moves', () => {
    expect(fold(created, event('BOOKING_RESCHEDULED', 1, { startsAt: '2026-03-06T09:00:00.000Z' }))).toMatchObject({
      endsAt: Date.UTC(2026, 2, 6, 10, 30),
    })
  })

  it('counts the earlier of two creations and keeps what was written since', () => {
    const earlier = event('BOOKING_CREATED', -5, {
      customer: { ref: 'c2' },
      service: { ref: 's' },
      startsAt: '2026-03-04T09:00:00.000Z',
      endsAt: '2026-03-04T10:00:00.000Z',
      price: '30',
      source: 'SEARCH',
    })
    const repriced = event('BOOKING_REPRICED', 2, { price: '50' })
    expect(fold(created, repriced, earlier)).toEqual(fold(earlier, repriced, created))
    expect(fold(created, repriced, earlier)).toMatchObject({
      customerId: entityId(1, 'customer', 'c2'),
      price: 500_000n,
      startsAt: Date.UTC(2026, 2, 4, 9),
    })
  })

  it('adds refunds and ratings once each', () => {
    const refund = event('BOOKING_REFUNDED', 4, { amount: '10' })
    const review = event('REVIEW_RECEIVED', 6, { rating: 4 })
    expect(fold(created, refund, review, refund, review)?.registers).toMatchObject({
      refunds: [[refund.id, '10', at(4).getTime()]],
      ratings: [[review.id, 4, at(6).getTime()]],
    })
  })

  it('gives one booking for every order and repetition of its events', () => {
    const minute = fc.integer({ min: -3, max: 6 })
    const start = fc.integer({ min: 1, max: 9 }).map(day => `2026-03-0${day}T09:00:00.000Z`)
    const end = fc.constantFrom({}, { endsAt: '2026-03-20T09:00:00.000Z' })
    const some = fc.oneof(
      minute.map(m => event('BOOKING_CONFIRMED', m)),
      fc.tuple(minute, start, end).map(([m, startsAt, e]) => event('BOOKING_RESCHEDULED', m, { startsAt, ...e })),
      fc.tuple(minute, fc.constantFrom(null, 'm1', 'm2')).map(([m, memberRef]) => event('BOOKING_REASSIGNED', m, { memberRef })),
      fc.tuple(minute, fc.constantFrom('1', '2')).map(([m, price]) => event('BOOKING_REPRICED', m, { price })),
      minute.map(m => event('BOOKING_CHECKED_IN', m)),
      fc.tuple(minute, fc.constantFrom({}, { price: '9' })).map(([m, p]) => event('BOOKING_COMPLETED', m, p)),
      minute.map(m => event('BOOKING_CANCELLED', m)),
      minute.map(m => event('BOOKING_NO_SHOW', m)),
      fc.tuple(minute, fc.boolean()).map(([m, checkedIn]) => event('BOOKING_REOPENED', m, { checkedIn })),
      minute.map(m => event('BOOKING_REFUNDED', m, { amount: '3' })),
      minute.map(m => event('REVIEW_RECEIVED', m, { rating: 5 })),
      fc.tuple(minute, start).map(([m, startsAt]) =>
        event('BOOKING_CREATED', m, {
          customer: { ref: 'c' },
          service: { ref: 's' },
          startsAt,
          endsAt: '2026-03-30T09:00:00.000Z',
          price: '7',
          source: 'DIRECT',
        }),
      ),
    )
    const log = fc.array(some, { maxLength: 12 }).chain(events => {
      const all = [created, ...events]
      return fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
        fc.nat(all.length * 2),
      )
    })
    fc.assert(
      fc.property(log, ([events, shuffled, cut]) => {
        const waiting = shuffled.slice(0, cut)
        const early = foldBooking(1, null, waiting)
        const rest = early === null ? shuffled : shuffled.slice(cut)
        expect(foldBooking(1, early, rest)).toEqual(fold(...events))
      }),
      { numRuns: 500 },
    )
  })
})
