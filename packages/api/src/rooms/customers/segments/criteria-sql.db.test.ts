import type { SegmentCriteriaInput } from '@dashboard/schema'
import { MOST_CRITERIA_LEVELS, segmentFieldEntries } from '@dashboard/schema/segment-fields'
import { type SegmentField, segmentFields, type SegmentOperator } from '@dashboard/schema/vocabulary'
import fc from 'fast-check'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import { type CustomerFacts, meets } from '../../../../../../tests/kit/segment-oracle'
import { oddTexts, segmentBusiness } from '../../../../../../tests/kit/segment-world'
import { authChecker } from '../../../access/auth-checker'
import { localDay } from '../../../core/local-time'
import { openTenantRead } from '../../../db/tenant'
import { bookingsResolvers } from '../../bookings'
import { customersResolvers } from '..'
import { selectionSql } from '../selection-sql'
import { readCriteria } from './criteria'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

/** Zones that skip an hour at midnight, that skipped a day, and that lie far from the meridian; instants on those days. */
const places = [
  { timeZone: 'Europe/Berlin', now: new Date('2026-03-29T22:30:00Z') },
  { timeZone: 'Africa/Cairo', now: new Date('2026-04-24T00:10:00Z') },
  { timeZone: 'Pacific/Apia', now: new Date('2012-01-03T10:00:00Z') },
  { timeZone: 'America/St_Johns', now: new Date('2026-11-01T03:31:00Z') },
]

const business = async ({ timeZone, now }: (typeof places)[number], seed: number) => {
  const { id: providerId } = await world.provider({ timeZone })
  const other = await world.provider({ timeZone })
  await segmentBusiness(world.pool, { seed: seed + 1, providerId: other.id, timeZone, now, customers: 5 })
  const { facts, services } = await segmentBusiness(world.pool, { seed, providerId, timeZone, now, customers: 90 })
  /** Who meets criteria, by the database. */
  const found = async (input: SegmentCriteriaInput): Promise<string[]> => {
    const { criteria, problems } = readCriteria(input, 'criteria')
    expect(problems).toEqual([])
    const { text, values } = selectionSql({ providerId, now, timeZone }, { finding: { words: null, contact: null }, criteria: [criteria] })
    const { db, close } = await openTenantRead(world.house.pool, { providerId, memberId: null })
    const rows = await db.rows<{ id: string }>('', `select c.id ${text}`, values).finally(close)
    return rows.map(({ id }) => id).sort()
  }
  /** Who meets them, by looking at one after the other. */
  const meant = (input: SegmentCriteriaInput): string[] =>
    facts
      .filter(one => meets(input, one, { now, timeZone }))
      .map(({ id }) => id)
      .sort()
  return { found, meant, facts, services, now, timeZone }
}

type Business = Awaited<ReturnType<typeof business>>

