/** ApexCharts' part of a breakdown: one bar beside each row of the table. */
import type { ApexOptions } from 'apexcharts'
import { bareOptions } from './apex'
import type { BarPart } from './bars'
import type { ChartColors } from './colors'

/** The bars from the first row down, on one scale that holds 0. The rest has none where it would dwarf every part. */
export const barsApex = (parts: readonly BarPart[], colors: ChartColors) => {
  const largest = Math.max(0, ...parts.filter(({ isRest }) => !isRest).map(({ value }) => value))
  const values = parts.map(({ value, isRest }) => (isRest && value > largest ? 0 : value))
  const [least, greatest] = [Math.min(0, ...values), Math.max(0, ...values)]
  const bare = bareOptions('bar')
  const options: ApexOptions = {
    ...bare,
    colors: parts.map(({ isRest, value }) => colors[isRest ? '--series-before' : value < 0 ? '--bad' : '--series-now']),
    plotOptions: { bar: { horizontal: true, distributed: true, barHeight: '38%', borderRadius: 3, borderRadiusApplication: 'end' } },
    xaxis: { type: 'category' },
    yaxis: { show: false, min: least, max: greatest > least ? greatest : least + 1 },
  }
  return { series: [{ name: 'parts', data: values.map((y, index) => ({ x: String(index), y })) }], options }
}
