import { describe, expect, it } from 'vitest'
import { apexOf } from './apex'
import { chartColors } from './colors'
import { linePlot } from './line'
import { forecastPlot } from './forecast'

const canary = '<img src=x onerror=alert(1)>'
const words = { label: () => canary, tick: () => canary }
const points = [
  { date: '2026-11-01', value: 4 },
  { date: '2026-11-02', value: 1 },
]
const plotOf = (kind: 'LINE' | 'BAR') =>
  linePlot(
    {
      steps: ['2026-11-01', '2026-11-02'],
      series: [{ name: canary, color: '--series-now', kind, points }],
      compared: [{ name: canary, color: '--series-before', points }],
      openStep: '2026-11-02',
    },
    words,
  )
const valuesOf = (plot: Parameters<typeof apexOf>[0]) => apexOf(plot, chartColors.light).series.map(({ data }) => data.map(({ y }) => y))

describe('the marks of a chart', () => {
  it('keep the unfinished bar apart, hatched', () => {
    const { series, options } = apexOf(plotOf('BAR'), chartColors.light)
    expect(series.map(({ type }) => type)).toEqual(['line', 'column', 'column'])
    expect(valuesOf(plotOf('BAR'))).toEqual([
      [4, 1],
      [4, null],
      [null, 1],
    ])
    expect(options.fill?.type).toEqual(['solid', 'solid', 'pattern'])
  })

  it('let no line fall to what is not over, but show the whole of what it is compared with', () => {
    expect(valuesOf(plotOf('LINE'))).toEqual([
      [4, 1],
      [4, null],
    ])
  })

  it('leave a band open where it is unknown', () => {
    const plot = forecastPlot(points, [{ date: '2026-11-03', value: 5, low80: 4, high80: 6, low95: null, high95: null }], words)
    expect(valuesOf(plot).slice(0, 2)).toEqual([
      [
        [null, null],
        [null, null],
        [null, null],
      ],
      [
        [null, null],
        [null, null],
        [4, 6],
      ],
    ])
  })

  it('carry no word of anybody: ApexCharts renders HTML', () => {
    expect(JSON.stringify(apexOf(plotOf('BAR'), chartColors.dark))).not.toContain('<img')
  })

  it('stand on the same axis as the words beside them', () => {
    expect(apexOf(plotOf('LINE'), chartColors.light).options.yaxis).toMatchObject({ min: 0, max: 4 })
  })
})
