import fc from 'fast-check'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../tests/kit/random-business'
import { rawFigures } from '../../../../../tests/kit/raw-figures'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { addDays } from '../../core/calendar'
import { add, compare } from '../../core/money'
import { metricsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...metricsResolvers], authChecker, validate: false }))
const zone = 'America/New_York'
const query = `query ($period: DateRangeInput!) { revenueBridge(period: $period) {
  period { start end } steps { name amount { amount } bookings isLevel } booked { amount } completed { amount } paid { amount } } }`
interface Bridge {
  revenueBridge: {
    period: { start: string; end: string }
    steps: { name: string; amount: { amount: string }; bookings: number; isLevel: boolean }[]
    booked: { amount: string }
    completed: { amount: string }
    paid: { amount: string }
  }
}
let provider: Awaited<ReturnType<typeof world.provider>>
const bridge = async (start: string, end: string, of = provider) => (await of.get<Bridge>(query, { period: { start, end } })).revenueBridge

beforeAll(async () => {
  world.clock.now = new Date('2026-05-20T10:00:00Z')
  provider = await world.provider({ timeZone: zone, currency: 'USD' })
  await provider.record(...randomBusiness({ seed: 31, bookings: 600, customers: 60, from: new Date('2025-09-15T00:00:00Z'), days: 230 }))
})
afterAll(() => world.close())

describe('the bridge of a span', () => {
  it('adds up to the cent at each level, and its levels are the figures of the house', async () => {
    const span = fc.tuple(fc.integer({ min: -10, max: 240 }), fc.nat({ max: 100 }))
    await fc.assert(
      fc.asyncProperty(span, async ([shift, more]) => {
        const start = addDays('2025-09-15', shift)
        const { period, steps, booked, completed, paid } = await bridge(start, addDays(start, more))
        let level = '0'
        for (const { name, amount, isLevel } of steps) {
          if (isLevel && name !== 'BOOKED') expect(compare(level, amount.amount), `${name} ${start} + ${more}`).toBe(0)
          level = isLevel ? amount.amount : add(level, amount.amount)
        }
        const raw = await rawFigures(world.pool, provider.id, zone, period.start, period.end)
        expect(Number(booked.amount)).toBeCloseTo(raw['bookings.value']!, 6)
        expect(Number(completed.amount)).toBeCloseTo(raw['revenue.earned']!, 6)
        expect(Number(paid.amount)).toBeCloseTo(raw['revenue.earned']! - raw['revenue.refunded']!, 6)
        expect(steps.find(({ name }) => name === 'BOOKED')!.bookings).toBe(raw['bookings.count'])
        expect(steps.find(({ name }) => name === 'COMPLETED')!.bookings).toBe(raw['bookings.completed'])
      }),
      { numRuns: 40 },
    )
  })

  it('shows each way that a booking can go', async () => {
    const business = await world.provider({ timeZone: 'UTC' })
    const at = (day: string) => new Date(`2026-03-${day}T09:00:00Z`)
    const made = (bookingRef: string, booked: string, price: string) =>
      [
        'BOOKING_CREATED',
        at(booked),
        {
          bookingRef,
          customer: { ref: 'c' },
          service: { ref: 's' },
          startsAt: '2026-04-01T09:00:00Z',
          endsAt: '2026-04-01T10:00:00Z',
          price,
        },
      ] as const
    const done = (bookingRef: string, on: string, price?: string) =>
      ['BOOKING_COMPLETED', at(on), { bookingRef, ...(price !== undefined && { price }) }] as const
    await business.record(
      ...[made('kept', '10', '100'), done('kept', '12', '110.50')],
      ...[made('gone', '10', '20'), ['BOOKING_CANCELLED', at('11'), { bookingRef: 'gone' }] as const],
      ...[made('missed', '11', '30'), ['BOOKING_NO_SHOW', at('12'), { bookingRef: 'missed' }] as const],
      made('open', '11', '40'),
      ...[made('later', '12', '50'), done('later', '20')],
      ...[made('before', '01', '70'), done('before', '13', '60')],
      ['BOOKING_REFUNDED', at('13'), { bookingRef: 'before', amount: '5.25' }],
    )
    const { steps } = await bridge('2026-03-10', '2026-03-14', business)
    expect(steps.map(({ name, amount, bookings }) => [name, amount.amount, bookings])).toEqual([
      ['BOOKED', '240.00', 5],
      ['CANCELLED', '-20.00', 1],
      ['NO_SHOW', '-30.00', 1],
      ['STILL_OPEN', '-40.00', 1],
      ['COMPLETED_OUTSIDE', '-50.00', 1],
      ['BOOKED_OUTSIDE', '70.00', 1],
      // 10.50 more, 10.00 less.
      ['PRICE_CHANGES', '0.50', 2],
      ['COMPLETED', '170.50', 2],
      ['REFUNDED', '-5.25', 1],
      ['PAID', '165.25', 2],
    ])
  })

  it('costs one statement beside the mark of the cache', async () => {
    const sent = await world.statements.of(() => bridge('2025-10-01', '2025-12-31'))
    expect(sent.filter(name => !/^(begin|rollback)/.test(name))).toEqual(['cache.mark', 'metrics.bridge'])
  })
})
