import { describe, expect, it } from 'vitest'
import { periodChoiceOf, queryOfPeriodChoice, trendSpansOf, wholeEndOf } from './period-choice'

describe('the period in the address', () => {
  it('is this month against the one before when nothing or nonsense is asked for', () => {
    const standard = { period: 'MONTH', range: null, compare: 'PREVIOUS' }
    expect(periodChoiceOf({})).toEqual(standard)
    expect(periodChoiceOf({ period: 'DECADE', compare: '<script>', from: '2026-02-30', to: 'x' })).toEqual(standard)
    expect(periodChoiceOf({ from: '2026-03-02', to: '2026-03-01' })).toEqual(standard)
    expect(periodChoiceOf({ from: '1990-01-01', to: '2026-03-01' })).toEqual(standard)
  })

  it('comes back as it was written', () => {
    for (const choice of [
      { period: 'MONTH', range: null, compare: 'PREVIOUS' },
      { period: 'WEEK', range: null, compare: 'LAST_YEAR' },
      { period: 'MONTH', range: { start: '2026-01-05', end: '2026-02-04' }, compare: null },
    ] as const) {
      expect(periodChoiceOf(queryOfPeriodChoice(choice))).toEqual(choice)
    }
    expect(queryOfPeriodChoice(periodChoiceOf({}))).toEqual({})
  })
})

describe('the whole of a period', () => {
  it.each([
    ['MONTH', '2028-02-01', '2028-02-29'],
    ['QUARTER', '2026-10-01', '2026-12-31'],
    ['YEAR', '2026-01-01', '2026-12-31'],
    ['WEEK', '2026-12-28', '2027-01-03'],
  ] as const)('%s from %s ends on %s', (period, start, end) => {
    expect(wholeEndOf(period, start)).toBe(end)
  })
})

describe('the dates of the revenue chart', () => {
  const choice = (period: 'TODAY' | 'MONTH' | 'YEAR', compare: 'PREVIOUS' | 'LAST_YEAR' | null = 'PREVIOUS') => ({
    period,
    range: null,
    compare,
  })

  it('are whole months, each with its own length', () => {
    expect(trendSpansOf(choice('MONTH'), { start: '2026-03-01', end: '2026-03-12' }, { start: '2026-02-01', end: '2026-02-12' })).toEqual({
      now: { start: '2026-03-01', end: '2026-03-31' },
      before: { start: '2026-02-01', end: '2026-02-28' },
      groupBy: 'DAY',
    })
  })

  it('keep the weekdays of a year ago', () => {
    const spans = trendSpansOf(
      choice('MONTH', 'LAST_YEAR'),
      { start: '2026-03-01', end: '2026-03-12' },
      { start: '2025-03-02', end: '2025-03-13' },
    )
    expect(spans.before).toEqual({ start: '2025-03-02', end: '2025-04-01' })
  })

  it('are the week up to today when one looks at today', () => {
    expect(trendSpansOf(choice('TODAY'), { start: '2026-03-12', end: '2026-03-12' }, { start: '2026-03-11', end: '2026-03-11' })).toEqual({
      now: { start: '2026-03-06', end: '2026-03-12' },
      before: { start: '2026-02-27', end: '2026-03-05' },
      groupBy: 'DAY',
    })
  })

  it('go by weeks along a year, and are not compared when that is off', () => {
    const spans = trendSpansOf(choice('YEAR', null), { start: '2026-01-01', end: '2026-03-12' }, { start: '2025-01-01', end: '2025-03-12' })
    expect(spans).toMatchObject({ before: null, groupBy: 'WEEK' })
  })
})
