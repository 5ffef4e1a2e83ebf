import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../../tests/kit/random-business'
import type { Told } from '../../../../../../tests/kit/room'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { rolePermissions } from '../../../access/roles'
import { daysBetween } from '../../../core/calendar'
import { localDay, startOfDay } from '../../../core/local-time'
import { bookingsResolvers } from '../../bookings'
import { customersResolvers } from '../../customers'
import { RetentionResolver } from './retention.resolver'

const world = await room(
  buildSchemaSync({ resolvers: [RetentionResolver, ...customersResolvers, ...bookingsResolvers], authChecker, validate: false }),
)
type Provider = Awaited<ReturnType<typeof world.provider>>
afterAll(() => world.close())

interface AtRisk {
  customer: { id: string; name: string }
  reasons: string[]
  daysSinceLastVisit: number
  usualGapDays: number
  visits: number
  yearlyValue: { amount: string } | null
}
interface Answer {
  retention: { atRiskCount: number; atRiskCustomers: AtRisk[] | null }
}
const document = `{ retention { atRiskCount atRiskCustomers {
  customer { id name } reasons daysSinceLastVisit usualGapDays visits yearlyValue { amount } } } }`
const ask = async (provider: Provider) => (await provider.get<Answer>(document)).retention
const names = async (provider: Provider) => (await ask(provider)).atRiskCustomers!.map(({ customer }) => customer.name)

const hour = 3_600_000
const day = 24 * hour

interface RawBooking {
  id: string
  customer: string
  status: string
  startsAt: Date
  endsAt: Date
  completedAt: Date | null
  earned: string
}
interface RawRefund {
  booking: string
  amount: string
  refundedAt: Date
}

/** The rule once more, over the bookings themselves. */
const overdueOf = (bookings: readonly RawBooking[], refunds: readonly RawRefund[], now: Date, zone: string) => {
  const today = localDay(now, zone)
  const dawn = startOfDay(today, zone)
  const isExpected = ({ status, startsAt, endsAt }: RawBooking) =>
    ['PENDING', 'CONFIRMED'].includes(status) && startsAt.getTime() >= dawn.getTime() - 31 * day && endsAt >= dawn
  return [...new Set(bookings.map(({ customer }) => customer))].flatMap(customer => {
    const own = bookings.filter(booking => booking.customer === customer)
    const completed = own.flatMap(({ id, completedAt, earned }) => (completedAt ? [{ id, at: localDay(completedAt, zone), earned }] : []))
    const days = [...new Set(completed.map(({ at }) => at))].sort().slice(-13)
    if (days.length < 3 || own.some(isExpected)) return []
    const gap = daysBetween(days[0]!, days.at(-1)!) / (days.length - 1)
    const since = daysBetween(days.at(-1)!, today)
    if (since <= 21 || since <= 1.5 * gap || since > 365) return []
    const isRecent = (at: string) => daysBetween(at, days.at(-1)!) < 365
    const earned = completed.filter(({ at }) => isRecent(at)).reduce((sum, booking) => sum + Number(booking.earned), 0)
    const given = refunds
      .filter(({ booking, refundedAt }) => completed.some(({ id }) => id === booking) && isRecent(localDay(refundedAt, zone)))
      .reduce((sum, { amount }) => sum + Number(amount), 0)
    return [{ customer, gap, since, visits: completed.length, value: earned - given, rounds: Math.min(4, since / gap) }]
  })
}

describe.each(['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'])('a random business in %s', zone => {
  let provider: Provider
  const read = async (now: Date) => {
    const { rows: bookings } = await world.pool.query<RawBooking>(
      `select id, customer_id as customer, status::text, starts_at as "startsAt", ends_at as "endsAt", completed_at as "completedAt",
         coalesce(final_price, price)::text as earned from bookings where provider_id = $1`,
      [provider.id],
    )
    const { rows: refunds } = await world.pool.query<RawRefund>(
      `select booking_id as booking, amount::text, refunded_at as "refundedAt" from booking_refunds where provider_id = $1`,
      [provider.id],
    )
    return overdueOf(bookings, refunds, now, zone)
  }
  beforeAll(async () => {
    provider = await world.provider({ timeZone: zone })
    const from = new Date('2025-03-01T00:00:00Z')
    await provider.record(...randomBusiness({ seed: zone.length, bookings: 900, customers: 110, from, days: 400 }))
  })

  it.each(['2025-09-10T23:30:00Z', '2026-03-29T01:30:00Z', '2026-05-01T12:00:00Z', '2026-07-01T00:00:00Z', '2027-03-20T12:00:00Z'])(
    'has the same customers at risk at %s as its bookings tell, in the same order',
    async text => {
      world.clock.now = new Date(text)
      const expected = await read(world.clock.now)
      const { atRiskCount, atRiskCustomers } = await ask(provider)
      expect(atRiskCount).toBe(expected.length)
      const foremost = expected.toSorted((one, other) => other.value * other.rounds - one.value * one.rounds).slice(0, 50)
      expect(atRiskCustomers!.map(({ customer, visits, daysSinceLastVisit }) => [customer.id, visits, daysSinceLastVisit])).toEqual(
        foremost.map(({ customer, visits, since }) => [customer, visits, since]),
      )
      for (const [index, { gap, value }] of foremost.entries()) {
        expect(atRiskCustomers![index]!.usualGapDays).toBeCloseTo(gap, 3)
        expect(Number(atRiskCustomers![index]!.yearlyValue!.amount)).toBeCloseTo(value, 6)
      }
    },
  )

  it('has more of them than anybody can call', async () => {
    world.clock.now = new Date('2026-07-01T00:00:00Z')
    const { atRiskCount, atRiskCustomers } = await ask(provider)
    expect(atRiskCount).toBeGreaterThan(50)
    expect(atRiskCustomers).toHaveLength(50)
  })
})

