import fc from 'fast-check'
import type { BookingDateBasis } from '@dashboard/schema/vocabulary'
import { acquisitionChannels, bookingDateBases, bookingStatuses } from '@dashboard/schema/vocabulary'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchemaSync } from 'type-graphql'
import { customerNames, firstDay, seedBookings } from '../../../../../tests/kit/bookings'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { addDays, weekday } from '../../core/calendar'
import { localDay, localHour } from '../../core/local-time'
import { entityId } from '../../events'
import { bookingsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers], authChecker, validate: false }))
const zone = 'America/New_York'
type Provider = Awaited<ReturnType<typeof world.provider>>
let provider: Provider
let other: Provider

interface Raw {
  id: string
  status: string
  starts_at: Date
  booked_at: Date
  completed_at: Date | null
  reviewed_at: Date | null
  customer_id: string
  service_id: string
  assigned_to: string | null
  source: string
  name: string
}
let raw: Raw[]

beforeAll(async () => {
  provider = await world.provider({ timeZone: zone, currency: 'USD' })
  other = await world.provider({ timeZone: zone })
  await seedBookings(provider, 300, 1)
  await seedBookings(other, 40, 2)
  const { rows } = await world.pool.query<Raw>(
    `select b.*, c.name, (select max(reviewed_at) from reviews r where r.booking_id = b.id) as reviewed_at from bookings b join customers c on c.id = b.customer_id where b.provider_id = $1`,
    [provider.id],
  )
  raw = rows
})
afterAll(() => world.close())

const instant: Record<BookingDateBasis, (booking: Raw) => Date | null> = {
  BOOKED_AT: booking => booking.booked_at,
  STARTS_AT: booking => booking.starts_at,
  COMPLETED_AT: booking => booking.completed_at,
  // None of them is given back anything; `drill-down.db.test.ts` has some.
  REFUNDED_AT: () => null,
  REVIEWED_AT: booking => booking.reviewed_at,
}

const list = `query ($filter: BookingFilter, $direction: SortDirection! = DESC, $first: Int, $after: String, $last: Int, $before: String) {
  bookings(filter: $filter, direction: $direction, first: $first, after: $after, last: $last, before: $before) { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
}`
interface Listed {
  bookings: {
    nodes: { id: string }[]
    totalCount: number
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  }
}
const ids = (listed: Listed) => listed.bookings.nodes.map(node => node.id)

const sorted = (bookings: Raw[], basis: BookingDateBasis, direction: 'ASC' | 'DESC') => {
  const sign = direction === 'ASC' ? 1 : -1
  const at = (booking: Raw) => instant[basis](booking)?.getTime() ?? 0
  return bookings
    .filter(booking => instant[basis](booking) !== null)
    .sort((a, b) => sign * (at(a) - at(b) || (a.id < b.id ? -1 : 1)))
    .map(booking => booking.id)
}

