/** What a chart along steps shows, as plain data; whoever draws it escapes every word. */
import type { Link } from '../data-table'
import type { SeriesColor } from './colors'

/** One step of the axis, such as a day. */
export interface PlotStep {
  /** In full: "Mon, Nov 23". */
  label: string
  /** Short, for the axis; empty where the axis names none. */
  tick: string
  /** Whether it is not over: never drawn as a fall. */
  isOpen: boolean
  /** What is behind it; null for nothing. */
  to: Link | null
}

export interface PlotLine {
  name: string
  color: SeriesColor
  kind: 'LINE' | 'BAR'
  isDashed: boolean
  /** Null where it is unknown. */
  values: readonly (number | null)[]
  /** The steps' own labels where they are other days than the axis says. */
  labels?: readonly (string | null)[]
}

/** A range that is likely to hold the figure. */
export interface PlotBand {
  name: string
  color: SeriesColor
  opacity: number
  low: readonly (number | null)[]
  high: readonly (number | null)[]
}

/** Something that somebody wrote beside the days. */
export interface PlotNote {
  id: string
  text: string
  dates: string
  /** First and last step that it touches. */
  first: number
  last: number
}

export interface Plot {
  steps: readonly PlotStep[]
  /** In the order of the legend; the first is drawn on top. */
  lines: readonly PlotLine[]
  /** The narrowest first. */
  bands: readonly PlotBand[]
  notes: readonly PlotNote[]
  /** The step that is today, where the past ends; null for none. */
  today: number | null
  axis: PlotAxis
}

export interface PlotAxis {
  min: number
  max: number
  /** The named values, greatest first. */
  ticks: readonly number[]
}

/** Round steps that hold every value, and 0. */
export const plotAxis = (values: readonly (number | null)[]): PlotAxis => {
  const known = values.filter(value => value !== null)
  const { min, max, steps } = axisOf(Math.min(0, ...known), Math.max(0, ...known))
  return { min, max, ticks: Array.from({ length: steps + 1 }, (_, index) => max - ((max - min) / steps) * index) }
}

/** The ends and number of steps of an axis: the least round step with which five hold the farther end. */
export const axisOf = (lowest: number, highest: number): { min: number; max: number; steps: number } => {
  const reach = Math.max(highest, -lowest)
  if (reach <= 0) return { min: 0, max: 1, steps: 1 }
  const magnitude = 10 ** Math.floor(Math.log10(reach / 5))
  const step = [1, 2, 2.5, 5, 10].map(round => round * magnitude).find(each => each * 5 >= reach) ?? reach
  const [below, above] = [Math.ceil(Math.max(0, -lowest) / step), Math.ceil(Math.max(0, highest) / step)]
  return { min: below === 0 ? 0 : -step * below, max: step * above, steps: below + above }
}

/** Where a value stands, from the top, 0–1. */
export const heightOf = (value: number, { min, max }: PlotAxis): number => (max - value) / (max - min)

/** Where the middle of a step stands, from the start, 0–1. */
export const placeOf = (index: number, count: number): number => (index + 0.5) / count

/** The first step and every so many after it, at most `wanted`. */
export const ticksAt = (count: number, wanted: number): ((index: number) => boolean) => {
  const every = Math.max(1, Math.ceil(count / wanted))
  return index => index % every === 0
}
