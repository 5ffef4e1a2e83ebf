/** ApexCharts' part of a chart: the marks. Axes, hints and links stand around them as words that Vue escapes; no text is handed over. */
import type { ApexOptions } from 'apexcharts'
import type { ChartColors } from './colors'
import type { Plot, PlotLine } from './plot'

export interface ApexSeries {
  name: string
  type: 'column' | 'line' | 'rangeArea'
  data: { x: string; y: number | null | [number, number] | [null, null] }[]
}

/** One series with all that ApexCharts keeps in lists beside it. */
interface Layer {
  series: ApexSeries
  color: string
  fill: 'solid' | 'pattern'
  opacity: number
  width: number
  dash: number
}

/** What every chart has in common: the bare marks in the whole of their box, without motion, as figures are live. */
export const bareOptions = (type: 'line' | 'rangeArea' | 'bar' | 'heatmap' | 'bubble'): ApexOptions => ({
  chart: {
    type,
    sparkline: { enabled: true },
    toolbar: { show: false },
    zoom: { enabled: false },
    animations: { enabled: false },
    background: 'transparent',
    parentHeightOffset: 0,
  },
  dataLabels: { enabled: false },
  legend: { show: false },
  grid: { show: false, padding: { left: 0, right: 0, top: 0, bottom: 0 } },
  tooltip: { enabled: false },
  states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
})

const pointsOf = (values: readonly (number | null)[]) => values.map((y, index) => ({ x: String(index), y }))

const barLayers = (line: PlotLine, index: number, plot: Plot, color: string): Layer[] =>
  [false, true].map(isOpen => ({
    series: {
      name: `bar ${index}${isOpen ? ' open' : ''}`,
      type: 'column',
      data: pointsOf(line.values.map((value, step) => ((plot.steps[step]?.isOpen ?? false) === isOpen ? value : null))),
    },
    color,
    fill: isOpen ? 'pattern' : 'solid',
    opacity: 1,
    width: isOpen ? 1 : 0,
    dash: 0,
  }))

/** No line leads to a step that is not over; compared ones are dashed. */
const lineLayer = (line: PlotLine, index: number, plot: Plot, color: string): Layer => ({
  series: {
    name: `line ${index}`,
    type: 'line',
    data: pointsOf(line.values.map((value, step) => (plot.steps[step]?.isOpen && !line.isDashed ? null : value))),
  },
  color,
  fill: 'solid',
  opacity: 1,
  width: line.isDashed ? 1.8 : 2.2,
  dash: line.isDashed ? 4 : 0,
})

/** From the bottom up: the widest band first, and what is compared below what is shown. */
const layersOf = (plot: Plot, colors: ChartColors): Layer[] => [
  ...[...plot.bands].reverse().map((band, index): Layer => ({
    series: {
      name: `band ${index}`,
      type: 'rangeArea',
      data: band.low.map((low, step) => {
        const high = band.high[step] ?? null
        return { x: String(step), y: low === null || high === null ? [null, null] : [low, high] }
      }),
    },
    color: colors[band.color],
    fill: 'solid',
    opacity: band.opacity,
    width: 0,
    dash: 0,
  })),
  ...[...plot.lines].reverse().flatMap((line, index) => {
    const color = colors[line.color]
    return line.kind === 'BAR' ? barLayers(line, index, plot, color) : [lineLayer(line, index, plot, color)]
  }),
]

/** The marks of a plot for ApexCharts; steps are equally wide, and the value axis is the plot's own. */
export const apexOf = (plot: Plot, colors: ChartColors): { series: ApexSeries[]; options: ApexOptions } => {
  const layers = layersOf(plot, colors)
  const bare = bareOptions(plot.bands.length > 0 ? 'rangeArea' : 'line')
  return {
    series: layers.map(({ series }) => series),
    options: {
      ...bare,
      chart: { ...bare.chart, stacked: plot.lines.some(({ kind }) => kind === 'BAR') },
      colors: layers.map(({ color }) => color),
      plotOptions: { bar: { columnWidth: '62%', borderRadius: 2, borderRadiusApplication: 'end' } },
      fill: {
        type: layers.map(({ fill }) => fill),
        opacity: layers.map(({ opacity }) => opacity),
        pattern: { style: 'slantedLines', width: 5, height: 5, strokeWidth: 2 },
      },
      stroke: {
        width: layers.map(({ width }) => width),
        curve: plot.bands.length > 0 ? 'straight' : 'monotoneCubic',
        dashArray: layers.map(({ dash }) => dash),
      },
      markers: { size: 0, hover: { size: 0 } },
      xaxis: { type: 'category', tickPlacement: 'between' },
      yaxis: { min: plot.axis.min, max: plot.axis.max, show: false },
    },
  }
}
