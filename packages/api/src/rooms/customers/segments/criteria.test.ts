import type { SegmentCriteriaInput } from '@dashboard/schema'
import { segmentFieldEntries } from '@dashboard/schema/segment-fields'
import { segmentFields } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import { builtInSegments } from './built-in'
import { conditionsOf, isAboutMoney, readCriteria, toInput } from './criteria'

const read = (input: unknown) => readCriteria(input as SegmentCriteriaInput, 'criteria')
const problems = (input: unknown): Record<string, string> =>
  Object.fromEntries(read(input).problems.map(({ path, message }) => [path, message]))
const spent = (value: unknown, operator = 'GT') => ({ field: 'TOTAL_SPENT', operator, value })
const nested = (levels: number): object => (levels === 1 ? spent(1) : { not: nested(levels - 1) })

describe('criteria', () => {
  it('are told back as they were meant', () => {
    const input = {
      all: [
        spent(120),
        { any: [] },
        { not: { field: 'TAG', operator: 'IN', value: [' VIP ', 'b'] } },
        { field: 'TOTAL_BOOKINGS', operator: 'BETWEEN', value: ['2', 5] },
        { field: 'HAS_UPCOMING_BOOKING', operator: 'EQ', value: false },
      ],
      any: null,
    }
    const { criteria, problems: wrong } = read(input)
    expect(wrong).toEqual([])
    expect(toInput(criteria)).toEqual({
      all: [
        spent('120'),
        { any: [] },
        { not: { field: 'TAG', operator: 'IN', value: ['VIP', 'b'] } },
        { field: 'TOTAL_BOOKINGS', operator: 'BETWEEN', value: [2, 5] },
        { field: 'HAS_UPCOMING_BOOKING', operator: 'EQ', value: false },
      ],
    })
    expect(read(toInput(criteria)).criteria).toEqual(criteria)
    expect(conditionsOf(criteria)).toHaveLength(4)
  })

  it('name every part that is wrong, where it stands', () => {
    expect(problems({ all: [spent('a lot'), { any: [{ field: 'CHURN_RISK', operator: 'GT', value: 70 }] }, {}] })).toEqual({
      'criteria.all.0.value': 'must be an amount such as 120 or "120.50", with at most four decimals',
      'criteria.all.1.any.0.value': 'must be between 0 and 1',
      'criteria.all.2': 'must be exactly one of all, any, not, or a condition of field, operator and value',
    })
  })

  it.each([
    [null, 'criteria'],
    ['x', 'criteria'],
    [[], 'criteria'],
    [{ all: [], any: [] }, 'criteria'],
    [{ all: [], field: 'TAG' }, 'criteria'],
    [{ not: null }, 'criteria'],
    [{ not: [] }, 'criteria'],
    [{ all: [null] }, 'criteria.all.0'],
    [{ operator: 'GT', value: 1 }, 'criteria.field'],
    [{ field: 'constructor', operator: 'GT', value: 1 }, 'criteria.field'],
    [{ field: 'TOTAL_SPENT', value: 1 }, 'criteria.operator'],
    [spent(1, 'CONTAINS'), 'criteria.operator'],
    [spent(undefined), 'criteria.value'],
    [spent(-1), 'criteria.value'],
    [spent('0.00001'), 'criteria.value'],
    [spent(1e21), 'criteria.value'],
    [spent(NaN), 'criteria.value'],
    [spent([1, 2]), 'criteria.value'],
    [spent(1, 'BETWEEN'), 'criteria.value'],
    [spent([1], 'BETWEEN'), 'criteria.value'],
    [spent([2, 1], 'BETWEEN'), 'criteria.value'],
    [{ field: 'FIRST_BOOKING_DATE', operator: 'BETWEEN', value: ['2026-02-01', '2026-01-01'] }, 'criteria.value'],
    [{ field: 'FIRST_BOOKING_DATE', operator: 'EQ', value: '2026-02-30' }, 'criteria.value'],
    [{ field: 'FIRST_BOOKING_DATE', operator: 'EQ', value: '0001-01-01' }, 'criteria.value'],
    [{ field: 'TOTAL_BOOKINGS', operator: 'EQ', value: 1.5 }, 'criteria.value'],
    [{ field: 'DAYS_SINCE_LAST_BOOKING', operator: 'GT', value: 36_501 }, 'criteria.value'],
    [{ field: 'CUSTOMER_SEGMENT', operator: 'EQ', value: 'ALL' }, 'criteria.value'],
    [{ field: 'RFM_SEGMENT', operator: 'IN', value: [] }, 'criteria.value'],
    [{ field: 'TAG', operator: 'IN', value: Array.from({ length: 101 }, () => 'a') }, 'criteria.value'],
    [{ field: 'TAG', operator: 'EQ', value: ' ' }, 'criteria.value'],
    [{ field: 'TAG', operator: 'CONTAINS', value: '\0' }, 'criteria.value'],
    [{ field: 'PREFERRED_SERVICE', operator: 'EQ', value: 'wash' }, 'criteria.value'],
    [{ field: 'REACHABLE_BY_SMS', operator: 'EQ', value: 'true' }, 'criteria.value'],
  ])('%j is refused at %s', (input, path) => {
    expect(Object.keys(problems(input))).toEqual([path])
  })

  it('are eight levels deep at most, with a hundred conditions and as many groups', () => {
    expect(problems(nested(8))).toEqual({})
    expect(Object.values(problems(nested(9)))).toEqual(['must not lie deeper than 8 levels'])
    const many = (count: number, one: object) => ({ all: Array.from({ length: count }, () => one) })
    expect(problems(many(100, spent(1)))).toEqual({})
    expect(problems(many(101, spent(1)))).toEqual({ criteria: 'must have at most 100 conditions' })
    expect(problems(many(99, { any: [] }))).toEqual({})
    expect(problems(many(5000, { any: [] }))).toEqual({ criteria: 'must have at most 100 groups' })
  })

  it('ask about money where one of them does', () => {
    expect(isAboutMoney(read({ all: [{ not: spent(1) }] }).criteria)).toBe(true)
    expect(isAboutMoney(read({ field: 'TOTAL_BOOKINGS', operator: 'EQ', value: 1 }).criteria)).toBe(false)
    expect(segmentFields.filter(field => segmentFieldEntries[field].isMoney)).toEqual([
      'TOTAL_SPENT',
      'AVERAGE_BOOKING_VALUE',
      'LIFETIME_VALUE',
      'MONETARY_SCORE',
    ])
  })

  it('of built-in segments are sound, and everybody may ask them', () => {
    for (const { criteria, id } of builtInSegments) {
      expect(read(toInput(criteria)), id).toEqual({ criteria, problems: [] })
      expect(isAboutMoney(criteria), id).toBe(false)
    }
    expect(new Set(builtInSegments.map(({ id }) => id)).size).toBe(builtInSegments.length)
    expect(new Set(builtInSegments.map(({ name }) => name.toLowerCase())).size).toBe(builtInSegments.length)
  })
})
