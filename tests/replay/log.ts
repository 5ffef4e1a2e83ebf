import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import fc from 'fast-check'
import type { ValidEvent } from '../../packages/api/src/events'
import { event } from './events'

/** Nights on which a local day is not what UTC makes of it: clocks that change, a zone of quarter hours, a day that never was. */
export const edges: Record<string, readonly string[]> = {
  'America/New_York': ['2026-03-08T06:30:00Z', '2026-11-01T05:30:00Z', '2026-07-01T04:00:00Z'],
  'Pacific/Apia': ['2011-12-30T10:00:00Z', '2021-04-03T13:00:00Z', '2020-09-26T14:00:00Z'],
  'Asia/Kathmandu': ['2026-02-28T18:15:00Z', '2026-12-31T18:15:00Z'],
  'Europe/Lisbon': ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Instants that crowd around the edges of a zone's days; few enough that some are equal. */
const instants = (zone: string) =>
  fc
    .tuple(fc.constantFrom(...edges[zone]!), fc.integer({ min: -8, max: 8 }), fc.integer({ min: -30, max: 30 }))
    .map(([edge, days, halfHours]) => new Date(Date.parse(edge) + days * DAY_MS + halfHours * 30 * MINUTE_MS))

/** Prices whose sums floating point would get wrong. */
const prices = fc.constantFrom('0', '0.01', '0.1', '19.99', '33.33', '1234567.89')
const refs = (letter: string, count: number) => fc.integer({ min: 1, max: count }).map(n => `${letter}${n}`)

const payloads = (at: fc.Arbitrary<Date>) => {
  const bookingRef = refs('b', 7)
  const end = (start: Date) => new Date(start.getTime() + 90 * MINUTE_MS)
  const customer = fc.record({
    ref: refs('c', 3),
    name: fc.constantFrom('Ann', 'Bea', undefined),
    email: fc.constantFrom('a@example.com', undefined),
  })
  const creation = fc.record({
    bookingRef,
    customer,
    service: fc.record({ ref: refs('s', 2) }),
    startsAt: at,
    price: prices,
    source: fc.constantFrom('SEARCH', 'DIRECT'),
    memberRef: fc.constantFrom('m1', 'm2', null),
  })
  return fc.oneof(
    { weight: 6, arbitrary: creation.map(p => ['BOOKING_CREATED', { ...p, endsAt: end(p.startsAt) }] as const) },
    {
      weight: 5,
      arbitrary: fc
        .record({ bookingRef, completedAt: fc.option(at, { nil: undefined }), price: fc.option(prices, { nil: undefined }) })
        .map(p => ['BOOKING_COMPLETED', p] as const),
    },
    { weight: 2, arbitrary: fc.record({ bookingRef, startsAt: at }).map(p => ['BOOKING_RESCHEDULED', p] as const) },
    {
      weight: 2,
      arbitrary: fc.record({ bookingRef, reason: fc.constantFrom('ill', undefined) }).map(p => ['BOOKING_CANCELLED', p] as const),
    },
    fc.record({ bookingRef }).map(p => ['BOOKING_CONFIRMED', p] as const),
    fc.record({ bookingRef }).map(p => ['BOOKING_NO_SHOW', p] as const),
    fc.record({ bookingRef }).map(p => ['BOOKING_CHECKED_IN', p] as const),
    fc.record({ bookingRef, checkedIn: fc.boolean() }).map(p => ['BOOKING_REOPENED', p] as const),
    fc.record({ bookingRef, memberRef: fc.constantFrom('m1', 'm2', null) }).map(p => ['BOOKING_REASSIGNED', p] as const),
    fc.record({ bookingRef, price: prices }).map(p => ['BOOKING_REPRICED', p] as const),
    fc.record({ bookingRef, amount: fc.constantFrom('0.01', '5') }).map(p => ['BOOKING_REFUNDED', p] as const),
    {
      weight: 2,
      arbitrary: fc
        .record({ bookingRef: fc.option(bookingRef, { nil: undefined }), customer, rating: fc.integer({ min: 1, max: 5 }) })
        .map(p => ['REVIEW_RECEIVED', p] as const),
    },
    fc
      .record({ bookingRef: fc.option(bookingRef, { nil: undefined }), customer, type: fc.constant('SURVEY'), text: fc.constant('ok') })
      .map(p => ['FEEDBACK_RECEIVED', p] as const),
    fc
      .record({ ref: refs('c', 3), name: fc.constantFrom('Ann', 'Cleo'), source: fc.constantFrom('REFERRAL', 'SOCIAL', undefined) })
      .map(c => ['CUSTOMER_JOINED', { customer: c }] as const),
    fc
      .record({
        ref: refs('c', 3),
        name: fc.constantFrom('Ann', 'Dora', undefined),
        phone: fc.constantFrom('+49 30 1234567', null, undefined),
        address: fc.constantFrom('1 High Street', null, undefined),
        emailConsent: fc.constantFrom(true, false, null, undefined),
        smsConsent: fc.constantFrom(true, null, undefined),
      })
      .map(c => ['CUSTOMER_UPDATED', { customer: c }] as const),
    fc.constant(['PROFILE_VIEWED', { source: 'SOCIAL' }] as const),
  )
}

/** A log of a small business in a zone, in no order. */
export const logs = (zone: string, maxLength = 60): fc.Arbitrary<ValidEvent[]> => {
  const at = instants(zone)
  return fc
    .uniqueArray(fc.tuple(at, fc.uuid(), payloads(at)), { minLength: 5, maxLength, selector: ([, id]) => id })
    .map(entries => entries.map(([occurredAt, id, [type, payload]]) => event(type, occurredAt, payload, id)))
}

/** The log in another order, some events twice, cut into calls of different sizes. */
export const deliveries = (log: ValidEvent[]): fc.Arbitrary<ValidEvent[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray(log, { minLength: log.length }),
      fc.subarray(log),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
    )
    .map(([shuffled, again, sizes]) => {
      const all = [...shuffled, ...again]
      const calls: ValidEvent[][] = []
      for (let start = 0, n = 0; start < all.length; n += 1) {
        const size = sizes[n % sizes.length]!
        calls.push(all.slice(start, start + size))
        start += size
      }
      return calls
    })

/** Over a year of visits by two customers, so that they become regular, VIP and at risk, with changes of mind. */
export const histories = (): fc.Arbitrary<ValidEvent[]> => {
  const visit = fc.record({
    day: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 120 }) }, fc.integer({ min: 0, max: 520 })),
    customer: fc.constantFrom('c1', 'c1', 'c1', 'c2'),
    end: fc.constantFrom<BusinessEventType>(
      'BOOKING_COMPLETED',
      'BOOKING_COMPLETED',
      'BOOKING_COMPLETED',
      'BOOKING_CANCELLED',
      'BOOKING_NO_SHOW',
    ),
    undone: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
    price: prices,
    ids: fc.tuple(fc.uuid(), fc.uuid(), fc.uuid()),
  })
  return fc.uniqueArray(visit, { minLength: 10, maxLength: 32, selector: ({ ids }) => ids.join() }).map(visits => {
    const events = visits.flatMap(({ day, customer, end, undone, price, ids }, n) => {
      const startsAt = new Date(Date.UTC(2025, 0, 1, 15) + day * DAY_MS)
      const later = (hours: number) => new Date(startsAt.getTime() + hours * 3_600_000)
      const bookingRef = `visit${n}`
      const booking = {
        bookingRef,
        customer: { ref: customer },
        service: { ref: 's' },
        startsAt,
        endsAt: later(1),
        price,
        source: 'DIRECT',
      }
      const made = event('BOOKING_CREATED', later(-200), booking, ids[0])
      const ended = event(end, later(2), { bookingRef }, ids[1])
      return undone ? [made, ended, event('BOOKING_REOPENED', later(3), { bookingRef }, ids[2])] : [made, ended]
    })
    return [...new Map(events.map(one => [one.id, one])).values()]
  })
}
