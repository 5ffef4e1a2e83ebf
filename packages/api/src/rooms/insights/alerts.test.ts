import { describe, expect, it } from 'vitest'
import type { MeasureName } from '../metrics'
import { kpis } from '../metrics'
import type { AlertFacts, KnownDays } from './alert-rule'
import { findingsOf } from './alerts'

const known = (start: string, end: string, sums: Partial<Record<MeasureName, number>>): KnownDays => {
  const read = (measure: MeasureName) => sums[measure] ?? 0
  return { start, end, sums: read, kpi: name => kpis[name].of(read) }
}
const now = (sums: Partial<Record<MeasureName, number>>, end = '2026-03-10') => known('2026-03-01', end, sums)
const then = (sums: Partial<Record<MeasureName, number>>) => known('2026-02-01', '2026-02-10', sums)
const find = (facts: Partial<AlertFacts>) => findingsOf({ complete: null, before: null, unconfirmedTomorrow: 0, ...facts })

describe('alerts', () => {
  it('nothing known, nothing said', () => {
    expect(find({})).toEqual([])
    expect(find({ complete: now({}), before: then({}) })).toEqual([])
  })

  describe('revenue', () => {
    const before = then({ 'revenue.earned': 1000, 'bookings.completed': 20 })
    it.each([
      [900, undefined],
      [899, 'WARNING'],
      [700, 'WARNING'],
      [699, 'CRITICAL'],
      [1100, undefined],
    ])('of %d after 1,000 raises %s', (earned, severity) => {
      expect(find({ complete: now({ 'revenue.earned': earned }), before })[0]?.severity).toBe(severity)
    })

    it('counts refunds as less', () => {
      const [alert] = find({ complete: now({ 'revenue.earned': 1000, 'revenue.refunded': 250 }), before })
      expect(alert).toMatchObject({ name: 'revenue-fall', metric: 'revenue', title: 'Revenue is down 25 %' })
      expect(alert?.description).toContain('2026-03-01 to 2026-03-10 is 25 % below that of 2026-02-01 to 2026-02-10')
    })

    it('says nothing before a week is complete, or about a handful of bookings', () => {
      expect(find({ complete: now({}, '2026-03-06'), before })).toEqual([])
      expect(find({ complete: now({}), before: then({ 'revenue.earned': 1000, 'bookings.completed': 9 }) })).toEqual([])
    })
  })

  it('a rating that drops by three tenths is told, with enough reviews on both sides', () => {
    const before = then({ 'reviews.count': 10, 'reviews.sum': 48 })
    expect(find({ complete: now({ 'reviews.count': 10, 'reviews.sum': 44 }), before })).toMatchObject([
      { name: 'rating-drop', title: 'Rating fell to 4.4 stars' },
    ])
    expect(find({ complete: now({ 'reviews.count': 10, 'reviews.sum': 46 }), before })).toEqual([])
    expect(find({ complete: now({ 'reviews.count': 4, 'reviews.sum': 4 }), before })).toEqual([])
  })

  it('cancellations are told when they are half as many again and five points more', () => {
    const due = (cancelled: number) => ({ 'bookings.due': 100, 'bookings.cancelled': cancelled })
    expect(find({ complete: now(due(12)), before: then(due(6)) })).toMatchObject([
      { name: 'cancellations', title: '12 % of bookings were cancelled' },
    ])
    expect(find({ complete: now(due(3)), before: then(due(1)) })).toEqual([])
    expect(find({ complete: now(due(25)), before: then(due(18)) })).toEqual([])
  })

  it('no-shows are told from three on, at one in twenty', () => {
    expect(find({ complete: now({ 'bookings.due': 40, 'bookings.noShow': 3 }) })).toMatchObject([
      { name: 'no-shows', title: '3 customers did not come' },
    ])
    expect(find({ complete: now({ 'bookings.due': 20, 'bookings.noShow': 2 }) })).toEqual([])
    expect(find({ complete: now({ 'bookings.due': 100, 'bookings.noShow': 4 }) })).toEqual([])
  })

  it('unconfirmed bookings of tomorrow come after what is worse', () => {
    expect(find({ unconfirmedTomorrow: 1 })).toMatchObject([{ severity: 'INFO', title: '1 booking of tomorrow not confirmed' }])
    const alerts = find({ unconfirmedTomorrow: 2, complete: now({ 'bookings.due': 40, 'bookings.noShow': 3 }) })
    expect(alerts.map(alert => alert.severity)).toEqual(['WARNING', 'INFO'])
  })
})
