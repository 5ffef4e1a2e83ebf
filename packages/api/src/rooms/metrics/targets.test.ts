import { describe, expect, it } from 'vitest'
import type { KpiDefinition, KpiName } from './kpis'
import { kpis } from './kpis'
import type { Goal } from './targets'
import { targetOf } from './targets'

const kpi = (name: KpiName): KpiDefinition => kpis[name]
const week = { start: '2026-03-09', end: '2026-03-15' }
const march = { start: '2026-03-01', end: '2026-03-31' }

describe('targets', () => {
  it('there is none without a goal of the kind, or where the goal does not cover the period', () => {
    expect(targetOf(kpi('revenue'), [], week)).toBeNull()
    expect(targetOf(kpi('revenue'), [{ type: 'BOOKINGS', target: 10, ...march }], week)).toBeNull()
    expect(targetOf(kpi('revenue'), [{ type: 'REVENUE', target: 10, start: '2026-03-10', end: '2026-03-31' }], week)).toBeNull()
    expect(targetOf(kpi('noShowRate'), [{ type: 'CUSTOM', target: 10, ...march }], week)).toBeNull()
  })

  it('what adds up is shared out by days', () => {
    expect(targetOf(kpi('revenue'), [{ type: 'REVENUE', target: 3100, ...march }], week)).toBe(700)
    expect(targetOf(kpi('revenue'), [{ type: 'REVENUE', target: 3100, ...march }], march)).toBe(3100)
  })

  it('a rating holds every day; distinct customers cannot be shared out', () => {
    expect(targetOf(kpi('rating'), [{ type: 'RATING', target: 4.8, ...march }], week)).toBe(4.8)
    expect(targetOf(kpi('customers'), [{ type: 'CUSTOMERS', target: 90, ...march }], week)).toBeNull()
    expect(targetOf(kpi('customers'), [{ type: 'CUSTOMERS', target: 90, ...march }], march)).toBe(90)
  })

  it('the narrowest goal that covers the period speaks for it', () => {
    const year: Goal = { type: 'BOOKINGS', target: 3650, start: '2026-01-01', end: '2026-12-31' }
    expect(targetOf(kpi('bookings'), [year, { type: 'BOOKINGS', target: 62, ...march }], week)).toBe(14)
    expect(targetOf(kpi('bookings'), [year], week)).toBe(70)
  })
})
