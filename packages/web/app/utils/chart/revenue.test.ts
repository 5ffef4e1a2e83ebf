import { describe, expect, it } from 'vitest'
import { escapeHtml } from './escape'
import type { RevenueChartLook, RevenueTrend } from './revenue'
import { axisOf, revenueOptions, revenueSeries, revenueTooltip, ticksOf } from './revenue'

const canary = '<img src=x onerror=alert(1)>'
const look: RevenueChartLook = {
  colors: { now: '#123456', before: '#654321', grid: '#eee', text: '#333' },
  money: value => `€${value}`,
  shortMoney: value => `€${value}`,
  tick: date => date.slice(8),
  label: date => date,
  ticks: 8,
}
const trend: RevenueTrend = {
  now: [
    { date: '2026-11-01', value: 100 },
    { date: '2026-11-02', value: 20 },
  ],
  before: [
    { date: '2026-10-01', value: 80 },
    { date: '2026-10-02', value: null },
    { date: '2026-10-03', value: 70 },
  ],
  isLastOpen: true,
  steps: ['2026-11-01', '2026-11-02', '2026-11-03'],
}

describe('revenue chart', () => {
  it('keeps the unfinished day apart from the finished ones, and leaves days to come open', () => {
    expect(revenueSeries(trend).map(series => series.data)).toEqual([
      [100, null, null],
      [null, 20, null],
      [80, null, 70],
    ])
    expect(revenueSeries({ ...trend, isLastOpen: false })[0]?.data).toEqual([100, 20, null])
    expect(revenueSeries({ ...trend, before: null })).toHaveLength(2)
  })

  it('says on hover what is unfinished, unknown, and compared', () => {
    const text = revenueTooltip(trend, look, 1)
    expect(text).toContain('2026-11-02 (so far)')
    expect(text).toContain('€20')
    expect(text).toContain('—')
    expect(revenueTooltip(trend, look, 2)).toContain('2026-10-03')
  })

  it('renders no HTML that came from outside', () => {
    const hostile = { ...look, money: () => canary, shortMoney: () => canary, tick: () => canary, label: () => canary }
    const { xaxis } = revenueOptions(trend, hostile)
    expect(JSON.stringify(xaxis)).not.toContain('<img')
    expect(revenueTooltip(trend, hostile, 0)).not.toContain('<img')
    expect(escapeHtml(`${canary}&"'`)).toBe('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;')
  })

  it.each([
    [0, 0, { min: 0, max: 1, steps: 1 }],
    [0, 800, { min: 0, max: 800, steps: 4 }],
    [0, 812, { min: 0, max: 1000, steps: 5 }],
    [0, 4.2, { min: 0, max: 5, steps: 5 }],
    [0, 12_400, { min: 0, max: 12_500, steps: 5 }],
    [-30, 800, { min: -200, max: 800, steps: 5 }],
  ])('an axis from %d to %d has round steps', (lowest, highest, axis) => {
    expect(axisOf(lowest, highest)).toEqual(axis)
  })

  it('names few steps of many', () => {
    const ticks = ticksOf(
      Array.from({ length: 31 }, (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}`),
      8,
      look.tick,
    )
    expect(ticks.filter(Boolean)).toEqual(['01', '05', '09', '13', '17', '21', '25', '29'])
  })
})
