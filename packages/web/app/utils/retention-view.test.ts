import { describe, expect, it } from 'vitest'
import { createFormat } from './format'
import type { RetentionFacts } from './retention-view'
import { cohortRows, retentionFigures } from './retention-view'

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' })
const facts: RetentionFacts = {
  asOf: '2026-03-09',
  windowDays: 90,
  window: { start: '2025-12-10', end: '2026-03-09' },
  previousWindow: { start: '2025-09-11', end: '2025-12-09' },
  customersBefore: 8,
  customersRetained: 6,
  retentionRate: 0.75,
  churnRate: 0.25,
  retentionLow: 0.409,
  retentionHigh: 0.929,
  definition: 'Who came back.',
  cohortAnalysis: [],
  atRiskCount: 1,
}

describe('retention', () => {
  it('is told with its interval; that of the churn is its mirror', () => {
    const [retention, churn, retained] = retentionFigures(facts, format)
    expect([retention?.text, retention?.note]).toEqual(['75 %', '40.9 % to 92.9 %, 95 times of 100'])
    expect([churn?.text, churn?.note]).toEqual(['25 %', '7.1 % to 59.1 %, 95 times of 100'])
    expect(retained?.note).toContain('of 8 who were here')
  })

  it('is unknown, not none, without customers before', () => {
    const unknown = { retentionRate: null, churnRate: null, retentionLow: null, retentionHigh: null }
    const [retention] = retentionFigures({ ...facts, ...unknown, customersBefore: 0, customersRetained: 0 }, format)
    expect([retention?.text, retention?.value, retention?.note]).toEqual(['—', null, null])
  })
})

describe('the cohorts', () => {
  const month = (at: string, size: number, retained: number[]) => ({ month: at, size, retained, isLastPartial: true })

  it('begin with the first month that won somebody, and keep later ones that won nobody', () => {
    const rows = cohortRows([month('2025-11-01', 0, []), month('2025-12-01', 2, [1, 0.5]), month('2026-01-01', 0, [])], format)
    expect(rows.map(({ label, size, shares }) => [label, size, shares])).toEqual([
      ['December 2025', 2, [1, 0.5]],
      ['January 2026', 0, []],
    ])
    expect(rows[0]?.link?.(null)).toMatchObject({ query: { from: '2025-12-01', to: '2025-12-31', visit: 'first' } })
    expect(rows[0]?.link?.(1)).toMatchObject({ query: { from: '2026-01-01', to: '2026-01-31', since: '2025-12-01', until: '2025-12-31' } })
    expect(cohortRows([month('2025-11-01', 0, [])], format)).toEqual([])
  })
})
