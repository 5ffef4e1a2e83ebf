import { describe, expect, it } from 'vitest'
import type { Window } from '../../core/period'
import { comparedSpan } from './comparison'

const window = (start: string, end: string): Window => ({ start, end, wholeEnd: end, period: null, isPartial: false })

describe('what chosen days are held against', () => {
  it('lies whole weeks back, so that each day and week stands beside one like it', () => {
    expect(comparedSpan(window('2026-03-02', '2026-03-08'), 'PREVIOUS', true, 'DAY')).toEqual({ start: '2026-02-23', end: '2026-03-01' })
    // Thirty days: five weeks back, not thirty days.
    expect(comparedSpan(window('2026-03-01', '2026-03-30'), 'PREVIOUS', true, 'WEEK')).toEqual({ start: '2026-01-25', end: '2026-02-23' })
    expect(comparedSpan(window('2026-03-01', '2026-03-30'), 'PREVIOUS', false, 'DAY')).toEqual({ start: '2026-01-30', end: '2026-02-28' })
    expect(comparedSpan(window('2026-03-02', '2026-03-08'), 'LAST_YEAR', true, 'WEEK')).toEqual({ start: '2025-03-03', end: '2025-03-09' })
  })

  it('is as many months for months, to the same day of the last or to its end', () => {
    expect(comparedSpan(window('2026-02-01', '2026-03-31'), 'PREVIOUS', true, 'MONTH')).toEqual({ start: '2025-12-01', end: '2026-01-31' })
    expect(comparedSpan(window('2026-03-01', '2026-03-12'), 'PREVIOUS', true, 'MONTH')).toEqual({ start: '2026-02-01', end: '2026-02-12' })
    expect(comparedSpan(window('2026-02-01', '2026-02-28'), 'LAST_YEAR', true, 'MONTH')).toEqual({ start: '2025-02-01', end: '2025-02-28' })
    expect(comparedSpan(window('2025-02-01', '2025-02-28'), 'LAST_YEAR', true, 'MONTH')).toEqual({ start: '2024-02-01', end: '2024-02-29' })
  })
})
