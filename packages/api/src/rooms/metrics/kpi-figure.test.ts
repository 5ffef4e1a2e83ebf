import { describe, expect, it } from 'vitest'
import type { Pulse } from './figures'
import { figuresOf } from './figures'
import { frameOf } from './frame'
import { kpiFigure } from './kpi-figure'
import type { KpiName } from './kpis'
import type { SumsRow } from './sums'
import { sumsOf } from './sums'

const frame = frameOf(
  { period: 'WEEK', compareWith: 'PREVIOUS', alignWeekdays: true, completeOnly: false },
  { today: '2026-03-11', weekStartsOn: 1 }, // a Wednesday
)
const nothing = {
  version: '0',
  since: null,
  goals: null,
  current: null,
  compared: null,
  customers: [0, 0],
  compared_customers: [0, 0],
  customers_by_bucket: null,
} satisfies SumsRow & Pulse

function figure(name: KpiName, row: Partial<SumsRow & Pulse>, of = frame) {
  const all = { ...nothing, ...row }
  return kpiFigure(name, figuresOf(of, sumsOf(of, all), all))
}

describe('KPI figures', () => {
  it('a business without records has counts of 0, unknown rates, and nothing to compare with', () => {
    expect(figure('revenue', {})).toMatchObject({
      value: 0,
      previousValue: null,
      change: null,
      changePercent: null,
      trend: 'FLAT',
      target: null,
      sparkline: [0, 0, 0],
    })
    for (const name of ['rating', 'averageBookingValue', 'cancellationRate', 'noShowRate'] as const) {
      expect(figure(name, {})).toMatchObject({ value: null, previousValue: null, sparkline: [] })
    }
  })

  it('revenue is what was earned less what was refunded, each on its own day, to the cent', () => {
    const revenue = figure('revenue', {
      since: '2026-01-01',
      current: [
        ['revenue.earned', 150.3, 100.1, 150.3, null, 0, [1, 3], [100.1, 50.2]],
        ['revenue.refunded', 0.3, 0.3, 0.3, null, 0, [2], [0.3]],
      ],
      compared: [['revenue.earned', 120, 100]],
    })
    // 100.10 + 50.20 − 0.30 = 150.00 against 120: + 30, + 25 %
    expect(revenue).toMatchObject({
      value: 150,
      previousValue: 120,
      change: 30,
      changePercent: 25,
      trend: 'UP',
      sparkline: [100.1, -0.3, 50.2],
    })
  })

  it('rating is the average of the stars, and leaves days without reviews out of its line', () => {
    const rating = figure('rating', {
      since: '2026-01-01',
      current: [
        ['reviews.sum', 12, 9, 12, null, 0, [1, 3], [9, 3]],
        ['reviews.count', 3, 2, 3, null, 0, [1, 3], [2, 1]],
      ],
    })
    expect(rating).toMatchObject({ value: 4, previousValue: null, sparkline: [4.5, 3] })
  })

  it('a lower figure of an unfinished period is no fall, of a finished one it is', () => {
    const row: Partial<SumsRow & Pulse> = {
      since: '2026-01-01',
      current: [['bookings.count', 5, 5, 5, null, 0, [1], [5]]],
      compared: [['bookings.count', 10, 10]],
    }
    expect(figure('bookings', row)).toMatchObject({ change: -5, changePercent: -50, trend: 'FLAT', isPartial: true })
    const finished = frameOf(
      { period: 'WEEK', compareWith: 'PREVIOUS', alignWeekdays: true, completeOnly: true },
      { today: '2026-03-11', weekStartsOn: 1 },
    )
    expect(figure('bookings', row, finished)).toMatchObject({ trend: 'DOWN', isPartial: false })
  })

  it('pending revenue looks at the days to come and is not compared', () => {
    const pending = figure('pendingRevenue', {
      since: '2026-01-01',
      current: [['revenue.pending', 40, null, 240, null, 0, [3], [40]]],
      compared: [['revenue.pending', 10, 10]],
    })
    expect(pending).toMatchObject({ value: 240, previousValue: null, change: null })
  })

  it('customers are counted once however often they come', () => {
    const customers = figure('customers', {
      since: '2026-01-01',
      customers: [3, 2],
      compared_customers: [4, 3],
      customers_by_bucket: [2, 0, 2],
    })
    expect(customers).toMatchObject({ value: 3, previousValue: 4, change: -1, sparkline: [2, 0, 2] })
  })

  it('targets stored beside every day of the period stand in for a goal', () => {
    const days = (targetDays: number): Partial<SumsRow & Pulse> => ({ current: [['bookings.count', 1, 1, 1, 35, targetDays, [1], [1]]] })
    expect(figure('bookings', days(7)).target).toBe(35)
    expect(figure('bookings', days(6)).target).toBeNull()
    const goal = { type: 'BOOKINGS', target: 70, start: '2026-03-09', end: '2026-03-22' } as const
    expect(figure('bookings', { ...days(7), goals: [goal] }).target).toBe(35)
  })
})