describe('a customer with a rhythm', () => {
  const now = new Date('2026-06-30T12:00:00Z')
  const daysAgo = (count: number): Date => new Date(now.getTime() - count * day)
  let provider: Provider
  let number = 0
  beforeEach(async () => {
    world.clock.now = now
    provider = await world.provider({ timeZone: 'Europe/Berlin', currency: 'EUR' })
  })
  const booked = (name: string, startsAt: Date, more: object = {}): [ref: string, told: Told] => {
    const bookingRef = `b${(number += 1)}`
    const payload = {
      bookingRef,
      customer: { ref: name, name },
      service: { ref: 's' },
      startsAt,
      endsAt: new Date(startsAt.getTime() + hour),
      price: '40',
    }
    return [bookingRef, ['BOOKING_CREATED', new Date(startsAt.getTime() - day), { ...payload, ...more }]]
  }
  const visits = (name: string, ...ago: readonly number[]): Told[] =>
    ago.flatMap((count): Told[] => {
      const [bookingRef, told] = booked(name, daysAgo(count))
      return [told, ['BOOKING_COMPLETED', new Date(daysAgo(count).getTime() + hour), { bookingRef }]]
    })

  it('is at risk when a half more than the usual gap has passed, and three weeks', async () => {
    await provider.record(
      ...visits('Late', 64 + 84, 64 + 42, 64),
      ...visits('In time', 63 + 84, 63 + 42, 63),
      ...visits('Weekly, late', 36, 29, 22),
      ...visits('Weekly, on holiday', 35, 28, 21),
      ...visits('Twice', 100, 90),
      ...visits('Left', 386, 376, 366),
      ...visits('Nearly left', 385, 375, 365),
    )
    const { atRiskCount, atRiskCustomers } = await ask(provider)
    expect(atRiskCount).toBe(3)
    expect(atRiskCustomers!.map(({ customer: { name }, ...rest }) => [name, rest.usualGapDays, rest.daysSinceLastVisit])).toEqual([
      ['Nearly left', 10, 365],
      ['Weekly, late', 7, 22],
      ['Late', 42, 64],
    ])
    expect(atRiskCustomers![2]).toMatchObject({
      visits: 3,
      yearlyValue: { amount: '120.00' },
      reasons: ['Usually comes every 42 days; last here 64 days ago', 'Spent €120.00 in the year before'],
    })
  })

  it('comes once with two dogs', async () => {
    const pairs = [63 + 84, 63 + 84, 63 + 42, 63 + 42, 63, 63]
    await provider.record(...visits('Two dogs', ...pairs))
    expect(await names(provider)).toEqual([])
    world.clock.now = new Date(now.getTime() + day)
    expect((await ask(provider)).atRiskCustomers).toMatchObject([{ visits: 6, usualGapDays: 42, daysSinceLastVisit: 64 }])
  })

  it('has the rhythm of the latest visits', async () => {
    // Once every twenty days in the end; the hundred days before are forgotten.
    await provider.record(...visits('Changed', 600, 500, 400, ...Array.from({ length: 13 }, (_, index) => 50 + 20 * index)))
    expect((await ask(provider)).atRiskCustomers).toMatchObject([{ visits: 16, usualGapDays: 20 }])
  })

  it('is not, with something booked or somebody in care', async () => {
    const rhythm = [90, 80, 70]
    const stay = { endsAt: new Date(now.getTime() + 2 * day) }
    await provider.record(
      ...['Booked', 'In care', 'Forgotten', 'Called off'].flatMap(name => visits(name, ...rhythm)),
      booked('Booked', new Date(now.getTime() + 30 * day))[1],
      booked('In care', daysAgo(3), stay)[1],
      // Long over, and nobody has said how it ended.
      booked('Forgotten', daysAgo(5))[1],
    )
    const [bookingRef, told] = booked('Called off', new Date(now.getTime() + 5 * day))
    await provider.record(told, ['BOOKING_CANCELLED', daysAgo(1), { bookingRef }])
    expect((await names(provider)).toSorted()).toEqual(['Called off', 'Forgotten'])
  })

  it('has the reasons that are known', async () => {
    const review = (name: string, ago: number, rating: number): Told => [
      'REVIEW_RECEIVED',
      daysAgo(ago),
      { customer: { ref: name }, rating },
    ]
    const [cancelled, toldCancelled] = booked('Cancelled', daysAgo(40))
    const [missed, toldMissed] = booked('Missed', daysAgo(40))
    await provider.record(
      ...['Cancelled', 'Missed', 'Annoyed', 'Reconciled'].flatMap(name => visits(name, 90, 80, 70)),
      toldCancelled,
      ['BOOKING_CANCELLED', daysAgo(41), { bookingRef: cancelled }],
      toldMissed,
      ['BOOKING_NO_SHOW', daysAgo(40), { bookingRef: missed }],
      review('Annoyed', 80, 5),
      review('Annoyed', 69, 2),
      review('Reconciled', 80, 1),
      review('Reconciled', 69, 4),
    )
    const { atRiskCustomers } = await ask(provider)
    const reasons = Object.fromEntries(atRiskCustomers!.map(each => [each.customer.name, each.reasons.slice(2)]))
    expect(reasons).toEqual({
      Cancelled: ['Cancelled the last booking'],
      Missed: ['Did not come to the last booking'],
      Annoyed: ['Last review 2 stars'],
      Reconciled: [],
    })
  })

  it('is worth what came in less what was given back', async () => {
    const told = visits('Refunded', 90, 80, 70)
    await provider.record(...told, [
      'BOOKING_REFUNDED',
      daysAgo(60),
      { bookingRef: (told[4]![2] as { bookingRef: string }).bookingRef, amount: '15.50' },
    ])
    expect((await ask(provider)).atRiskCustomers).toMatchObject([{ yearlyValue: { amount: '104.50' } }])
  })

  it('is forgotten when erased', async () => {
    await provider.record(...visits('Gone', 90, 80, 70))
    await world.pool.query(`update customers set erased_at = $2, registers = '{}' where provider_id = $1`, [provider.id, now])
    expect(await ask(provider)).toEqual({ atRiskCount: 0, atRiskCustomers: [] })
  })

  it('is told with all that can be told of a customer', async () => {
    await provider.record(...visits('Ada', 90, 80, 70))
    const { retention } = await provider.get<{ retention: object }>(
      '{ retention { atRiskCustomers { customer { name tags pets { name } analytics { totalBookings segment } bookings { totalCount } } } } }',
    )
    expect(retention).toEqual({
      atRiskCustomers: [
        { customer: { name: 'Ada', tags: [], pets: [], analytics: { totalBookings: 3, segment: 'REGULAR' }, bookings: { totalCount: 3 } } },
      ],
    })
  })

  it('is shown without money, and in an order that does not tell it, to who may not see money', async () => {
    await provider.record(
      ...visits('Much', 84, 77, 70, 63, 56, 49, 42, 35, 28),
      // More rounds missed, less money.
      ...visits('Long gone', 90, 80, 70),
    )
    expect(await names(provider)).toEqual(['Much', 'Long gone'])
    const permissions = new Set([...rolePermissions.MANAGER].filter(permission => permission !== 'revenue.view'))
    const { data, errors } = await provider.ask<Answer>(document, {}, 'MANAGER', { permissions })
    expect(data!.retention.atRiskCustomers!.map(({ customer, yearlyValue }) => [customer.name, yearlyValue])).toEqual([
      ['Long gone', null],
      ['Much', null],
    ])
    expect(data!.retention.atRiskCustomers!.flatMap(({ reasons }) => reasons).some(reason => reason.startsWith('Spent'))).toBe(false)
    expect(errors!.map(({ path }) => path!.at(-1))).toEqual(['yearlyValue', 'yearlyValue'])
  })

  it('is nobody to who may not see customers; how many there are is', async () => {
    await provider.record(...visits('Ada', 90, 80, 70))
    const permissions = new Set([...rolePermissions.MANAGER].filter(permission => permission !== 'customers.view'))
    const { data, errors } = await provider.ask<Answer>(document, {}, 'MANAGER', { permissions })
    expect(data!.retention).toEqual({ atRiskCount: 1, atRiskCustomers: null })
    expect(errors!.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
  })

  it('costs as many statements as all the others', async () => {
    const text = '{ retention { atRiskCount atRiskCustomers { customer { name } reasons } } }'
    const sentFor = async () => (await world.statements.of(() => provider.get(text))).filter(name => !/^(begin|rollback)/.test(name))
    await provider.record(...visits('Ada', 90, 80, 70))
    const one = await sentFor()
    expect(one.toSorted()).toEqual(['cache.mark', 'customers.byIds', 'retention.atRisk', 'retention.lastWords', 'retention.returns'])
    expect(await sentFor()).toEqual(['cache.mark'])
    await provider.record(...['Bob', 'Cy', 'Dee'].flatMap(name => visits(name, 90, 80, 70)))
    expect((await sentFor()).toSorted()).toEqual(one.toSorted())
  })
})
