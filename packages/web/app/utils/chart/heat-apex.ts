/** ApexCharts' part of the heat map: cells in shades of one colour. */
import type { ApexOptions } from 'apexcharts'
import { bareOptions } from './apex'
import type { ChartColors } from './colors'
import { mixed } from './colors'
import type { HeatRow } from './heatmap'

const shades = 8
const strongest = 100

/** Strengths as whole numbers, 0 for nothing alone. */
const levelOf = (strength: number): number => (strength <= 0 ? 0 : Math.max(1, Math.round(strength * strongest)))

/** From "nothing", which looks like nothing, through shades that darken. */
const scale = (colors: ChartColors) => [
  { from: 0, to: 0, color: colors.nothing },
  ...Array.from({ length: shades }, (_, index) => ({
    from: index === 0 ? 1 : Math.floor((index * strongest) / shades) + 1,
    to: Math.floor(((index + 1) * strongest) / shades),
    color: mixed(colors['--series-now'], colors.panel, 0.16 + (0.84 * (index + 1)) / shades),
  })),
]

/** The cells row by row; ApexCharts draws the first series at the bottom. */
export const heatApex = (rows: readonly HeatRow[], colors: ChartColors) => {
  const bare = bareOptions('heatmap')
  const options: ApexOptions = {
    ...bare,
    plotOptions: { heatmap: { radius: 4, enableShades: false, colorScale: { ranges: scale(colors) } } },
    stroke: { width: 2, colors: [colors.panel] },
    xaxis: { type: 'category' },
  }
  return {
    series: [...rows].reverse().map(({ weekday, spots }) => ({
      name: String(weekday),
      data: spots.map(({ hour, strength }) => ({ x: String(hour), y: levelOf(strength) })),
    })),
    options,
  }
}
