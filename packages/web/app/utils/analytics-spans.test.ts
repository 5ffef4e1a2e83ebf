import { describe, expect, it } from 'vitest'
import { comparedSpan, shownSpan } from './analytics-spans'

const range = { preset: null, start: '2026-03-01', end: '2026-03-31', compare: null, isCompleteOnly: false } as const

describe('the days of a page', () => {
  it('end today at the latest, or yesterday', () => {
    expect(shownSpan(range, '2026-03-10')).toEqual({ start: '2026-03-01', end: '2026-03-10' })
    expect(shownSpan({ ...range, isCompleteOnly: true }, '2026-03-10').end).toBe('2026-03-09')
    expect(shownSpan(range, '2026-04-10').end).toBe('2026-03-31')
  })

  it('are never none', () => {
    expect(shownSpan({ ...range, isCompleteOnly: true }, '2026-03-01')).toEqual({ start: '2026-03-01', end: '2026-03-01' })
  })

  it('are held against as many before, or against the same weekdays a year ago', () => {
    const week = { start: '2026-03-09', end: '2026-03-15' }
    expect(comparedSpan(week, 'PREVIOUS')).toEqual({ start: '2026-03-02', end: '2026-03-08' })
    expect(comparedSpan(week, 'LAST_YEAR')).toEqual({ start: '2025-03-10', end: '2025-03-16' })
    expect(comparedSpan(week, null)).toBeNull()
  })
})
