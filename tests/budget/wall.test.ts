import { buildAppSchema } from '@dashboard/api/app/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { providerTables } from '../kit/every-table'
import { randomBusiness } from '../kit/random-business'
import type { Sent, Told } from '../kit/room'
import { room } from '../kit/room'

/**
 * What row-level security makes Postgres read. Behind a policy an index is searched only by operators that are known to leak nothing:
 * a comparison of enums, a COALESCE in a join or a `like` quietly becomes a look at every row of the provider.
 */
const world = await room(buildAppSchema())
const story = { from: new Date('2025-03-20T00:00:00Z'), days: 375 }
const setScope = `select set_config('app.provider_id', $1, true)`

let provider: Awaited<ReturnType<typeof world.provider>>
let known: Record<string, string>

beforeAll(async () => {
  world.clock.now = new Date('2026-03-20T10:00:00Z')
  provider = await world.provider()
  await tell(provider, randomBusiness({ seed: 1, bookings: 4000, customers: 1500, ...story }))
  for (const seed of [2, 3, 4]) await tell(await world.provider(), randomBusiness({ seed, bookings: 300, customers: 100, ...story }))
  await showExperiment(provider.id)
  await world.pool.query('vacuum analyze')
  const { rows } = await world.pool.query<Record<string, string>>(
    'select id, customer_id as customer, service_id as service from bookings where provider_id = $1 limit 1',
    [provider.id],
  )
  known = rows[0]!
})
afterAll(() => world.close())

const tell = async (to: Awaited<ReturnType<typeof world.provider>>, told: readonly Told[]) => {
  for (let start = 0; start < told.length; start += 1000) {
    await to.record(...told.slice(start, start + 1000))
    if (start === 0) await world.pool.query('analyze')
  }
}

/** An experiment that half of the customers were shown. */
const showExperiment = (id: number) =>
  world.pool.query(
    `with test as (insert into experiments (provider_id, name, starts_at) values ($1, 'Prices', '2025-06-01') returning id),
       variant as (
         insert into experiment_variants (provider_id, experiment_id, position, name) select $1, id, n, n::text from test, generate_series(0, 1) n
       )
     insert into experiment_exposures (provider_id, experiment_id, customer_id, position, exposed_at)
     select $1, test.id, c.id, row_number() over (order by c.id) % 2, '2025-07-01' from test, customers c where c.provider_id = $1 and c.id < '80000000-0000-0000-0000-000000000000'`,
    [id],
  )

interface Node extends Partial<Record<string, unknown>> {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Node[]
}

const discarded = ['Rows Removed by Filter', 'Rows Removed by Join Filter', 'Rows Removed by Index Recheck']

/** Rows that a plan and all below it handled, those that it threw away included. */
const handled = (node: Node): number => {
  const thrown = discarded.reduce((sum, name) => sum + Number(node[name] ?? 0), 0)
  // The policy's own check, once for a whole scan, is a node above it.
  const own = node['Node Type'] === 'Result' ? 0 : node['Actual Loops'] * (node['Actual Rows'] + thrown)
  return (node.Plans ?? []).reduce((sum, each) => sum + handled(each), own)
}

