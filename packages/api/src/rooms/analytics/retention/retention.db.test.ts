import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomBusiness } from '../../../../../../tests/kit/random-business'
import type { Told } from '../../../../../../tests/kit/room'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { addDays, addMonths, startOfMonth } from '../../../core/calendar'
import { startOfDay } from '../../../core/local-time'
import { RetentionResolver } from './retention.resolver'

const world = await room(buildSchemaSync({ resolvers: [RetentionResolver], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
afterAll(() => world.close())

interface Cohort {
  month: string
  size: number
  retained: number[]
  isLastPartial: boolean
}
interface Answer {
  retention: {
    asOf: string
    window: { start: string; end: string }
    previousWindow: { start: string; end: string }
    customersBefore: number
    customersRetained: number
    retentionRate: number | null
    churnRate: number | null
    retentionLow: number | null
    retentionHigh: number | null
    cohortAnalysis: Cohort[]
  }
}
const document = `{ retention { asOf window { start end } previousWindow { start end } customersBefore customersRetained
  retentionRate churnRate retentionLow retentionHigh cohortAnalysis { month size retained isLastPartial } } }`

const hour = 3_600_000
const askOn = async (provider: Provider, now: Date) => {
  world.clock.now = now
  return (await provider.get<Answer>(document)).retention
}

/** Cohorts counted by hand of who was here on which day: sizes and, month by month, who came. */
const cohortsOf = (visits: readonly (readonly [customer: string, day: string])[], asOf: string): [month: string, number[]][] => {
  const known = visits.filter(([, day]) => day <= asOf).toSorted(([, one], [, other]) => (one < other ? -1 : 1))
  const firstMonth = new Map<string, string>()
  for (const [customer, day] of known) if (!firstMonth.has(customer)) firstMonth.set(customer, startOfMonth(day))
  return Array.from({ length: 24 }, (_, index) => {
    const month = addMonths(startOfMonth(asOf), index - 23)
    const later = Array.from({ length: 24 - index }, (_unused, k) => addMonths(month, k))
    const came = later.map(
      each => new Set(known.filter(([who, day]) => firstMonth.get(who) === month && startOfMonth(day) === each).map(([who]) => who)).size,
    )
    return [month, came[0] ? came : []]
  })
}
const inHeads = ({ month, size, retained }: Cohort): [string, number[]] => [month, retained.map(share => Math.round(share * size))]

describe.each(['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'])('in %s', zone => {
  let provider: Provider
  let visits: [string, string][]
  beforeAll(async () => {
    provider = await world.provider({ timeZone: zone })
    await provider.record(
      ...randomBusiness({ seed: zone.length, bookings: 500, customers: 90, from: new Date('2025-06-01T00:00:00Z'), days: 320 }),
    )
    const { rows } = await world.pool.query<{ customer: string; day: string }>(
      `select customer_id as customer, (completed_at at time zone $2)::date::text as day from bookings
       where provider_id = $1 and status = 'COMPLETED'`,
      [provider.id, zone],
    )
    visits = rows.map(({ customer, day }) => [customer, day])
  })

  // Around the clock changes, at the ends of months, and long after the last booking.
  it.each([
    '2025-10-05',
    '2025-11-02',
    '2025-11-03',
    '2026-01-01',
    '2026-03-08',
    '2026-03-31',
    '2026-04-05',
    '2026-04-20',
    '2026-08-15',
    '2027-12-31',
  ])('on %s rates and cohorts are those of the bookings', async today => {
    for (const instant of [startOfDay(today, zone), new Date(startOfDay(addDays(today, 1), zone).getTime() - 1)]) {
      const answer = await askOn(provider, instant)
      const { rows } = await world.pool.query<{ before: number; retained: number }>(
        `with visit as (select customer_id, (completed_at at time zone $2)::date as day from bookings where provider_id = $1 and status = 'COMPLETED')
           select count(distinct customer_id)::int as before,
             (count(distinct customer_id) filter (where customer_id in (select customer_id from visit where day between $3::date - 90 and $3::date - 1)))::int as retained
           from visit where day between $3::date - 180 and $3::date - 91`,
        [provider.id, zone, today],
      )
      const { before, retained } = rows[0]!
      expect(answer).toMatchObject({
        asOf: addDays(today, -1),
        window: { start: addDays(today, -90), end: addDays(today, -1) },
        previousWindow: { start: addDays(today, -180), end: addDays(today, -91) },
        customersBefore: before,
        customersRetained: retained,
      })
      if (before > 0) {
        expect(answer.retentionRate).toBeCloseTo(retained / before, 4)
        expect(answer.churnRate).toBeCloseTo(1 - retained / before, 4)
        expect(answer.retentionLow! <= answer.retentionRate! && answer.retentionRate! <= answer.retentionHigh!).toBe(true)
      }
      expect(answer.cohortAnalysis.map(inHeads)).toEqual(cohortsOf(visits, addDays(today, -1)))
    }
  })
})

const visit = (customer: string, at: string): Told[] => {
  const [bookingRef, end] = [`${customer} ${at}`, new Date(`${at}T12:00:00Z`)]
  const startsAt = new Date(end.getTime() - hour)
  return [
    ['BOOKING_CREATED', startsAt, { bookingRef, customer: { ref: customer }, service: { ref: 's' }, startsAt, endsAt: end, price: '10' }],
    ['BOOKING_COMPLETED', end, { bookingRef }],
  ]
}

describe('by hand', () => {
  it('a triangle begins with who was never here before', async () => {
    const provider = await world.provider({ timeZone: 'Europe/Berlin' })
    await provider.record(
      // Known from before the two years: in no cohort.
      ...['2023-01-15', '2025-12-05'].flatMap(at => visit('Old', at)),
      ...['2025-12-31', '2026-01-01', '2026-01-20', '2026-02-10'].flatMap(at => visit('Ada', at)),
      ...['2025-12-02', '2026-02-01'].flatMap(at => visit('Bob', at)),
      ...['2025-12-24', '2025-12-25'].flatMap(at => visit('Cy', at)),
      ...['2026-02-14', '2026-02-20'].flatMap(at => visit('Dee', at)),
    )
    // On 20 February: what is completed on the day itself does not count yet.
    const { cohortAnalysis } = await askOn(provider, new Date('2026-02-20T18:00:00Z'))
    expect(cohortAnalysis).toHaveLength(24)
    expect(cohortAnalysis[0]!.month).toBe('2024-03-01')
    expect(cohortAnalysis.slice(0, 21).every(({ size, retained }) => size === 0 && retained.length === 0)).toBe(true)
    // December: Ada, Bob, Cy; in January Ada, in February Ada and Bob. January: nobody. February: Dee.
    expect(cohortAnalysis.slice(21)).toEqual([
      { month: '2025-12-01', size: 3, retained: [1, 0.3333, 0.6667], isLastPartial: true },
      { month: '2026-01-01', size: 0, retained: [], isLastPartial: false },
      { month: '2026-02-01', size: 1, retained: [1], isLastPartial: true },
    ])
    const over = (await askOn(provider, new Date('2026-03-01T00:00:00Z'))).cohortAnalysis
    expect(over.at(-1)).toEqual({ month: '2026-02-01', size: 1, retained: [1], isLastPartial: false })
  })

  it('of nobody nothing is known', async () => {
    const answer = await askOn(await world.provider(), new Date('2026-02-20T18:00:00Z'))
    expect(answer).toMatchObject({ customersBefore: 0, retentionRate: null, churnRate: null, retentionLow: null, retentionHigh: null })
  })

  it('nine of ten are kept, give or take', async () => {
    const provider = await world.provider({ timeZone: 'UTC' })
    const customers = Array.from({ length: 10 }, (_, index) => `c${index}`)
    await provider.record(
      ...customers.flatMap(ref => visit(ref, '2025-10-01')),
      ...customers.slice(1).flatMap(ref => visit(ref, '2026-01-01')),
    )
    // Wilson's interval of 9 in 10 at 95 %: .59585 to .98212.
    expect(await askOn(provider, new Date('2026-02-20T18:00:00Z'))).toMatchObject({
      customersBefore: 10,
      customersRetained: 9,
      retentionRate: 0.9,
      churnRate: 0.1,
      retentionLow: 0.5958,
      retentionHigh: 0.9821,
    })
  })
})

it('the CDNOW sample has the cohorts that its file says', async () => {
  const text = await readFile(fileURLToPath(new URL('../../../../../../tests/fixtures/cdnow-sample.csv', import.meta.url)), 'utf8')
  const purchases = text
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(',') as [customer: string, date: string, units: string, amount: string])
  const provider = await world.provider({ timeZone: 'America/New_York', currency: 'USD' })
  await provider.record(
    ...purchases.flatMap(([ref, date, , price], index): Told[] => {
      const at = new Date(`${date}T17:00:00Z`)
      const startsAt = new Date(at.getTime() - hour)
      const bookingRef = String(index)
      return [
        ['BOOKING_CREATED', startsAt, { bookingRef, customer: { ref }, service: { ref: 's' }, startsAt, endsAt: at, price }],
        ['BOOKING_COMPLETED', at, { bookingRef }],
      ]
    }),
  )
  const { cohortAnalysis } = await askOn(provider, new Date('1998-07-01T16:00:00Z'))
  const expected = cohortsOf(
    purchases.map(([customer, date]) => [customer, date]),
    '1998-06-30',
  )
  expect(cohortAnalysis.map(inHeads)).toEqual(expected)
  expect(cohortAnalysis.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(purchases.map(([customer]) => customer)).size)
  expect(cohortAnalysis.some(({ isLastPartial }) => isLastPartial)).toBe(false)
})

it('rates and cohorts are a statement each, and none while nothing has changed', async () => {
  const provider = await world.provider()
  const sent = async () => (await world.statements.of(() => provider.get(document))).filter(name => name.startsWith('retention'))
  expect(await sent()).toEqual(['retention.returns', 'retention.cohorts'])
  expect(await sent()).toEqual([])
  await provider.record(...visit('Ada', '1998-06-01'))
  expect(await sent()).toEqual(['retention.returns', 'retention.cohorts'])
})
