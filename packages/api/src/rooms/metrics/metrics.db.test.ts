import fc from 'fast-check'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparisons, granularities, periods } from '@dashboard/schema/vocabulary'
import { randomBusiness } from '../../../../../tests/kit/random-business'
import { rawFigures } from '../../../../../tests/kit/raw-figures'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { addDays } from '../../core/calendar'
import type { DateSpan } from '../../core/period'
import { bucketsOf } from '../../core/series'
import type { TenantDb } from '../../db/tenant'
import { openTenantRead } from '../../db/tenant'
import { metricsResolvers } from '.'
import { frameOf } from './frame'
import type { MeasureName, Reading } from './measures'
import { measureNames, measures } from './measures'
import { readPulse, readSums } from './metrics.repository'
import { readSeries } from './series.repository'
import { totalSlice } from './slices'
import { sumsOf } from './sums'

const world = await room(buildSchemaSync({ resolvers: [...metricsResolvers], authChecker, validate: false }))
const { pool } = world

/** Half a year around the clock changes of autumn and spring. */
const from = new Date('2025-09-15T00:00:00Z')
const days = 230
const providers: { id: number; zone: string }[] = []
const kept = measureNames.filter(name => measures[name].counted === undefined)

beforeAll(async () => {
  for (const [index, zone] of ['America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'].entries()) {
    const { id, record } = await world.provider({ timeZone: zone })
    await record(...randomBusiness({ seed: index + 1, bookings: 330, customers: 50, from, days }))
    providers.push({ id, zone })
  }
})
afterAll(() => world.close())

const provider = fc.nat({ max: 2 }).map(index => providers[index]!)
const date = fc.integer({ min: -10, max: days + 20 }).map(shift => addDays('2025-09-15', shift))
const raw = ({ id, zone }: { id: number; zone: string }, { start, end }: DateSpan) => rawFigures(pool, id, zone, start, end)
const read = async <T>(id: number, work: (db: TenantDb) => Promise<T>): Promise<T> => {
  const { db, close } = await openTenantRead(pool, { providerId: id, memberId: null })
  try {
    return await work(db)
  } finally {
    await close()
  }
}
/** What the overview's statement reads: all but who lapsed. */
const framed = ({ 'customers.lapsed': _, ...figures }: Record<string, number>) => figures
const expectReading = (reading: Reading, expected: Record<string, number>, when: string) => {
  for (const [name, value] of Object.entries(expected)) expect(reading(name as MeasureName), `${name} of ${when}`).toBeCloseTo(value, 6)
}

it('the business of these tests has something of everything', async () => {
  for (const of of providers)
    expect(Object.values(await raw(of, { start: '2025-01-01', end: '2026-12-31' })).every(value => value > 0)).toBe(true)
})

describe('sums of a frame', () => {
  it('equal what the bookings, refunds and reviews themselves say, in every zone and for any dates', async () => {
    const request = fc.record({
      period: fc.constantFrom(...periods),
      range: fc.option(fc.tuple(date, fc.nat({ max: 120 })).map(([start, more]) => ({ start, end: addDays(start, more) }))),
      compareWith: fc.constantFrom(...comparisons),
      alignWeekdays: fc.boolean(),
      completeOnly: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(provider, request, date, fc.integer({ min: 1, max: 7 }), async (of, asked, today, weekStartsOn) => {
        const frame = frameOf(asked, { today, weekStartsOn })
        const sums = sumsOf(frame, await read(of.id, db => readSums(db, 'whole', frame, kept)))
        expectReading(sums.elapsed, framed(await raw(of, frame.window)), 'the window')
        expectReading(sums.compared, framed(await raw(of, frame.compared)), 'the compared dates')
        if (frame.complete) expectReading(sums.complete, framed(await raw(of, frame.complete)), 'the complete days')
        if (frame.comparedComplete)
          expectReading(sums.comparedComplete, framed(await raw(of, frame.comparedComplete)), 'the compared complete days')
        const {
          'customers.active': _,
          'customers.lapsed': __,
          ...additive
        } = await raw(of, { start: frame.window.start, end: frame.window.wholeEnd })
        expectReading(sums.whole, additive, 'the whole period')
        const index = frame.buckets.length >> 1
        const next = frame.buckets[index + 1]
        const bucket = { start: [frame.buckets[index]!, frame.window.start].sort()[1]!, end: next ? addDays(next, -1) : frame.window.end }
        expectReading(sums.byBucket[index]!, framed(await raw(of, bucket)), `the bucket ${bucket.start}`)
      }),
      { numRuns: 60 },
    )
  })
})

describe('series', () => {
  it('equal the bookings themselves, bucket by bucket and in all', async () => {
    await fc.assert(
      fc.asyncProperty(provider, fc.constantFrom(...granularities), date, fc.nat({ max: 60 }), async (of, granularity, start, more) => {
        const span = { start, end: addDays(start, more) }
        const buckets = bucketsOf(span, granularity, 1)
        const cells = new Map<string, number>()
        const add = (key: string, sum: number) => cells.set(key, (cells.get(key) ?? 0) + sum)
        for (const [, , name, step, sum] of (await read(of.id, db => readSeries(db, 'whole', measureNames, totalSlice, span, buckets)))
          .cells ?? []) {
          add(`${name} ${step}`, Number(sum))
          // The whole of what adds up is the sum of its steps.
          if (measures[name].counted === undefined) add(`${name} 0`, Number(sum))
        }
        expectReading(name => cells.get(`${name} 0`) ?? 0, await raw(of, span), 'the span')
        const first = { start, end: [addDays(buckets[1] ?? '9999-12-31', -1), span.end].sort()[0]! }
        expectReading(name => cells.get(`${name} 1`) ?? 0, await raw(of, first), 'the first bucket')
      }),
      { numRuns: 25 },
    )
  })
})

describe('pulse', () => {
  it('knows the version, the first day on record and the active goals, of this provider alone', async () => {
    const [first, second] = providers
    const goal = `insert into business_goals (provider_id, goal_type, title, target_value, start_date, end_date, status) values ($1, 'REVENUE', 'More', 1000, '2026-01-01', '2026-01-31', $2)`
    await pool.query(goal, [first!.id, 'ACTIVE'])
    await pool.query(goal, [first!.id, 'CANCELLED'])
    const pulse = await read(first!.id, readPulse)
    expect(Number(pulse.version)).toBeGreaterThan(0)
    expect(pulse.since! >= '2025-09-14' && pulse.since! < '2025-09-20').toBe(true)
    expect(pulse.goals).toEqual([{ type: 'REVENUE', target: 1000, start: '2026-01-01', end: '2026-01-31' }])
    expect((await read(second!.id, readPulse)).goals).toBeNull()
  })

  it('of a provider without events is empty', async () => {
    const { id } = await world.provider()
    expect(await read(id, readPulse)).toEqual({ version: '0', since: null, goals: null })
  })
})
