/** The revenue chart: bars for the dates shown, a quiet line for what they are held against. */
import type { ApexOptions } from 'apexcharts'
import { escapeHtml } from './escape'

export interface TrendPoint {
  date: string
  /** Null where it cannot be known. */
  value: number | null
}

export interface RevenueTrend {
  now: readonly TrendPoint[]
  /** Null: not compared. */
  before: readonly TrendPoint[] | null
  /** Whether the last point of `now` is still growing. */
  isLastOpen: boolean
  /** First days of the steps on the axis, those to come included. */
  steps: readonly string[]
}

export interface ChartSeries {
  name: string
  type: 'column' | 'line'
  data: (number | null)[]
}

export interface RevenueChartLook {
  colors: { now: string; before: string; grid: string; text: string }
  money(value: number): string
  shortMoney(value: number): string
  /** A step of the axis, short. */
  tick(date: string): string
  /** How many steps the axis names at most. */
  ticks: number
  /** A step in full. */
  label(date: string): string
}

const names = { now: 'Revenue', open: 'Unfinished', before: 'Compared' } as const

/** The row of the tooltip; every string is escaped, as ApexCharts renders HTML. */
const tooltipRow = (color: string, label: string, value: string, note = '') =>
  `<div class="flex items-center gap-2"><span class="size-2 rounded-full" style="background:${escapeHtml(color)}"></span>` +
  `<span class="text-muted">${escapeHtml(label)}${escapeHtml(note)}</span><span class="ms-auto ps-4 font-medium text-highlighted figures">${escapeHtml(value)}</span></div>`

/** What a step says on hover: both dates with their figures; a step to come has only what it is held against. */
export const revenueTooltip = (trend: RevenueTrend, look: RevenueChartLook, index: number): string => {
  const now = trend.now[index]
  const before = trend.before?.[index]
  const isOpen = trend.isLastOpen && index === trend.now.length - 1
  const money = (value: number | null) => (value === null ? '—' : look.money(value))
  const rows = [
    now ? tooltipRow(look.colors.now, look.label(now.date), money(now.value), isOpen ? ' (so far)' : '') : '',
    before ? tooltipRow(look.colors.before, look.label(before.date), money(before.value)) : '',
  ]
  return `<div class="grid gap-1 px-3 py-2 text-[13px]">${rows.join('')}</div>`
}

/** The series: finished bars, the unfinished bar apart, and the compared line. */
export const revenueSeries = ({ now, before, isLastOpen, steps }: RevenueTrend): ChartSeries[] => {
  const openIndex = isLastOpen ? now.length - 1 : -1
  const bars = steps.map((_, index) => now[index]?.value ?? null)
  return [
    { name: names.now, type: 'column', data: bars.map((value, index) => (index === openIndex ? null : value)) },
    { name: names.open, type: 'column', data: bars.map((value, index) => (index === openIndex ? value : null)) },
    ...(before ? [{ name: names.before, type: 'line' as const, data: steps.map((_, index) => before[index]?.value ?? null) }] : []),
  ]
}

/** At most `wanted` ticks, evenly spaced, the first always among them. */
export const ticksOf = (steps: readonly string[], wanted: number, tick: (date: string) => string): string[] => {
  const every = Math.max(1, Math.ceil(steps.length / wanted))
  return steps.map((date, index) => (index % every === 0 ? escapeHtml(tick(date)) : ''))
}

/** The ends and number of steps of an axis: the least round step with which five hold the farther end; refunds may lead below 0. */
export const axisOf = (lowest: number, highest: number): { min: number; max: number; steps: number } => {
  const reach = Math.max(highest, -lowest)
  if (reach <= 0) return { min: 0, max: 1, steps: 1 }
  const magnitude = 10 ** Math.floor(Math.log10(reach / 5))
  const step = [1, 2, 2.5, 5, 10].map(round => round * magnitude).find(each => each * 5 >= reach) ?? reach
  const [below, above] = [Math.ceil(Math.max(0, -lowest) / step), Math.ceil(Math.max(0, highest) / step)]
  return { min: below === 0 ? 0 : -step * below, max: step * above, steps: below + above }
}

const axisFor = ({ now, before }: RevenueTrend) => {
  const values = [...now, ...(before ?? [])].map(({ value }) => value ?? 0)
  const { min, max, steps } = axisOf(Math.min(0, ...values), Math.max(0, ...values))
  return { min, max, tickAmount: steps }
}

/** ApexCharts' options; no animation, as the figures are live. */
export const revenueOptions = (trend: RevenueTrend, look: RevenueChartLook): ApexOptions => ({
  chart: {
    type: 'line',
    stacked: true,
    toolbar: { show: false },
    zoom: { enabled: false },
    animations: { enabled: false },
    fontFamily: 'inherit',
    parentHeightOffset: 0,
  },
  colors: [look.colors.now, look.colors.now, look.colors.before],
  plotOptions: { bar: { columnWidth: trend.steps.length > 16 ? '64%' : '44%', borderRadius: 2, borderRadiusApplication: 'end' } },
  fill: { type: ['solid', 'pattern', 'solid'], opacity: 1, pattern: { style: 'slantedLines', width: 5, height: 5, strokeWidth: 2 } },
  stroke: { width: [0, 1, 2], curve: 'monotoneCubic', dashArray: [0, 0, 4] },
  markers: { size: 0, hover: { size: 4 } },
  dataLabels: { enabled: false },
  legend: { show: false },
  grid: { borderColor: look.colors.grid, strokeDashArray: 3, padding: { left: 8, right: 4, top: -12, bottom: 0 } },
  xaxis: {
    categories: ticksOf(trend.steps, look.ticks, look.tick),
    labels: { rotate: 0, hideOverlappingLabels: false, style: { colors: look.colors.text, fontSize: '12px' } },
    axisBorder: { show: false },
    axisTicks: { show: false },
    tooltip: { enabled: false },
    crosshairs: { show: false },
  },
  yaxis: {
    ...axisFor(trend),
    labels: { formatter: value => escapeHtml(look.shortMoney(value)), style: { colors: look.colors.text, fontSize: '12px' } },
  },
  states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
  tooltip: {
    shared: true,
    intersect: false,
    custom: ({ dataPointIndex }: { dataPointIndex: number }) => revenueTooltip(trend, look, dataPointIndex),
  },
})
