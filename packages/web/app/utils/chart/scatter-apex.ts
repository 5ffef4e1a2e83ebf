/** ApexCharts' part of a map of points: a bubble for each. */
import type { ApexOptions } from 'apexcharts'
import { bareOptions } from './apex'
import type { ChartColors } from './colors'
import type { ScatterAxis, ScatterPoint } from './scatter'

/** One's own bubble stands over the others; without weights all are alike. */
export const scatterApex = (points: readonly ScatterPoint[], x: ScatterAxis, y: ScatterAxis, colors: ChartColors) => {
  const bare = bareOptions('bubble')
  const options: ApexOptions = {
    ...bare,
    colors: [colors['--series-before'], colors['--series-now']],
    plotOptions: { bubble: { zScaling: true, minBubbleRadius: 6, maxBubbleRadius: 17 } },
    fill: { opacity: [0.45, 0.9] },
    stroke: { width: 1.5 },
    xaxis: { type: 'numeric', min: x.min, max: x.max },
    yaxis: { show: false, min: y.min, max: y.max },
  }
  const bubbles = (isOwn: boolean) =>
    points.filter(point => point.isOwn === isOwn).map(point => [point.x, point.y, Math.sqrt(point.weight ?? 0) + 1])
  return {
    series: [
      { name: 'others', data: bubbles(false) },
      { name: 'own', data: bubbles(true) },
    ],
    options,
  }
}
