import { describe, expect, it } from 'vitest'
import { catalogue, findMetric } from './catalogue'
import { seriesOf } from './report'

const buckets = ['2026-03-01', '2026-03-02', '2026-03-03']
const metric = (name: string) => findMetric(name)!

describe('metric series', () => {
  it('fills gaps with 0 for what adds up and with unknown for a rate', () => {
    const { data, summary } = seriesOf([metric('revenue'), metric('rating')], buckets, [])
    expect(data.map(point => point.value)).toEqual([0, 0, 0, null, null, null])
    expect(summary).toEqual([
      { metric: 'revenue', total: 0, average: 0, min: 0, max: 0 },
      { metric: 'rating', total: null, average: null, min: null, max: null },
    ])
  })

  it('sums up what adds up; a rate or a distinct count over the span is its own figure, not a sum', () => {
    const { data, summary } = seriesOf([metric('bookings.count'), metric('rating'), metric('customers')], buckets, [
      ['bookings.count', 1, 4],
      ['bookings.count', 3, 2],
      ['bookings.count', 0, 6],
      ['reviews.sum', 1, 10],
      ['reviews.count', 1, 2],
      ['reviews.sum', 2, 3],
      ['reviews.count', 2, 1],
      ['reviews.sum', 0, 13],
      ['reviews.count', 0, 3],
      ['customers.active', 1, 3],
      ['customers.active', 3, 2],
      ['customers.active', 0, 4],
    ])
    expect(data.filter(point => point.metric === 'bookings.count')).toEqual([
      { metric: 'bookings.count', date: '2026-03-01', value: 4 },
      { metric: 'bookings.count', date: '2026-03-02', value: 0 },
      { metric: 'bookings.count', date: '2026-03-03', value: 2 },
    ])
    expect(summary).toEqual([
      { metric: 'bookings.count', total: 6, average: 2, min: 0, max: 4 },
      { metric: 'rating', total: 4.3333, average: 4, min: 3, max: 5 },
      { metric: 'customers', total: 4, average: 1.6667, min: 0, max: 3 },
    ])
  })
})

describe('catalogue', () => {
  it('names every metric once and explains each', () => {
    expect(new Set(catalogue.map(entry => entry.name)).size).toBe(catalogue.length)
    for (const entry of catalogue) {
      expect(entry.title && entry.formula, entry.name).toBeTruthy()
      expect(entry.definition, entry.name).toMatch(/\w.*\.$/)
    }
  })
})
