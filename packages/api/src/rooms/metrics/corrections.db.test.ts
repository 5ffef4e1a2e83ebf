import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import type { Told } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { metricsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...metricsResolvers], authChecker, validate: false }))
const query = `query ($since: DateTime!, $metrics: [String!], $start: Date = "2026-02-01", $end: Date = "2026-02-28") {
  metricCorrections(period: { start: $start, end: $end }, since: $since, metrics: $metrics) {
    period { start end } figures { metric then now change } corrections { kind occurredAt receivedAt } } }`
interface Answer {
  metricCorrections: {
    figures: { metric: string; then: number | null; now: number | null; change: number | null }[]
    corrections: { kind: string; occurredAt: string; receivedAt: string }[]
  }
}
const at = (day: string) => new Date(`2026-${day}T09:00:00Z`)
const made = (bookingRef: string, day: string, price: string): Told => [
  'BOOKING_CREATED',
  at(day),
  {
    bookingRef,
    customer: { ref: `of ${bookingRef}` },
    service: { ref: 's' },
    startsAt: at(day).toISOString(),
    endsAt: new Date(at(day).getTime() + 3_600_000).toISOString(),
    price,
  },
]
const done = (bookingRef: string, day: string): Told => ['BOOKING_COMPLETED', new Date(at(day).getTime() + 3_600_000), { bookingRef }]

let provider: Awaited<ReturnType<typeof world.provider>>
const march = '2026-03-01T12:00:00Z'
const ask = async (variables: Record<string, unknown> = {}) =>
  (await provider.get<Answer>(query, { since: march, ...variables })).metricCorrections

beforeAll(async () => {
  provider = await world.provider({ timeZone: 'UTC' })
  const known = async (day: string, ...told: Told[]) => {
    world.clock.now = new Date(`2026-${day}T12:00:00Z`)
    await provider.record(...told)
  }
  await known(
    '02-20',
    made('a', '02-10', '100'),
    done('a', '02-10'),
    made('b', '02-11', '50'),
    done('b', '02-11'),
    made('c', '02-12', '30'),
  )
  // After the first of March: the completion that was forgotten, a booking nobody had entered, a refund of March, a review, business as usual.
  await known('03-03', done('c', '02-12'), made('d', '02-13', '20'), done('d', '02-13'), [
    'BOOKING_CONFIRMED',
    at('02-13'),
    { bookingRef: 'd' },
  ])
  await known('03-05', ['BOOKING_REFUNDED', at('03-05'), { bookingRef: 'a', amount: '10' }], made('e', '03-05', '70'), done('e', '03-05'))
  await known('03-06', ['REVIEW_RECEIVED', at('02-27'), { customer: { ref: 'of b' }, rating: 5 }])
})
afterAll(() => world.close())

describe('what changed since', () => {
  it('names the figures of the span that moved, and by how much', async () => {
    const { figures } = await ask({ metrics: ['revenue', 'completedBookings', 'bookings', 'rating', 'customers', 'noShowRate'] })
    expect(figures).toEqual([
      { metric: 'revenue', then: 150, now: 200, change: 50 },
      { metric: 'completedBookings', then: 2, now: 4, change: 2 },
      { metric: 'bookings', then: 3, now: 4, change: 1 },
      { metric: 'rating', then: null, now: 5, change: null },
      { metric: 'customers', then: 2, now: 4, change: 2 },
    ])
  })

  it('names the events behind it, newest first, and nothing that is only of later days', async () => {
    const { corrections } = await ask()
    expect(corrections.map(({ kind, receivedAt }) => [kind, receivedAt.slice(5, 10)])).toEqual([
      ['REVIEW', '03-06'],
      ['LATE_COMPLETION', '03-03'],
      ['LATE_BOOKING', '03-03'],
      ['LATE_COMPLETION', '03-03'],
    ])
  })

  it('names only what moved the figures asked for', async () => {
    const { corrections } = await ask({ metrics: ['bookings'] })
    expect(corrections.map(({ kind }) => kind)).toEqual(['LATE_COMPLETION', 'LATE_BOOKING'])
    expect((await ask({ metrics: ['rating'] })).corrections.map(({ kind }) => kind)).toEqual(['REVIEW'])
    expect(await ask({ since: '2026-03-07T00:00:00Z' })).toMatchObject({ figures: [], corrections: [] })
  })

  it('is of the whole business, and of metrics that are remembered', async () => {
    expect((await provider.ask(query, { since: march }, 'STAFF')).errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
    const { errors } = await provider.ask(query, { since: march, metrics: ['revenue', 'campaignSpend', 'nothing'] })
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'metrics.1' }, { path: 'metrics.2' }] })
    const range = await provider.ask(query, { since: march, start: '2026-03-02', end: '2026-03-01' })
    expect(range.errors![0]!.extensions).toMatchObject({ fields: [{ path: 'period.end' }] })
  })
})
