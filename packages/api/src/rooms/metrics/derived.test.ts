import { describe, expect, it } from 'vitest'
import { findMetric } from './catalogue'
import type { MeasureName } from './measures'

const of = (name: string, figures: Partial<Record<MeasureName, number>>) => findMetric(name)!.of(measure => figures[measure] ?? 0)

describe('derived metrics', () => {
  it.each<[string, Partial<Record<MeasureName, number>>, number | null]>([
    ['totalRevenue', { 'revenue.earned': 100, 'revenue.refunded': 10, 'revenue.pending': 40 }, 130],
    // 12 due, 2 of them still open: of 10 settled 2 were cancelled and 1 missed.
    ['completionRate', { 'bookings.due': 12, 'bookings.open': 2, 'bookings.cancelled': 2, 'bookings.noShow': 1 }, 70],
    ['cancellationRate', { 'bookings.due': 12, 'bookings.open': 2, 'bookings.cancelled': 2, 'bookings.noShow': 1 }, 20],
    ['noShowRate', { 'bookings.due': 12, 'bookings.open': 2, 'bookings.cancelled': 2, 'bookings.noShow': 1 }, 12.5],
    ['completionRate', { 'bookings.due': 2, 'bookings.open': 2 }, null],
    ['returningCustomers', { 'customers.active': 8, 'customers.new': 3 }, 5],
    ['repeatRate', { 'customers.active': 8, 'customers.new': 2 }, 75],
    ['repeatRate', {}, null],
    ['satisfaction', { 'reviews.satisfied': 3, 'reviews.count': 4 }, 75],
    ['reviewResponseRate', { 'reviews.responded': 1, 'reviews.count': 4 }, 25],
    // 5 of 10 recommend, 2 of 10 warn.
    ['netPromoterScore', { 'nps.promoters': 5, 'nps.detractors': 2, 'nps.responses': 10 }, 30],
    ['netPromoterScore', {}, null],
    ['utilization', { 'bookings.minutes': 300, 'team.minutes': 480 }, 62.5],
    ['utilization', { 'bookings.minutes': 300 }, null],
    ['averageLeadTime', { 'bookings.leadMinutes': 4320, 'bookings.count': 3 }, 1440],
    ['averageDuration', { 'bookings.actualMinutes': 95, 'bookings.timed': 2 }, 47.5],
    ['campaignSpend', { 'spend.total': 120 }, 120],
    ['acquisitionCost', { 'spend.total': 120, 'customers.new': 8 }, 15],
    ['acquisitionCost', { 'spend.total': 120 }, null],
    ['lapsedCustomers', { 'customers.lapsed': 4 }, 4],
  ])('%s of %j is %s', (name, figures, expected) => {
    expect(of(name, figures)).toBe(expected)
  })

  it('need the rights of what they are formed from, and are split by what all of it is kept by', () => {
    expect(findMetric('acquisitionCost')).toMatchObject({ needs: ['finance.view'], dimensions: ['SOURCE'], isRemembered: false })
    expect(findMetric('averageBookingValue')!.needs).toEqual(['revenue.view'])
    expect(findMetric('utilization')).toMatchObject({ needs: [], dimensions: ['TEAM_MEMBER'], isRemembered: false })
    expect(findMetric('repeatRate')).toMatchObject({ dimensions: [], addsUp: false, isRemembered: true })
  })
})
