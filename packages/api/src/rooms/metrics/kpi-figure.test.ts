import { describe, expect, it } from 'vitest'
import type { FiguresRow } from './figures'
import { figuresOf } from './figures'
import { frameOf } from './frame'
import { kpiFigure } from './kpi-figure'
import type { KpiName } from './kpis'
import { kpis } from './kpis'

const frame = frameOf(
  { period: 'WEEK', compareWith: 'PREVIOUS', alignWeekdays: true, completeOnly: false },
  { today: '2026-03-11', weekStartsOn: 1 }, // a Wednesday
)
const nothing: FiguresRow = { version: '0', since: null, current: null, compared: null, customers: { counts: [0, 0, 0, 0], buckets: null }, goals: null }

function figure(name: KpiName, row: Partial<FiguresRow>, of = frame) {
  const definition = kpis.find(kpi => kpi.name === name)!
  return kpiFigure(definition, figuresOf(of, { ...nothing, ...row }))
}

describe('KPI figures', () => {
  it('a business without records has counts of 0, unknown rates, and nothing to compare with', () => {
    expect(figure('revenue', {})).toMatchObject({ value: 0, previousValue: null, change: null, changePercent: null, trend: 'FLAT', target: null, sparkline: [0, 0, 0] })
    for (const name of ['rating', 'averageBookingValue', 'cancellationRate', 'noShowRate'] as const) {
      expect(figure(name, {})).toMatchObject({ value: null, previousValue: null, sparkline: [] })
    }
  })

  it('revenue is what was earned less what was refunded, each on its own day, to the cent', () => {
    const revenue = figure('revenue', {
      since: '2026-01-01',
      current: [
        ['revenue.earned', 1, 100.1, 100.1, 100.1, null, 0],
        ['revenue.earned', 3, 50.2, null, 50.2, null, 0],
        ['revenue.refunded', 2, 0.3, 0.3, 0.3, null, 0],
      ],
      compared: [['revenue.earned', 120, 100]],
    })
    // 100.10 + 50.20 − 0.30 = 150.00 against 120: + 30, + 25 %
    expect(revenue).toMatchObject({ value: 150, previousValue: 120, change: 30, changePercent: 25, trend: 'UP', sparkline: [100.1, -0.3, 50.2] })
  })

  it('rating is the average of the stars, and leaves days without reviews out of its line', () => {
    const rating = figure('rating', {
      since: '2026-01-01',
      current: [
        ['reviews.sum', 1, 9, 9, 9, null, 0],
        ['reviews.count', 1, 2, 2, 2, null, 0],
        ['reviews.sum', 3, 3, null, 3, null, 0],
        ['reviews.count', 3, 1, null, 1, null, 0],
      ],
    })
    expect(rating).toMatchObject({ value: 4, previousValue: null, sparkline: [4.5, 3] })
  })

  it('a lower figure of an unfinished period is no fall, of a finished one it is', () => {
    const row: Partial<FiguresRow> = { since: '2026-01-01', current: [['bookings.count', 1, 5, 5, 5, null, 0]], compared: [['bookings.count', 10, 10]] }
    expect(figure('bookings', row)).toMatchObject({ change: -5, changePercent: -50, trend: 'FLAT', isPartial: true })
    const finished = frameOf({ period: 'WEEK', compareWith: 'PREVIOUS', alignWeekdays: true, completeOnly: true }, { today: '2026-03-11', weekStartsOn: 1 })
    expect(figure('bookings', row, finished)).toMatchObject({ trend: 'DOWN', isPartial: false })
  })

  it('pending revenue looks at the days to come and is not compared', () => {
    const pending = figure('pendingRevenue', { since: '2026-01-01', current: [['revenue.pending', 3, 40, null, 240, null, 0]], compared: [['revenue.pending', 10, 10]] })
    expect(pending).toMatchObject({ value: 240, previousValue: null, change: null })
  })

  it('customers are counted once however often they come', () => {
    const customers = figure('customers', {
      since: '2026-01-01',
      customers: {
        counts: [3, 2, 4, 3],
        buckets: [
          [1, 2],
          [3, 2],
        ],
      },
    })
    expect(customers).toMatchObject({ value: 3, previousValue: 4, change: -1, sparkline: [2, 0, 2] })
  })

  it('targets stored beside every day of the period stand in for a goal', () => {
    const days = (targetDays: number): Partial<FiguresRow> => ({ current: [['bookings.count', 1, 1, 1, 1, 35, targetDays]] })
    expect(figure('bookings', days(7)).target).toBe(35)
    expect(figure('bookings', days(6)).target).toBeNull()
    const goal = { type: 'BOOKINGS', target: 70, start: '2026-03-09', end: '2026-03-22' } as const
    expect(figure('bookings', { ...days(7), goals: [goal] }).target).toBe(35)
  })
})
