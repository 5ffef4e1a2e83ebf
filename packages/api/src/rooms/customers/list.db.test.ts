import { customerSegments, customerSorts } from '@dashboard/schema/vocabulary'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { bookingsResolvers } from '../bookings'
import { customersResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const clock = new Date('2026-03-20T12:00:00Z')
const day = 86_400_000
const list = `query ($segment: CustomerSegment!, $sortBy: CustomerSort!, $search: String, $page: Int!, $pageSize: Int!) {
  customers(segment: $segment, sortBy: $sortBy, search: $search, page: $page, pageSize: $pageSize) {
    totalCount segments { segment count } customers { id name analytics { segment totalBookings totalSpent { amount } lastBookingAt churnRisk } } } }`
interface Shown {
  id: string
  name: string
  analytics: {
    segment: string
    totalBookings: number
    totalSpent: { amount: string }
    lastBookingAt: string | null
    churnRisk: number | null
  }
}
interface Listed {
  customers: { totalCount: number; segments: { segment: string; count: number }[]; customers: Shown[] }
}

let provider: Awaited<ReturnType<typeof world.provider>>
beforeAll(async () => {
  world.clock.now = clock
  provider = await world.provider()
  const visits = (n: number) =>
    Array.from({ length: (n * 7) % 14 }, (_, visit) => {
      const at = new Date(clock.getTime() - (visit * 20 + (n % 3) * 150 + 1) * day)
      const bookingRef = `${n}-${visit}`
      const customer = { ref: `c${n}`, name: `${n % 2 ? 'Ärla' : 'Bo'} Person ${n}` }
      return [
        [
          'BOOKING_CREATED',
          at,
          { bookingRef, customer, service: { ref: 's' }, startsAt: at.toISOString(), price: `${10 + (n % 4)}` },
        ] as const,
        ['BOOKING_COMPLETED', at, { bookingRef }] as const,
      ]
    }).flat()
  const people = Array.from({ length: 30 }, (_, n) => n)
  await provider.record(
    ...people.map(
      n =>
        ['CUSTOMER_JOINED', new Date('2025-01-01'), { customer: { ref: `c${n}`, name: `${n % 2 ? 'Ärla' : 'Bo'} Person ${n}` } }] as const,
    ),
    ...people.flatMap(visits),
  )
  await world.pool.query(
    `update customer_relationships set churn_risk = (total_bookings % 5) / 5.0 where provider_id = $1 and total_bookings > 3`,
    [provider.id],
  )
})

const ask = async (variables: object) =>
  (await provider.get<Listed>(list, { segment: 'ALL', page: 1, pageSize: 250, ...variables })).customers

/** What a sort compares, the greatest first; null comes last. */
const keys: Record<string, (one: Shown) => number | null> = {
  VALUE: ({ analytics }) => (analytics.totalBookings === 0 ? null : Number(analytics.totalSpent.amount)),
  FREQUENCY: ({ analytics }) => analytics.totalBookings,
  RECENCY: ({ analytics }) => (analytics.lastBookingAt ? Date.parse(analytics.lastBookingAt) : null),
  CHURN_RISK: ({ analytics }) => analytics.churnRisk,
}

describe('pages of customers', () => {
  it.each(customerSorts.flatMap(sortBy => [null, 'person', 'ärl'].map(search => [sortBy, search] as const)))(
    'by %s, searched for %j, are the whole list in order, whatever the segment',
    async (sortBy, search) => {
      for (const segment of customerSegments) {
        const whole = await ask({ sortBy, search, segment })
        const pages: Shown[] = []
        for (let page = 1; page <= Math.ceil(whole.totalCount / 4); page += 1)
          pages.push(...(await ask({ sortBy, search, segment, page, pageSize: 4 })).customers)
        expect(pages).toEqual(whole.customers)
        expect(new Set(pages.map(({ id }) => id)).size).toBe(whole.totalCount)
        expect(whole.segments.find(one => one.segment === segment)?.count).toBe(whole.totalCount)
        if (segment !== 'ALL') expect(new Set(pages.map(({ analytics }) => analytics.segment)).size).toBeLessThanOrEqual(1)
        const key = keys[sortBy]
        const told = pages.map(one => key?.(one) ?? null)
        expect(told).toEqual([...told].sort((a, b) => (b ?? -Infinity) - (a ?? -Infinity)))
      }
      expect((await ask({ sortBy, search })).totalCount).toBe(search === 'ärl' ? 15 : 30)
    },
  )

  it('cost a handful of statements each, wherever they are', async () => {
    const sent = async (variables: object) => (await world.statements.of(() => ask({ sortBy: 'VALUE', ...variables }))).length
    const first = await sent({ pageSize: 2 })
    expect(first).toBeLessThanOrEqual(7)
    expect(await sent({ pageSize: 28 })).toBeLessThanOrEqual(first + 1)
    for (const variables of [{ search: 'bo' }, { segment: 'VIP' }, { page: 3, pageSize: 5 }])
      expect(await sent(variables), JSON.stringify(variables)).toBeLessThanOrEqual(first + 1)
  })
})