describe('bookings', () => {
  it('are those that meet every part of the filter, by the wall clock of the provider, in order', async () => {
    const date = fc.option(
      fc.nat({ max: 180 }).map(n => addDays('2025-10-27', n)),
      { nil: undefined },
    )
    const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
    const id = (kind: 'customer' | 'service' | 'member', ...refs: string[]) => some(...refs.map(ref => entityId(provider.id, kind, ref)))
    const search = {
      ada: ['c0'],
      LOVE: ['c0'],
      émile: ['c2'],
      ÉMILE: ['c2'],
      'anne-marie 100%_': ['c3'],
      '100_': [],
      ' der b ': ['c4'],
      '%': [],
      ovelace: [],
    }
    const filter = fc.record({
      basis: fc.constantFrom(...bookingDateBases),
      status: fc.option(fc.subarray([...bookingStatuses]), { nil: undefined }),
      from: date,
      to: date,
      customerId: id('customer', 'c0', 'c1', 'nobody'),
      serviceId: id('service', 's0', 's1'),
      assignedToId: id('member', 'm0', 'm1'),
      isUnassigned: some(true, false),
      source: some(...acquisitionChannels),
      weekday: some(1, 3, 7),
      hour: some(0, 9, 23),
      search: some(...(Object.keys(search) as (keyof typeof search)[])),
    })
    await fc.assert(
      fc.asyncProperty(filter, fc.constantFrom('ASC' as const, 'DESC' as const), async (asked, direction) => {
        fc.pre(!asked.from || !asked.to || asked.from <= asked.to)
        const meets = (booking: Raw) => {
          const at = instant[asked.basis](booking)
          const day = at && localDay(at, zone)
          return (
            day !== null &&
            (!asked.status || asked.status.includes(booking.status as (typeof bookingStatuses)[number])) &&
            (!asked.from || day >= asked.from) &&
            (!asked.to || day <= asked.to) &&
            (!asked.customerId || booking.customer_id === asked.customerId) &&
            (!asked.serviceId || booking.service_id === asked.serviceId) &&
            (!asked.assignedToId || booking.assigned_to === asked.assignedToId) &&
            (asked.isUnassigned === undefined || (booking.assigned_to === null) === asked.isUnassigned) &&
            (!asked.source || booking.source === asked.source) &&
            (!asked.weekday || weekday(localDay(booking.starts_at, zone)) === asked.weekday) &&
            (asked.hour === undefined || localHour(booking.starts_at, zone) === asked.hour) &&
            (!asked.search || search[asked.search].some(ref => entityId(provider.id, 'customer', ref) === booking.customer_id))
          )
        }
        const expected = sorted(raw.filter(meets), asked.basis, direction)
        const listed = await provider.get<Listed>(list, { filter: asked, direction, first: 250 })
        expect(ids(listed)).toEqual(expected.slice(0, 250))
        expect(listed.bookings.totalCount).toBe(expected.length)
      }),
      { numRuns: 60 },
    )
  })

  it('come page by page, each once, though others are made and moved meanwhile', async () => {
    const mine = await world.provider({ timeZone: zone })
    await seedBookings(mine, 60, 7)
    for (const direction of ['ASC', 'DESC'] as const) {
      for (const [size, cursor] of [
        ['first', 'after'],
        ['last', 'before'],
      ] as const) {
        const before = ids(await mine.get<Listed>(list, { direction, first: 250 }))
        const seen: string[] = []
        let place: string | null = null
        for (let page = 0; page < 99; page++) {
          const { bookings }: Listed = await mine.get<Listed>(list, { direction, [size]: 7, [cursor]: place })
          const found = bookings.nodes.map(node => node.id)
          if (size === 'first') seen.push(...found)
          else seen.unshift(...found)
          place = size === 'first' ? bookings.pageInfo.endCursor : bookings.pageInfo.startCursor
          await mine.record([
            'BOOKING_CREATED',
            firstDay,
            {
              bookingRef: `new-${direction}-${size}-${page}`,
              customer: { ref: 'c' },
              service: { ref: 's' },
              startsAt: new Date(firstDay.getTime() + page * 72_000_000),
            },
          ])
          if (!(size === 'first' ? bookings.pageInfo.hasNextPage : bookings.pageInfo.hasPreviousPage)) break
        }
        expect(new Set(seen).size).toBe(seen.length)
        const known = new Set(before)
        expect(seen.filter(id => known.has(id))).toEqual(before)
      }
    }
  })

  it('count a day from midnight to midnight of the provider, 25 hours long when the clock goes back', async () => {
    const mine = await world.provider({ timeZone: zone })
    const starts = ['2025-11-02T03:59:59.999Z', '2025-11-02T04:00:00.000Z', '2025-11-03T04:59:59.999Z', '2025-11-03T05:00:00.000Z']
    await mine.record(
      ...starts.map(
        (startsAt, n) =>
          ['BOOKING_CREATED', firstDay, { bookingRef: `${n}`, customer: { ref: 'c' }, service: { ref: 's' }, startsAt }] as const,
      ),
    )
    const listed = await mine.get<{ bookings: { nodes: { startsAt: string }[] } }>(
      '{ bookings(filter: { from: "2025-11-02", to: "2025-11-02" }, direction: ASC) { nodes { startsAt } } }',
    )
    expect(listed.bookings.nodes.map(node => node.startsAt)).toEqual([starts[1], starts[2]])
  })

  it('behind a figure are exactly the bookings that it counts', async () => {
    const figure = async (name: string, from: string, to: string) => {
      const { rows } = await world.pool.query<{ sum: string }>(
        `select coalesce(sum(value), 0)::float8::text as sum from business_metrics where provider_id = $1 and metric_name = $2 and dimension = 'TOTAL' and metric_date between $3 and $4`,
        [provider.id, name, from, to],
      )
      return Number(rows[0]!.sum)
    }
    for (const [from, to] of [
      ['2025-10-31', '2025-11-03'],
      ['2026-03-01', '2026-03-08'],
      ['2025-12-01', '2025-12-31'],
    ] as const) {
      const query =
        'query ($filter: BookingFilter) { bookings(filter: $filter, first: 250) { totalCount nodes { price { amount currency } } } }'
      const behind = (basis: BookingDateBasis) =>
        provider.get<{ bookings: { totalCount: number; nodes: { price: { amount: string } }[] } }>(query, { filter: { basis, from, to } })
      expect((await behind('BOOKED_AT')).bookings.totalCount).toBe(await figure('bookings.count', from, to))
      const completed = (await behind('COMPLETED_AT')).bookings
      expect(completed.totalCount).toBe(await figure('bookings.completed', from, to))
      expect(completed.nodes.reduce((sum, node) => sum + Number(node.price.amount), 0)).toBeCloseTo(
        await figure('revenue.earned', from, to),
        6,
      )
    }
  })

  it('of another provider are nowhere: not by id, not by filter, not by cursor', async () => {
    const [theirs] = ids(await other.get<Listed>(list))
    const one = 'query ($id: ID!) { booking(id: $id) { id } }'
    for (const id of [theirs, 'c0ffee00-0000-4000-8000-000000000000', 'nonsense', "'; drop table bookings; --", ''])
      expect(await provider.ask(one, { id })).toEqual({ data: { booking: null } })
    for (const key of ['customerId', 'serviceId', 'assignedToId']) {
      for (const kind of ['customer', 'service', 'member'] as const) {
        const filter = { [key]: entityId(other.id, kind, `${kind[0]}0`) }
        expect((await provider.get<Listed>(list, { filter })).bookings).toMatchObject({ nodes: [], totalCount: 0 })
      }
    }
    const { pageInfo } = (await other.get<Listed>(list, { first: 3 })).bookings
    const mine = new Set(raw.map(booking => booking.id))
    const after = ids(await provider.get<Listed>(list, { after: pageInfo.endCursor, first: 250 }))
    expect(after.length).toBeGreaterThan(0)
    expect(after.every(id => mine.has(id))).toBe(true)
  })

  it('are refused by name of the field when the page, the dates or the cursor cannot be', async () => {
    const problems = async (variables: Record<string, unknown>) =>
      (await provider.ask(list, variables)).errors?.map(error => [
        error.extensions?.code,
        error.extensions?.fields?.map(field => field.path),
      ])
    const cursor = (await provider.get<Listed>(list, { filter: { basis: 'BOOKED_AT' } })).bookings.pageInfo.endCursor
    expect(await problems({ first: 251, last: 0 })).toEqual([['BAD_USER_INPUT', ['first', 'last', 'last']]])
    expect(await problems({ first: -1 })).toEqual([['BAD_USER_INPUT', ['first']]])
    expect(await problems({ after: cursor })).toEqual([['BAD_USER_INPUT', ['after']]])
    expect(await problems({ filter: { from: '2026-01-02', to: '2026-01-01' } })).toEqual([['BAD_USER_INPUT', ['filter.to']]])
    expect(await problems({ filter: { weekday: 0, hour: 24 } })).toEqual([['BAD_USER_INPUT', ['filter.weekday', 'filter.hour']]])
    expect(await problems({ filter: { firstVisitFrom: '2026-01-02', firstVisitTo: '2026-01-01' } })).toEqual([
      ['BAD_USER_INPUT', ['filter.firstVisitTo']],
    ])
    expect(await problems({ filter: { search: 'a\0b' } })).toEqual([['BAD_USER_INPUT', ['filter.search']]])
    expect(await problems({ filter: { search: 'x'.repeat(101) } })).toEqual([['BAD_USER_INPUT', ['filter.search']]])
    expect((await provider.get<Listed>(list, { filter: { from: '0001-01-01', to: '9999-12-31' } })).bookings.totalCount).toBe(raw.length)
  })

  it('cost as many statements for 20 as for 200, whatever is asked of each', async () => {
    const query = `query ($first: Int) { bookings(first: $first) { totalCount nodes { id price { amount } refunded { amount } customer { name } service { name } assignedTo { firstName } pet { name } review { rating } } } }`
    const sent = (first: number) => world.statements.of(() => provider.get(query, { first }))
    const few = await sent(20)
    expect(few).toHaveLength(10)
    expect(await sent(200)).toHaveLength(10)
  })

  it('need the permission to be seen', async () => {
    const forbidden = await provider.ask('{ customerSearch(search: "") { id } }', {}, 'CONTRACTOR')
    expect(forbidden.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'customers.view' })
  })
})

describe('a form', () => {
  it('offers what can be booked, who works here, and customers by any word of their name', async () => {
    await world.pool.query(`update services set is_active = false where provider_id = $1 and ref = 's2'`, [provider.id])
    await world.pool.query(`update team_members set is_active = false where provider_id = $1 and ref = 'm1'`, [provider.id])
    const options = await provider.get<{
      bookingOptions: { services: { name: string }[]; members: { firstName: string }[] }
      services: { name: string; isActive: boolean }[]
    }>('{ bookingOptions { services { name } members { firstName } } services { name isActive } }')
    expect(options.bookingOptions).toEqual({ services: [{ name: 's0' }, { name: 's1' }], members: [{ firstName: 'm0' }] })
    expect(options.services.map(service => service.isActive)).toEqual([true, true, false])
    const search = async (text: string) =>
      (
        await provider.get<{ customerSearch: { name: string }[] }>(
          'query ($text: String!) { customerSearch(search: $text, first: 20) { name } }',
          { text },
        )
      ).customerSearch.map(customer => customer.name)
    expect(await search('')).toHaveLength(customerNames.length)
    expect(await search('BERG')).toEqual(['Jo van der Berg'])
    expect(await search('_')).toEqual([])
  })
})
