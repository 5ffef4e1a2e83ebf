import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { metricsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...metricsResolvers], authChecker, validate: false }))
let provider: Awaited<ReturnType<typeof world.provider>>
afterAll(() => world.close())

const query = `query ($metrics: [String!]!, $start: Date!, $end: Date!, $dimensions: [MetricDimension!]) {
  metrics(metrics: $metrics, startDate: $start, endDate: $end, dimensions: $dimensions) {
    data { metric date value } summary { metric total dimensionValue label } } }`
interface Answer {
  metrics: {
    data: { metric: string; date: string; value: number | null }[]
    summary: { metric: string; total: number | null; label: string | null }[]
  }
}
const ask = async (metrics: string[], start: string, end: string, dimensions?: string[]) =>
  (await provider.get<Answer>(query, { metrics, start, end, dimensions })).metrics
const totals = async (metrics: string[], start: string, end: string) =>
  Object.fromEntries((await ask(metrics, start, end)).summary.map(({ metric, total }) => [metric, total]))

const visit = (ref: string, day: string, source: string) =>
  [
    [
      'BOOKING_CREATED',
      new Date(`${day}T06:00:00Z`),
      {
        bookingRef: ref,
        customer: { ref },
        service: { ref: 'wash' },
        memberRef: 'eve',
        source,
        startsAt: `${day}T08:00:00Z`,
        endsAt: `${day}T10:00:00Z`,
        price: '10',
      },
    ],
    ['BOOKING_COMPLETED', new Date(`${day}T10:00:00Z`), { bookingRef: ref }],
    ['REVIEW_RECEIVED', new Date(`${day}T12:00:00Z`), { bookingRef: ref, customer: { ref }, rating: 5 }],
  ] as const

beforeAll(async () => {
  world.clock.now = new Date('2026-03-11T10:00:00Z')
  provider = await world.provider({ timeZone: 'Europe/Berlin' })
  await provider.record(...visit('a', '2026-03-02', 'SOCIAL'), ...visit('b', '2026-03-03', 'SEARCH'), ...visit('c', '2026-03-03', 'SOCIAL'))
  const sql = (text: string, ...values: unknown[]) => world.pool.query(text, [provider.id, ...values])
  const member = (await sql('select id from team_members where provider_id = $1')).rows[0] as { id: string }
  // 8 hours less a break of 30 minutes; a night from 22:00 to 02:00; one who was absent.
  const shift = `insert into team_schedules (provider_id, team_member_id, date, start_time, end_time, break_minutes, status) values ($1, $2, $3, $4, $5, $6, $7)`
  await sql(shift, member.id, '2026-03-02', '08:00', '16:00', 30, 'COMPLETED')
  await sql(shift, member.id, '2026-03-03', '22:00', '02:00', 0, 'SCHEDULED')
  await sql(shift, member.id, '2026-03-03', '08:00', '16:00', 0, 'ABSENT')
  await sql(
    `update reviews set response_text = 'Thanks', responded_at = '2026-03-09' where provider_id = $1 and reviewed_at < '2026-03-03'`,
  )
  // Runs from 2 March without an end: ten days so far. The channel costs 31 in March.
  await sql(
    `insert into marketing_campaigns (provider_id, ref, name, type, content, spent_amount, starts_at) values ($1, 'spring', 'Spring', 'SOCIAL', '{}', 100, '2026-03-02T09:00:00+01')`,
  )
  await sql(
    `insert into channel_spend (provider_id, channel, amount, starts_on, ends_on) values ($1, 'SEARCH', 31, '2026-03-01', '2026-03-31')`,
  )
})

it('utilization is the visits of the day in percent of the minutes on duty', async () => {
  // 3 visits of 2 hours, 7.5 hours and 4 hours on duty.
  expect(await totals(['utilization', 'team.minutes', 'bookings.minutes'], '2026-03-01', '2026-03-08')).toEqual({
    'bookings.minutes': 360,
    'team.minutes': 690,
    utilization: 52.1739,
  })
  expect((await ask(['utilization'], '2026-03-01', '2026-03-03', ['TEAM_MEMBER'])).data.map(({ value }) => value)).toEqual([
    null,
    26.6667,
    100,
  ])
})

it('answered reviews count on the day on which they came', async () => {
  expect(await totals(['reviewResponseRate', 'reviews.responded'], '2026-03-01', '2026-03-08')).toEqual({
    reviewResponseRate: 33.3333,
    'reviews.responded': 1,
  })
})

it('spending is spread over the days, of a campaign that runs over those so far, and held against new customers', async () => {
  // 7 March days of the week: 7 of SEARCH; 6 of the campaign's 10.
  expect(await totals(['campaignSpend', 'acquisitionCost'], '2026-03-01', '2026-03-07')).toEqual({
    campaignSpend: 67,
    acquisitionCost: 22.3333,
  })
  expect(await totals(['campaignSpend'], '2026-03-01', '2026-03-11')).toEqual({ campaignSpend: 111 })
  const { summary } = await ask(['acquisitionCost'], '2026-03-01', '2026-03-07', ['SOURCE'])
  // Two came by SOCIAL, which cost 60, one by SEARCH, which cost 7.
  expect(summary.map(({ total, label }) => [label, total])).toEqual([
    ['Social media', 30],
    ['Search', 7],
  ])
})
