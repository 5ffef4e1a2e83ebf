import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomBusiness, stream } from '../../../../../../tests/kit/random-business'
import type { Told } from '../../../../../../tests/kit/room'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { addDays } from '../../../core/calendar'
import { AcquisitionResolver, AcquisitionSourceResolver } from './acquisition.resolver'

const world = await room(buildSchemaSync({ resolvers: [AcquisitionResolver, AcquisitionSourceResolver], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
afterAll(() => world.close())

interface Answer {
  customerAcquisition: {
    period: { start: string; end: string }
    comparedWith: { start: string; end: string }
    newCustomers: number
    previousNewCustomers: number
    spend: { amount: string } | null
    acquisitionCost: { amount: string } | null
    sources: {
      channel: string | null
      newCustomers: number
      share: number | null
      inquiries: number
      profileViews: number
      spend: { amount: string } | null
      costPerCustomer: { amount: string } | null
      revenue: { amount: string } | null
    }[]
    conversionFunnel: { name: string; count: number; conversionRate: number | null }[]
    series: { date: string; newCustomers: number }[]
  }
}
const document = `query ($period: DateRangeInput!) { customerAcquisition(period: $period) {
  period { start end } comparedWith { start end } newCustomers previousNewCustomers spend { amount } acquisitionCost { amount }
  sources { channel newCustomers share inquiries profileViews spend { amount } costPerCustomer { amount } revenue { amount } }
  conversionFunnel { name count conversionRate } series { date newCustomers }
} }`

const now = new Date('2026-05-20T12:00:00Z')
const day = 86_400_000
const channels = ['SEARCH', 'SOCIAL', 'REFERRAL', 'DIRECT'] as const

/** A business whose bookings came by several channels, with those who only looked. */
const story = (seed: number): Told[] => {
  const random = stream(seed)
  const channel = () => channels[Math.floor(random() * channels.length)]!
  const visits = randomBusiness({ seed, bookings: 300, customers: 120, from: new Date('2026-02-15T00:00:00Z'), days: 80 }).map(
    ([type, at, payload]): Told => [type, at, type === 'BOOKING_CREATED' ? { ...payload, source: channel() } : payload],
  )
  const looks = Array.from({ length: 90 }, (_, index): Told => {
    const at = new Date(Date.UTC(2026, 1, 15) + Math.floor(random() * 80 * day))
    return [index % 3 === 0 ? 'INQUIRY_RECEIVED' : 'PROFILE_VIEWED', at, index % 5 === 0 ? {} : { source: channel() }]
  })
  return [...visits, ...looks]
}

describe.each(['America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'])('in %s', timeZone => {
  let provider: Provider
  beforeAll(async () => {
    world.clock.now = now
    provider = await world.provider({ timeZone, currency: 'USD' })
    await provider.record(...story(5))
  })
  const ask = async (start: string, end: string) => (await provider.get<Answer>(document, { period: { start, end } })).customerAcquisition
  const local = (column: string): string => `(${column} at time zone '${timeZone}')::date`
  const firsts = `select distinct on (customer_id) customer_id, source::text, ${local('completed_at')} as day from bookings
    where provider_id = $1 and status = 'COMPLETED' order by customer_id, starts_at, id`
  const random = stream(3)
  const spans = Array.from({ length: 5 }, () => {
    const start = addDays('2026-02-10', Math.floor(random() * 60))
    return [start, addDays(start, 3 + Math.floor(random() * 40))] as const
  })

  test.each(spans)('from %s to %s every figure is that of the bookings and events', async (start, end) => {
    const answer = await ask(start, end)
    const count = async (from: string, to: string) =>
      (
        await world.pool.query<{ first: number; second: number }>(
          `select count(*)::int as first, count(*) filter (where (select count(*) from bookings b where b.provider_id = $1
             and b.customer_id = f.customer_id and b.status = 'COMPLETED') > 1)::int as second
           from (${firsts}) f where day between $2 and $3`,
          [provider.id, from, to],
        )
      ).rows[0]!
    const { first, second } = await count(start, end)
    expect(answer.newCustomers).toBe(first)
    expect(answer.previousNewCustomers).toBe((await count(answer.comparedWith.start, answer.comparedWith.end)).first)
    const { rows: looks } = await world.pool.query<{ type: string; source: string | null; count: number }>(
      `select type::text, payload ->> 'source' as source, count(*)::int as count from business_events
       where provider_id = $1 and type in ('PROFILE_VIEWED', 'INQUIRY_RECEIVED') and ${local('occurred_at')} between $2 and $3 group by 1, 2`,
      [provider.id, start, end],
    )
    const seen = (type: string, source?: string | null) =>
      looks.filter(row => row.type === type && (source === undefined || row.source === source)).reduce((sum, row) => sum + row.count, 0)
    expect(answer.conversionFunnel.map(stage => stage.count)).toEqual([seen('PROFILE_VIEWED'), seen('INQUIRY_RECEIVED'), first, second])
    const { rows: sources } = await world.pool.query<{ source: string; count: number; revenue: string }>(
      `select c.source, (select count(*)::int from (${firsts}) f where f.source = c.source and day between $2 and $3) as count,
         coalesce((select sum(coalesce(final_price, price)) from bookings where provider_id = $1 and status = 'COMPLETED' and source::text = c.source
           and ${local('completed_at')} between $2 and $3), 0)
         - coalesce((select sum(amount) from booking_refunds r join bookings b on b.id = r.booking_id
           where r.provider_id = $1 and b.status = 'COMPLETED' and b.source::text = c.source and ${local('refunded_at')} between $2 and $3), 0) as revenue
       from unnest($4::text[]) as c(source)`,
      [provider.id, start, end, channels],
    )
    for (const { source, count: customers, revenue } of sources) {
      const told = answer.sources.find(({ channel }) => channel === source)
      expect([told?.newCustomers ?? 0, Number(told?.revenue?.amount ?? 0)]).toEqual([customers, Number(revenue)])
      expect([told?.inquiries ?? 0, told?.profileViews ?? 0]).toEqual([seen('INQUIRY_RECEIVED', source), seen('PROFILE_VIEWED', source)])
    }
    expect(answer.sources.reduce((sum, { newCustomers }) => sum + newCustomers, 0)).toBe(first)
    expect(answer.series.reduce((sum, { newCustomers }) => sum + newCustomers, 0)).toBe(first)
  })
})

describe('what it cost', () => {
  let provider: Provider
  beforeAll(async () => {
    world.clock.now = now
    provider = await world.provider({ timeZone: 'Europe/Berlin', currency: 'EUR' })
    const visit = (ref: string, source: string, at: string): Told[] => [
      ['BOOKING_CREATED', new Date(at), { bookingRef: ref, customer: { ref }, service: { ref: 's' }, startsAt: at, price: '50', source }],
      ['BOOKING_COMPLETED', new Date(new Date(at).getTime() + 3_600_000), { bookingRef: ref }],
    ]
    await provider.record(
      ...['a', 'b', 'c'].flatMap(ref => visit(ref, 'SOCIAL', '2026-05-04T10:00:00Z')),
      ...visit('d', 'SEARCH', '2026-05-05T10:00:00Z'),
    )
    await world.pool.query(
      `insert into marketing_campaigns (provider_id, ref, name, type, content, spent_amount, starts_at, ends_at)
       values ($1, 'c', 'C', 'SOCIAL', '{}', 100, '2026-05-01T00:00+02', '2026-05-10T20:00+02')`,
      [provider.id],
    )
    await world.pool.query(
      `insert into channel_spend (provider_id, channel, amount, starts_on, ends_on) values ($1, 'SEARCH', 31, '2026-05-01', '2026-05-31'), ($1, 'MARKETPLACE', 10, '2026-05-04', '2026-05-04')`,
      [provider.id],
    )
  })
  const ask = async (start: string, end: string, role?: 'MANAGER') => {
    const { data, errors } = await provider.ask<Answer>(document, { period: { start, end } }, role)
    return { answer: data!.customerAcquisition, codes: new Set(errors?.map(({ extensions }) => extensions?.code)) }
  }

  test('is spread evenly over its days', async () => {
    // Five of the campaign's ten days, of the search's thirty-one, and the marketplace's one day.
    const { answer } = await ask('2026-05-01', '2026-05-05')
    const told = answer.sources.map(source => [source.channel, source.spend?.amount, source.costPerCustomer?.amount])
    expect(told).toEqual([
      ['SOCIAL', '50.00', '16.67'],
      ['SEARCH', '5.00', '5.00'],
      ['MARKETPLACE', '10.00', undefined],
    ])
    expect(answer.spend?.amount).toBe('65.00')
    expect(answer.acquisitionCost?.amount).toBe('16.25')
  })

  test('is all there over all its days, and unknown for nobody', async () => {
    expect((await ask('2026-04-01', '2026-05-20')).answer.spend?.amount).toBe('130.00')
    const { answer } = await ask('2026-04-01', '2026-04-30')
    expect(answer).toMatchObject({ newCustomers: 0, spend: { amount: '0.00' }, acquisitionCost: null, sources: [] })
  })

  test('is not for managers', async () => {
    const { answer, codes } = await ask('2026-05-01', '2026-05-05', 'MANAGER')
    expect([...codes]).toEqual(['FORBIDDEN'])
    expect(answer).toMatchObject({ newCustomers: 4, spend: null, acquisitionCost: null })
    expect(answer.sources[0]).toMatchObject({ spend: null, costPerCustomer: null, revenue: { amount: '150.00' } })
  })
})

test('a first booking that ends after a later one is the first all the same, in the figure as in the funnel', async () => {
  world.clock.now = now
  const provider = await world.provider({ timeZone: 'Europe/Berlin' })
  const stay = (ref: string, startsAt: string, endsAt: string): Told[] => [
    ['BOOKING_CREATED', new Date(startsAt), { bookingRef: ref, customer: { ref: 'a' }, service: { ref }, startsAt, endsAt, price: '50' }],
    ['BOOKING_COMPLETED', new Date(endsAt), { bookingRef: ref }],
  ]
  await provider.record(
    ...stay('boarding', '2026-04-28T10:00:00Z', '2026-05-03T10:00:00Z'),
    ...stay('bath', '2026-04-29T10:00:00Z', '2026-04-29T11:00:00Z'),
  )
  const figures = async (start: string, end: string) => {
    const { newCustomers, conversionFunnel } = (await provider.get<Answer>(document, { period: { start, end } })).customerAcquisition
    return [newCustomers, ...conversionFunnel.slice(2).map(({ count }) => count)]
  }
  expect(await figures('2026-04-01', '2026-04-30')).toEqual([0, 0, 0])
  expect(await figures('2026-05-01', '2026-05-20')).toEqual([1, 1, 1])
})
