import { describe, expect, it } from 'vitest'
import { toUnits } from '../../core/money'
import { catalogue, findMetric } from './catalogue'
import { Grid, stepOf } from './grid'
import type { MeasureName } from './measures'
import type { SeriesFacts } from './report'
import { rankedParts, seriesOf } from './report'

const steps = ['2026-03-01', '2026-03-02', '2026-03-03']
const metric = (name: string) => findMetric(name)!
const facts = (cells: readonly (readonly [MeasureName, number, string])[], more: Partial<SeriesFacts> = {}): SeriesFacts => {
  const grid = new Grid()
  for (const [measure, step, amount] of cells) grid.add('TOTAL', '', measure, step, toUnits(amount))
  return { span: { start: '2026-03-01', end: '2026-03-03' }, steps, grid, goals: [], storedTarget: () => ({ sum: 0, days: 0 }), ...more }
}

describe('metric series', () => {
  it('fills gaps with 0 for what adds up and with unknown for a rate', () => {
    const { data, summary } = seriesOf([metric('revenue'), metric('rating')], [null], facts([]))
    expect(data.map(point => point.value)).toEqual([0, 0, 0, null, null, null])
    expect(summary).toMatchObject([
      { metric: 'revenue', total: 0, average: 0, min: 0, max: 0 },
      { metric: 'rating', total: null, average: null, min: null, max: null },
    ])
  })

  it('sums up what adds up; a rate or a distinct count over the span is its own figure, not a sum', () => {
    const { data, summary } = seriesOf(
      [metric('bookings.count'), metric('rating'), metric('customers')],
      [null],
      facts([
        ['bookings.count', 1, '4'],
        ['bookings.count', 3, '2'],
        ['bookings.count', 0, '6'],
        ['reviews.sum', 1, '10'],
        ['reviews.count', 1, '2'],
        ['reviews.sum', 2, '3'],
        ['reviews.count', 2, '1'],
        ['reviews.sum', 0, '13'],
        ['reviews.count', 0, '3'],
        ['customers.active', 1, '3'],
        ['customers.active', 3, '2'],
        ['customers.active', 0, '4'],
      ]),
    )
    expect(data.filter(point => point.metric === 'bookings.count').map(({ date, value }) => [date, value])).toEqual([
      ['2026-03-01', 4],
      ['2026-03-02', 0],
      ['2026-03-03', 2],
    ])
    expect(summary).toMatchObject([
      { metric: 'bookings.count', total: 6, average: 2, min: 0, max: 4 },
      { metric: 'rating', total: 4.3333, average: 4, min: 3, max: 5 },
      { metric: 'customers', total: 4, average: 1.6667, min: 0, max: 3 },
    ])
  })

  it('has the share of a goal that covers it as its target, or what is stored beside each of its days', () => {
    const goals = [{ type: 'REVENUE', target: 3100, start: '2026-03-01', end: '2026-03-31' }] as const
    const stored = (measure: MeasureName, step: number) =>
      measure === 'bookings.completed' && step !== 2 ? { sum: step === 0 ? 30 : 15, days: step === 0 ? 2 : 1 } : { sum: 0, days: 0 }
    const { data, summary } = seriesOf([metric('revenue'), metric('completedBookings')], [null], facts([], { goals, storedTarget: stored }))
    expect(data.map(({ target }) => target)).toEqual([100, 100, 100, 15, null, 15])
    expect(summary.map(({ target }) => target)).toEqual([300, null])
  })

  it('answers part by part, the largest first', () => {
    const { grid, ...rest } = facts([])
    grid.add('SOURCE', 'SEARCH', 'bookings.count', 0, toUnits('3'))
    grid.add('SOURCE', 'SOCIAL', 'bookings.count', 0, toUnits('7'))
    grid.add('SOURCE', 'SOCIAL', 'bookings.count', 2, toUnits('7'))
    grid.add('SOURCE', 'OTHER', 'bookings.count', 1, toUnits('0'))
    expect(grid.values('SOURCE')).toEqual(['SEARCH', 'SOCIAL'])
    const parts = grid.values('SOURCE').map(value => ({ dimension: 'SOURCE' as const, value, label: value }))
    const { data, summary } = seriesOf([metric('bookings')], rankedParts(parts, metric('bookings'), grid), { grid, ...rest })
    expect(summary.map(({ dimensionValue, total }) => [dimensionValue, total])).toEqual([
      ['SOCIAL', 7],
      ['SEARCH', 3],
    ])
    expect(data.slice(0, 3).map(({ value }) => value)).toEqual([0, 7, 0])
  })

  it('finds the step of a day', () => {
    expect(['2026-02-28', '2026-03-01', '2026-03-02', '2026-04-01'].map(day => stepOf(day, steps))).toEqual([0, 1, 2, 3])
  })
})

describe('catalogue', () => {
  it('names every metric once and explains each', () => {
    expect(new Set(catalogue.map(entry => entry.name)).size).toBe(catalogue.length)
    for (const entry of catalogue) {
      expect(entry.title && entry.formula, entry.name).toBeTruthy()
      expect(entry.definition, entry.name).toMatch(/\w.*\.$/)
      expect(entry.measures.length, entry.name).toBeGreaterThan(0)
    }
  })
})