/** Values that customers have, so that edges are met, and others. */
const valuesOf = (field: SegmentField, { facts, services, timeZone }: Business): fc.Arbitrary<unknown> => {
  const entry = segmentFieldEntries[field]
  const own = (read: (one: CustomerFacts) => unknown): fc.Arbitrary<unknown> => {
    const values = [...new Set(facts.map(read))].filter(value => value !== null)
    return fc.constantFrom(...values)
  }
  const money = fc.integer({ min: 0, max: 1_000_000 }).map(units => (units / 1000).toFixed(3))
  if (field === 'TOTAL_SPENT')
    return fc.oneof(
      own(one => one.totalSpent),
      money,
      fc.nat(500),
    )
  if (field === 'AVERAGE_BOOKING_VALUE')
    return fc.oneof(
      own(one => one.averageBookingValue),
      money,
    )
  if (field === 'LIFETIME_VALUE')
    return fc.oneof(
      own(one => one.lifetimeValue),
      money,
    )
  if (field === 'CHURN_RISK')
    return fc.oneof(
      own(one => one.churnRisk),
      fc.constantFrom('0.7', 0.5, 1),
    )
  if (field === 'UPSELL_SCORE')
    return fc.oneof(
      own(one => one.upsellScore),
      fc.constant(0.2),
    )
  if (field === 'RELATIONSHIP_SCORE')
    return fc.oneof(
      own(one => one.relationshipScore),
      fc.nat(100),
    )
  if (field === 'AVERAGE_RATING') return fc.oneof(fc.constantFrom(10 / 3, 3, '4.5', 11 / 3, 5), fc.integer({ min: 1, max: 5 }))
  if (field === 'DAYS_SINCE_LAST_BOOKING') return fc.oneof(fc.nat(3), fc.nat(500))
  if (field === 'FIRST_BOOKING_DATE') return own(one => one.firstBookingAt && localDay(one.firstBookingAt, timeZone))
  if (field === 'TAG') return fc.constantFrom(...oddTexts.map(text => text.trim()), 'a', '%', '_', 'DOG', 'STRASSE', 'ärger', 'istanbul')
  if (field === 'PET_SPECIES') return fc.constantFrom('dog', 'DOG', 'Cat', 'pig', '%', '100%', "hare's", 'x')
  if (field === 'PREFERRED_SERVICE') return fc.constantFrom(...services, services[0]!.toUpperCase(), '00000000-0000-4000-8000-000000000000')
  if (entry.kind === 'FLAG') return fc.boolean()
  return entry.options ? fc.constantFrom(...entry.options) : fc.integer({ min: entry.min ?? 0, max: Math.min(entry.max ?? 15, 15) })
}

const inOrder = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && /-/.test(one) ? one <= String(other) : Number(one) <= Number(other)

const valueOf = (field: SegmentField, operator: SegmentOperator, of: Business): fc.Arbitrary<unknown> => {
  const one = valuesOf(field, of)
  if (operator === 'BETWEEN') return fc.tuple(one, one).map(([a, b]) => (inOrder(a, b) ? [a, b] : [b, a]))
  return operator === 'IN' || operator === 'NOT_IN' ? fc.array(one, { minLength: 1, maxLength: 4 }) : one
}

const conditions = (of: Business): fc.Arbitrary<SegmentCriteriaInput> =>
  fc
    .constantFrom(...segmentFields)
    .chain(field =>
      fc
        .constantFrom(...segmentFieldEntries[field].operators)
        .chain(operator => valueOf(field, operator, of).map(value => ({ field, operator, value }))),
    )

const trees = (of: Business): fc.Arbitrary<SegmentCriteriaInput> =>
  fc.letrec<{ tree: SegmentCriteriaInput; leaf: SegmentCriteriaInput }>(tie => ({
    leaf: conditions(of),
    tree: fc.oneof(
      { maxDepth: MOST_CRITERIA_LEVELS - 2, depthSize: 'large' },
      { arbitrary: tie('leaf'), weight: 3 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 4 }).map(all => ({ all })), weight: 2 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 4 }).map(any => ({ any })), weight: 2 },
      { arbitrary: tie('tree').map(not => ({ not })), weight: 1 },
    ),
  })).tree

describe.each(places)('in $timeZone', place => {
  let of: Business
  beforeAll(async () => {
    of = await business(place, 7)
  })

  it('every field and operator means exactly the customers that it means one by one, and so does its complement', async () => {
    for (const field of segmentFields) {
      const sizes = new Set<number>()
      for (const operator of segmentFieldEntries[field].operators)
        for (const value of fc.sample(valueOf(field, operator, of), { seed: 11, numRuns: 6 })) {
          const condition = { field, operator, value }
          const found = await of.found(condition)
          expect(found, JSON.stringify(condition)).toEqual(of.meant(condition))
          expect(await of.found({ not: condition }), `not ${JSON.stringify(condition)}`).toEqual(of.meant({ not: condition }))
          sizes.add(found.length)
        }
      // Where all are nobody or everybody, nothing was shown.
      expect(sizes.size, field).toBeGreaterThan(1)
    }
  })

  it('so does every tree of them', async () => {
    await fc.assert(
      fc.asyncProperty(trees(of), async criteria => {
        expect(await of.found(criteria)).toEqual(of.meant(criteria))
      }),
      { seed: 13, numRuns: 250 },
    )
  })
})
