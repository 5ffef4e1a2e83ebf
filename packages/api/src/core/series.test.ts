import { describe, expect, it } from 'vitest'
import { bucketsOf, sparklineGranularity } from './series'

describe('series', () => {
  it('covers a span without gaps, in days, weeks and months', () => {
    const span = { start: '2026-01-30', end: '2026-02-02' }
    expect(bucketsOf(span, 'DAY', 1)).toEqual(['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'])
    expect(bucketsOf(span, 'WEEK', 1)).toEqual(['2026-01-26', '2026-02-02'])
    expect(bucketsOf(span, 'WEEK', 7)).toEqual(['2026-01-25', '2026-02-01'])
    expect(bucketsOf(span, 'MONTH', 1)).toEqual(['2026-01-01', '2026-02-01'])
  })

  it('draws a small line with as many points as it can show', () => {
    expect(sparklineGranularity({ start: '2026-01-01', end: '2026-03-31' })).toBe('DAY')
    expect(sparklineGranularity({ start: '2026-01-01', end: '2026-12-31' })).toBe('WEEK')
    expect(sparklineGranularity({ start: '2016-01-01', end: '2026-12-31' })).toBe('MONTH')
  })
})
