import { expect, it } from 'vitest'
import { chartColors } from './colors'
import { heatApex } from './heat-apex'
import { heatRows } from './heatmap'

const { series, options } = heatApex(
  heatRows(
    [
      { weekday: 1, hour: 9, revenue: 1000, bookings: 1 },
      { weekday: 7, hour: 23, revenue: 1, bookings: 1 },
    ],
    'revenue',
  ),
  chartColors.light,
)

it('the first day of the week stands at the top, which is drawn last', () => {
  expect(series.map(({ name }) => name)).toEqual(['7', '6', '5', '4', '3', '2', '1'])
  expect(series.at(-1)?.data[9]).toEqual({ x: '9', y: 100 })
})

it('a little is never drawn as nothing, and every strength has one shade', () => {
  const ranges = options.plotOptions?.heatmap?.colorScale?.ranges ?? []
  expect(series[0]?.data[23]?.y).toBe(1)
  for (let level = 0; level <= 100; level += 1)
    expect(
      ranges.filter(({ from = 0, to = 0 }) => from <= level && level <= to),
      String(level),
    ).toHaveLength(1)
})
