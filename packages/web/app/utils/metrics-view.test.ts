import { expect, it } from 'vitest'
import { metricView } from './metrics-view'

const period = { start: '2026-11-01', end: '2026-11-02' }
const at = (metric: string, dimensionValue: string | null, date: string, value: number | null) => ({ metric, dimensionValue, date, value })

it('a panel has its own metric alone, part by part, with what each is compared with', () => {
  const report = {
    period,
    comparedWith: { start: '2026-10-30', end: '2026-10-31' },
    isPartial: true,
    data: [at('revenue', 'a', '2026-11-01', 5), at('revenue', 'b', '2026-11-01', null), at('bookings', 'a', '2026-11-01', 1)],
    comparedData: [at('revenue', 'a', '2026-10-30', 4)],
    summary: [
      { metric: 'revenue', dimensionValue: 'a', label: 'Bath', total: 5 },
      { metric: 'revenue', dimensionValue: 'b', label: 'Cut', total: null },
    ],
    comparedSummary: [{ metric: 'revenue', dimensionValue: 'a', total: 4 }],
    trends: [{ metric: 'revenue', dimensionValue: 'b', direction: 'FLAT' }],
  }
  const { slices } = metricView(report, 'revenue')
  expect(slices.map(({ key, label, before }) => [key, label, before])).toEqual([
    ['a', 'Bath', 4],
    ['b', 'Cut', null],
  ])
  expect(slices[0]?.points).toEqual([{ date: '2026-11-01', value: 5 }])
  expect(slices[0]?.compared).toEqual([{ date: '2026-10-30', value: 4 }])
  expect(slices[1]?.points).toEqual([{ date: '2026-11-01', value: null }])
  expect(slices[1]?.trend).toMatchObject({ direction: 'FLAT' })
  expect(metricView(report, 'rating').slices).toEqual([])
})

it('the whole business is one slice without a name', () => {
  const report = {
    period,
    isPartial: false,
    data: [at('revenue', null, '2026-11-01', 5)],
    comparedData: [],
    comparedSummary: [],
    trends: [],
  }
  expect(metricView({ ...report, summary: [{ metric: 'revenue', total: 5 }] }, 'revenue').slices).toMatchObject([
    { key: null, label: '', before: null },
  ])
})
