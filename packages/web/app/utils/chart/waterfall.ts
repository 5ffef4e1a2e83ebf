/** Steps that lead from one level to the next. */
import type { ApexOptions } from 'apexcharts'
import { bareOptions } from './apex'
import type { ChartColors } from './colors'

export interface WaterfallStep {
  title: string
  /** The level itself, or what the step adds or takes. */
  amount: number
  isLevel: boolean
}

/** Where each bar begins and ends: levels from 0, steps from where the one before ended. */
export const waterfallSpans = (steps: readonly WaterfallStep[]): { from: number; to: number }[] => {
  let reached = 0
  return steps.map(({ amount, isLevel }) => {
    const from = isLevel ? 0 : reached
    reached = isLevel ? amount : reached + amount
    return { from, to: reached }
  })
}

interface Bar {
  /** What lifts the bar from 0, unseen. */
  base: number
  above: number
  below: number
}

/** A span as what stands on each other from 0 on: unseen up to its nearer end, then what it adds above 0 and below. */
export const barOf = ({ from, to }: { from: number; to: number }): Bar => {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  if (low >= 0) return { base: low, above: high - low, below: 0 }
  if (high <= 0) return { base: high, above: 0, below: low - high }
  return { base: 0, above: high, below: low }
}

/** ApexCharts' part: one bar beside each row of the table, levels in the series' colour, losses in red. */
export const waterfallApex = (steps: readonly WaterfallStep[], colors: ChartColors) => {
  const spans = waterfallSpans(steps)
  const ends = spans.flatMap(({ from, to }) => [from, to])
  const [least, greatest] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const bars = spans.map(barOf)
  const seriesOf = (name: keyof Bar) => ({
    name,
    data: steps.map(({ isLevel, amount }, index) => ({
      x: String(index),
      y: bars[index]?.[name] ?? 0,
      fillColor: name === 'base' ? 'transparent' : colors[isLevel ? '--series-now' : amount < 0 ? '--bad' : '--series-6'],
    })),
  })
  const bare = bareOptions('bar')
  const options: ApexOptions = {
    ...bare,
    chart: { ...bare.chart, stacked: true },
    plotOptions: { bar: { horizontal: true, barHeight: '42%' } },
    stroke: { width: 0 },
    xaxis: { type: 'category' },
    yaxis: { show: false, min: least, max: greatest > least ? greatest : least + 1 },
  }
  return { series: (['base', 'above', 'below'] as const).map(seriesOf), options }
}
