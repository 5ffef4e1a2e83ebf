import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metricDimensions } from '@dashboard/schema/vocabulary'
import { randomBusiness, stream } from '../../../../../tests/kit/random-business'
import { room } from '../../../../../tests/kit/room'
import type { Told } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { metricsResolvers } from '.'
import { catalogue } from './catalogue'

const world = await room(buildSchemaSync({ resolvers: [...metricsResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const day = 86_400_000
const from = new Date('2025-09-15T00:00:00Z')
const days = 120
const remembered = catalogue.filter(metric => metric.isRemembered)
const query = `query ($metrics: [String!]!, $start: Date!, $end: Date!, $by: Granularity!, $dimensions: [MetricDimension!], $asOf: DateTime, $compareWith: Comparison) {
  metrics(metrics: $metrics, startDate: $start, endDate: $end, groupBy: $by, dimensions: $dimensions, asOf: $asOf, compareWith: $compareWith) {
    period { start end } isPartial data { metric date value dimension dimensionValue } summary { metric total dimension dimensionValue }
    comparedWith { start end } comparedSummary { metric total dimension dimensionValue } } }`

/** What changes after the fact: prices, times, members, fates taken back, money given back, and two who book under one ref. */
const corrections = (random: () => number): Told[] =>
  Array.from({ length: 300 }, (): Told => {
    const bookingRef = `21-${Math.floor(random() * 300)}`
    const at = new Date(from.getTime() + Math.floor(random() * days * day))
    const changes: Told[] = [
      ['BOOKING_REPRICED', at, { bookingRef, price: (random() * 150).toFixed(2) }],
      ['BOOKING_RESCHEDULED', at, { bookingRef, startsAt: new Date(at.getTime() + Math.floor(random() * 12 * day)).toISOString() }],
      ['BOOKING_REASSIGNED', at, { bookingRef, memberRef: `member ${Math.floor(random() * 3)}` }],
      ['BOOKING_CANCELLED', at, { bookingRef }],
      ['BOOKING_REOPENED', at, { bookingRef }],
      ['BOOKING_REFUNDED', at, { bookingRef, amount: (0.01 + random() * 20).toFixed(2) }],
      ['FEEDBACK_RECEIVED', at, { bookingRef, customer: { ref: 'somebody' }, type: 'NPS', score: Math.floor(random() * 11), text: 'late' }],
      ['PROFILE_VIEWED', at, { source: 'SOCIAL' }],
    ]
    return changes[Math.floor(random() * changes.length)]!
  })

interface Moment {
  at: Date
  answers: unknown[]
}
type Provider = Awaited<ReturnType<typeof world.provider>>
let provider: Provider
const moments: Moment[] = []

/** Spans that are over, that run, and that reach into days to come. */
const requests = (at: Date) => {
  const date = (shift: number) => new Date(at.getTime() + shift * day).toISOString().slice(0, 10)
  const spans = [
    { start: date(-60), end: date(-20), by: 'WEEK' },
    { start: date(-25), end: date(10), by: 'DAY' },
    { start: date(3), end: date(14), by: 'DAY' },
  ]
  const total = { metrics: remembered.map(({ name }) => name), dimensions: null }
  const split = metricDimensions.map(dimension => ({
    metrics: remembered.filter(metric => metric.dimensions.includes(dimension)).map(({ name }) => name),
    dimensions: [dimension],
  }))
  return spans.flatMap(span => [total, ...split].map(what => ({ ...what, ...span, compareWith: 'PREVIOUS' })))
}
const answers = async (at: Date, asOf: Date | null): Promise<unknown[]> => {
  const all: unknown[] = []
  for (const request of requests(at)) all.push((await provider.get<{ metrics: unknown }>(query, { ...request, asOf })).metrics)
  return all
}

beforeAll(async () => {
  const random = stream(77)
  provider = await world.provider({ timeZone: 'America/New_York' })
  const told = [...randomBusiness({ seed: 21, bookings: 300, customers: 25, from, days }), ...corrections(random)]
  // Most things become known as they happen, some weeks later, in whatever order.
  const arriving = told
    .map(event => ({ event, at: event[1].getTime() + Math.floor(random() < 0.3 ? random() * 40 * day : random() * day) }))
    .sort((one, other) => one.at - other.at)
  const end = from.getTime() + (days + 45) * day
  let next = 0
  for (let batch = from.getTime(); batch <= end; batch += 3 * day) {
    const arrived = arriving.slice(next).filter(({ at }) => at <= batch)
    next += arrived.length
    world.clock.now = new Date(batch)
    if (arrived.length > 0) await provider.record(...arrived.map(({ event }) => event))
    if ((batch - from.getTime()) % (21 * day) === 0) moments.push({ at: new Date(batch + 1000), answers: [] })
    const moment = moments.at(-1)
    if (moment && moment.answers.length === 0) {
      world.clock.now = moment.at
      moment.answers = await answers(moment.at, null)
    }
  }
}, 120_000)

describe('metrics as they stood', () => {
  it('are exactly what was answered then, in total and by every dimension', async () => {
    expect(moments.length).toBeGreaterThan(5)
    for (const { at, answers: then } of moments) {
      const now = await answers(at, at)
      now.forEach((answer, index) => expect(answer, `${at.toISOString()} ${JSON.stringify(requests(at)[index])}`).toEqual(then[index]))
    }
  }, 120_000)

  it('are others than they are now', async () => {
    const { at, answers: then } = moments[3]!
    expect(await answers(at, null)).not.toEqual(then)
  })

  it('are as they stand for an instant to come, and nothing before the first event', async () => {
    const [request] = requests(moments[4]!.at)
    const later = { ...request, asOf: new Date(world.clock.now.getTime() + day) }
    expect(await provider.get(query, later)).toEqual(await provider.get(query, { ...request, asOf: null }))
    const before = await provider.get<{ metrics: { summary: { metric: string; total: number | null }[] } }>(query, {
      ...request,
      asOf: new Date('2020-01-01'),
    })
    expect(before.metrics.summary.every(({ total }) => total === 0 || total === null)).toBe(true)
  })

  it('are not told of what nobody remembers, nor to whom sees only their own', async () => {
    const asked = { metrics: ['campaignSpend'], start: '2025-10-01', end: '2025-10-31', by: 'DAY', asOf: '2025-11-01T00:00:00Z' }
    const { errors } = await provider.ask(query, asked)
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'metrics.0' }] })
    const own = await provider.ask(query, { ...asked, metrics: ['bookings'] }, 'STAFF')
    expect(own.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
  })
})
