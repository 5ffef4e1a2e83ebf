import { describe, expect, it } from 'vitest'
import { analyticsRangeOf, changedRange, queryOfAnalyticsRange } from './analytics-range'

const today = '2026-11-23'
const standard = { preset: '90D', start: '2026-08-26', end: today, compare: 'PREVIOUS', isCompleteOnly: false }

describe('the dates of the analytics in the address', () => {
  it('are the last 90 days against the 90 before when nothing or nonsense is asked for', () => {
    expect(analyticsRangeOf({}, today)).toEqual(standard)
    expect(analyticsRangeOf({ range: 'decade', compare: '<script>', from: '2026-02-30', to: 'x', complete: 'yes' }, today)).toEqual(
      standard,
    )
    expect(analyticsRangeOf({ from: '2026-03-02', to: '2026-03-01' }, today)).toEqual(standard)
    expect(queryOfAnalyticsRange(analyticsRangeOf({}, today))).toEqual({})
  })

  it.each([
    ['30d', '2026-10-25'],
    ['month', '2026-11-01'],
    ['quarter', '2026-10-01'],
    ['year', '2026-01-01'],
    ['12m', '2025-11-24'],
  ])('%s begins on %s', (range, start) => {
    expect(analyticsRangeOf({ range }, today)).toMatchObject({ start, end: today })
    expect(queryOfAnalyticsRange(analyticsRangeOf({ range }, today))).toEqual({ range })
  })

  it('come back as they were written', () => {
    const query = { from: '2026-01-05', to: '2026-02-04', compare: 'last_year', complete: '1' }
    expect(queryOfAnalyticsRange(analyticsRangeOf(query, today))).toEqual(query)
    expect(analyticsRangeOf({ compare: 'off' }, today).compare).toBeNull()
  })

  it('change one thing at a time', () => {
    const own = changedRange(analyticsRangeOf({ compare: 'off' }, today), { dates: { start: '2026-01-01', end: '2026-01-31' } })
    expect(queryOfAnalyticsRange(own)).toEqual({ from: '2026-01-01', to: '2026-01-31', compare: 'off' })
    expect(queryOfAnalyticsRange(changedRange(own, { preset: '30D' }))).toEqual({ range: '30d', compare: 'off' })
  })
})