/** How many rows Postgres handles for each statement of a request. */
const rowsHandled = async (statements: readonly Sent[]): Promise<number[]> => {
  const client = await world.house.pool.connect()
  const counts: number[] = []
  await client.query('begin')
  await client.query(setScope, [String(provider.id)])
  for (const { text, values } of statements) {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (analyze, timing off, format json) ${text}`, values)
    counts.push(handled(rows[0]!['QUERY PLAN'][0].Plan))
  }
  await client.query('rollback')
  client.release()
  return counts
}

const wall = async (verb: 'enable' | 'disable') => {
  for (const { table } of await providerTables(world.pool)) await world.pool.query(`alter table ${table} ${verb} row level security`)
}

const booking =
  'id status startsAt price { amount } customer { name } service { name } assignedTo { firstName } pet { name } review { rating } refunded { amount }'
const list = `query ($filter: BookingFilter, $first: Int) { bookings(filter: $filter, first: $first) { totalCount nodes { ${booking} } } }`
const customers = `query ($search: String, $segment: CustomerSegment = ALL, $sortBy: CustomerSort = VALUE) {
  customers(search: $search, segment: $segment, sortBy: $sortBy, pageSize: 25) { totalCount customers { name tags analytics { segment totalBookings } } }
}`
const estimate = 'query ($criteria: SegmentCriteriaInput!) { estimateSegment(criteria: $criteria) { customerCount sample { name } } }'
/** One condition of every way in which a field is found, and all of them together. */
const criteria = () => {
  const conditions = [
    { field: 'TOTAL_SPENT', operator: 'GT', value: 100 },
    { field: 'CUSTOMER_SEGMENT', operator: 'EQ', value: 'VIP' },
    { field: 'DAYS_SINCE_LAST_BOOKING', operator: 'GT', value: 100 },
    { field: 'TAG', operator: 'CONTAINS', value: 'a' },
    { field: 'PET_SPECIES', operator: 'EQ', value: 'dog' },
    { field: 'PREFERRED_SERVICE', operator: 'EQ', value: known.service },
    { field: 'ACQUISITION_CHANNEL', operator: 'EQ', value: 'REFERRAL' },
    { field: 'HAS_UPCOMING_BOOKING', operator: 'EQ', value: true },
    { field: 'AVERAGE_RATING', operator: 'GTE', value: 4 },
  ]
  return [...conditions, { any: conditions.map(not => ({ not })) }]
}
const figure = '{ value previousValue target sparkline }'

const march = { from: '2026-03-01', to: '2026-03-31' }

/** What the pages ask for, as often as they might. */
const questions = (): [string, Record<string, unknown>?][] => [
  [
    `{ overview(period: MONTH) { metrics { revenue ${figure} customers ${figure} } kpis ${figure} alerts { id } insights { id }
      upcomingBookings(first: 5) { ${booking} } recentActivity(first: 10) { summary customer { name } member { firstName } } } }`,
  ],
  ['{ activity(first: 50) { totalCount nodes { summary } } }'],
  [list],
  [list, { filter: { status: ['PENDING', 'CONFIRMED'] }, first: 10 }],
  [list, { filter: { from: '2026-03-01', to: '2026-03-10' } }],
  [list, { filter: { basis: 'COMPLETED_AT', from: '2026-02-01', to: '2026-02-28' } }],
  [list, { filter: { basis: 'REVIEWED_AT', from: '2026-02-01' } }],
  [list, { filter: { customerId: known.customer } }],
  [list, { filter: { serviceId: known.service } }],
  [list, { filter: { source: 'REFERRAL' } }],
  [list, { filter: { search: 'a' } }],
  [list, { filter: { ...march, status: ['COMPLETED'], weekday: 3, hour: 10 } }],
  [list, { filter: { ...march, basis: 'COMPLETED_AT', isFirstVisit: true } }],
  [list, { filter: { ...march, basis: 'COMPLETED_AT', firstVisitFrom: '2026-01-01', firstVisitTo: '2026-01-31' } }],
  [list, { filter: { ...march, basis: 'REFUNDED_AT' } }],
  [list, { filter: { ...march, isUnassigned: true } }],
  [`query ($id: ID!) { booking(id: $id) { ${booking} } }`, { id: known.id }],
  [`{ today { expected { ${booking} } finished { id } goingHome { id } inCare { id } } }`],
  ['{ customerSearch(search: "a") { name pets { name } } }'],
  ...['', 'a', 'nobody@example.test'].flatMap((search): [string, Record<string, unknown>][] => [
    [customers, { search }],
    [customers, { search, segment: 'REGULAR', sortBy: 'NAME' }],
  ]),
  ...['FREQUENCY', 'RECENCY', 'CHURN_RISK'].flatMap((sortBy): [string, Record<string, unknown>][] =>
    ['ALL', 'VIP', 'AT_RISK', 'NEW'].map(segment => [customers, { sortBy, segment }]),
  ),
  ['query ($id: ID!) { customer(id: $id) { id } }', { id: known.customer }],
  ...criteria().map((one): [string, Record<string, unknown>] => [estimate, { criteria: one }]),
  ['{ segments { customerCount reach { byEither } change { joinedCount } } }'],
  ['{ revenueForecast(daysAhead: 366) { predictions { value } } }'],
  ['{ services { name } bookingOptions { services { name } members { firstName } } }'],
  ...['2026-03-01', '2025-04-01'].flatMap(start =>
    ['', ', dimensions: [SERVICE, TEAM_MEMBER, SOURCE]', ', dimensions: [CUSTOMER_SEGMENT], asOf: "2026-03-19T00:00:00Z"'].map(
      (more): [string] => [
        `{ metrics(metrics: ["revenue", "bookings"], startDate: "${start}", endDate: "2026-03-31", groupBy: WEEK, compareWith: PREVIOUS${more}) { data { value } } }`,
      ],
    ),
  ),
  [
    '{ metrics(metrics: ["customers", "lapsedCustomers", "utilization", "reviewResponseRate", "campaignSpend"], startDate: "2026-03-01", endDate: "2026-03-31") { data { value } } }',
  ],
  [
    '{ metricCorrections(period: { start: "2026-02-01", end: "2026-02-28" }, since: "2026-03-01T00:00:00Z") { figures { now } corrections { kind } } }',
  ],
  ['{ revenueBridge(period: { start: "2026-03-01", end: "2026-03-31" }) { paid { amount } } }'],
  ['{ experiments { variants { exposed revenue { amount } } result { advice } } }'],
  ...['2026-03-01', '2025-04-01'].map((start): [string] => [
    `{ serviceAnalytics(period: { start: "${start}", end: "2026-03-31" }) { services { completed weekly { value } } recommendations { title } } }`,
  ]),
  ...['2026-03-01', '2025-04-01'].flatMap(start =>
    ['SERVICE', 'CUSTOMER', 'DAY', 'SOURCE'].map((by): [string] => [
      `{ revenueAnalytics(period: { start: "${start}", end: "2026-03-31" }, breakdown: ${by}, compareWith: PREVIOUS) {
        total { amount } pending { amount } breakdown { label revenue { amount } } series { value } comparedSeries { value } heatmap { revenue } trends { direction } } }`,
    ]),
  ),
  ['{ retention { customersBefore cohortAnalysis { size retained } atRiskCount atRiskCustomers { customer { name } reasons } } }'],
  ...['2026-03-01', '2025-04-01'].map((start): [string] => [
    `{ customerAcquisition(period: { start: "${start}", end: "2026-03-31" }) { newCustomers spend { amount } sources { newCustomers revenue { amount } }
      conversionFunnel { count } series { newCustomers } } }`,
  ]),
]

describe('row-level security', () => {
  // Without statistics of what leaks a plan may be a few times worse; what reads a whole provider for one page is many times.
  it('makes no statement handle many more rows', async () => {
    const statements: Sent[] = []
    for (const [source, variables] of questions())
      statements.push(
        ...(
          await world.statements.whole(async () => {
            const { errors } = await provider.ask(source, variables)
            expect(errors, source).toBeUndefined()
          })
        ).filter(({ text }) => /^\s*(select|with)\b/.test(text)),
      )
    expect(statements.length).toBeGreaterThan(30)
    const behind = await rowsHandled(statements)
    await wall('disable')
    const without = await rowsHandled(statements)
    await wall('enable')
    const worse = statements.flatMap(({ text, values }, index) => {
      const [more = 0, less = 0] = [behind[index], without[index]]
      return more > 5 * less + 100 ? [`${more} rows for ${less}: ${text} ${JSON.stringify(values)}`] : []
    })
    expect(worse).toEqual([])
  })
})
