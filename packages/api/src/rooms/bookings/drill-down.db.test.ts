import type { BookingFilter } from '@dashboard/schema'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../tests/kit/random-business'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { bookingsResolvers } from '.'

/** Behind each mark of a chart are exactly the bookings that it counts. */
const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers], authChecker, validate: false }))
afterAll(() => world.close())

/** Each has a change of clocks within the story. */
const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe']
const from = '2026-03-01'
const to = '2026-04-10'

describe.each(zones)('in %s', timeZone => {
  let provider: Awaited<ReturnType<typeof world.provider>>

  beforeAll(async () => {
    world.clock.now = new Date('2026-06-01T00:00:00Z')
    provider = await world.provider({ timeZone })
    await provider.record(
      ...randomBusiness({ seed: timeZone.length, bookings: 900, customers: 250, from: new Date('2026-02-20T00:00:00Z'), days: 60 }),
      // Given back twice: in the days that are looked at, and after them.
      ['BOOKING_REFUNDED', new Date('2026-04-20T12:00:00Z'), { bookingRef: await refunded(), amount: '0.01' }],
    )
  })

  /** A booking that was given something back in the days that are looked at. */
  const refunded = async (): Promise<string> => {
    const story = randomBusiness({ seed: timeZone.length, bookings: 900, customers: 250, from: new Date('2026-02-20T00:00:00Z'), days: 60 })
    const [, , payload] = story.find(
      ([type, at]) => type === 'BOOKING_REFUNDED' && at > new Date('2026-03-02') && at < new Date('2026-04-09'),
    )!
    return (payload as { bookingRef: string }).bookingRef
  }

  const list = 'query ($filter: BookingFilter) { bookings(filter: $filter, first: 250) { totalCount nodes { id refunded { amount } } } }'
  interface Listed {
    bookings: { totalCount: number; nodes: { id: string; refunded: { amount: string } | null }[] }
  }
  const behind = async (filter: Partial<BookingFilter>) => (await provider.get<Listed>(list, { filter: { from, to, ...filter } })).bookings

  const counted = async (text: string, ...values: unknown[]): Promise<number> => {
    const { rows } = await world.pool.query<{ count: string }>(text, [provider.id, from, to, ...values])
    return Number(rows[0]!.count)
  }
  const figure = (name: string, dimension = 'TOTAL', value = '') =>
    counted(
      `select coalesce(sum(value), 0) as count from business_metrics
        where provider_id = $1 and metric_date between $2::date and $3::date and metric_name = $4 and dimension = $5 and dimension_value = $6`,
      name,
      dimension,
      value,
    )

  it('a cell of the heat map opens what started in its hour of the week', async () => {
    const { rows } = await world.pool.query<{ weekday: number; hour: number; bookings: number }>(
      `select extract(isodow from metric_date)::int as weekday, hour::int as hour, sum(value)::int as bookings from business_metrics_hourly
        where provider_id = $1 and metric_date between $2::date and $3::date and metric_name = 'hourly.bookings' group by 1, 2`,
      [provider.id, from, to],
    )
    expect(rows.length).toBeGreaterThan(50)
    for (const { weekday, hour, bookings } of rows)
      expect((await behind({ basis: 'STARTS_AT', status: ['COMPLETED'], weekday, hour })).totalCount, `${weekday} ${hour}`).toBe(bookings)
    expect((await behind({ basis: 'STARTS_AT', status: ['COMPLETED'], hour: 0 })).totalCount).toBe(
      rows.filter(({ hour }) => hour === 0).reduce((sum, { bookings }) => sum + bookings, 0),
    )
  })

  it('new customers open their first visits, and the others what came after', async () => {
    const first = await behind({ basis: 'COMPLETED_AT', isFirstVisit: true })
    expect(first.totalCount).toBe(await figure('customers.new'))
    expect(first.totalCount).toBeGreaterThan(0)
    // By whatever instant they are listed.
    const ever = await behind({ basis: 'STARTS_AT', isFirstVisit: true, from: null, to: null })
    expect(ever.totalCount).toBe(
      await counted(
        `select count(distinct customer_id) from bookings where provider_id = $1 and completed_at is not null and $2::date < $3::date`,
      ),
    )
    expect((await behind({ basis: 'COMPLETED_AT', isFirstVisit: true, from: null, to: null })).totalCount).toBe(ever.totalCount)
    const later = await behind({ basis: 'COMPLETED_AT', isFirstVisit: false })
    expect(later.totalCount).toBe((await figure('bookings.completed')) - first.totalCount)
  })

  it('a cell of the cohorts opens the visits in that month of who came first in the other', async () => {
    const cohort = { firstVisitFrom: '2026-02-20', firstVisitTo: '2026-03-10' }
    const customers = await counted(
      `with first as (select customer_id, min((completed_at at time zone $4)::date) as day from bookings where provider_id = $1 and status = 'COMPLETED' group by 1)
       select count(*) from bookings b join first f using (customer_id) where b.provider_id = $1 and (b.completed_at at time zone $4)::date between $2::date and $3::date
         and f.day between $5::date and $6::date`,
      timeZone,
      cohort.firstVisitFrom,
      cohort.firstVisitTo,
    )
    const found = await behind({ basis: 'COMPLETED_AT', ...cohort })
    expect(found.totalCount).toBe(customers)
    expect(found.totalCount).toBeGreaterThan(0)
    expect((await behind({ basis: 'COMPLETED_AT', firstVisitFrom: '2026-02-20' })).totalCount).toBe(await figure('bookings.completed'))
    expect((await behind({ basis: 'COMPLETED_AT', firstVisitTo: '2026-02-01' })).totalCount).toBe(0)
  })

  it('refunds open what was given something back then, each once, also when more was given back later', async () => {
    const bookings = await counted(
      `select count(distinct booking_id) from booking_refunds where provider_id = $1 and (refunded_at at time zone $4)::date between $2::date and $3::date`,
      timeZone,
    )
    const { totalCount, nodes } = await behind({ basis: 'REFUNDED_AT' })
    expect(totalCount).toBe(bookings)
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(bookings)
    expect(nodes.every(node => node.refunded !== null)).toBe(true)
    expect((await behind({ basis: 'REFUNDED_AT', from: '2026-04-20', to: null })).nodes.length).toBeGreaterThan(0)
    expect((await behind({ basis: 'REFUNDED_AT', from: null, to: null })).totalCount).toBe(
      await counted('select count(distinct booking_id) from booking_refunds where provider_id = $1 and $2::date < $3::date'),
    )
  })

  it('work that is nobody’s opens as such', async () => {
    const completed = await figure('bookings.completed')
    expect((await behind({ basis: 'COMPLETED_AT', isUnassigned: true })).totalCount).toBe(
      await figure('bookings.completed', 'TEAM_MEMBER', 'NONE'),
    )
    expect((await behind({ basis: 'COMPLETED_AT', isUnassigned: false })).totalCount).toBe(
      completed - (await figure('bookings.completed', 'TEAM_MEMBER', 'NONE')),
    )
  })
})
