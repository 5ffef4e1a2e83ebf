/** Figures along days, weeks or months, with those that they are compared with. */
import type { Link } from '../data-table'
import type { SeriesColor } from './colors'
import type { Plot, PlotLine, PlotNote } from './plot'
import { plotAxis, ticksAt } from './plot'

export interface SeriesPoint {
  date: string
  /** Null where it cannot be known. */
  value: number | null
}

export interface LineSeries {
  name: string
  color: SeriesColor
  points: readonly SeriesPoint[]
  kind?: 'LINE' | 'BAR'
}

export interface LineInput {
  /** First days of the steps, oldest first. */
  steps: readonly string[]
  series: readonly LineSeries[]
  /** Step for step with the series; empty when nothing is compared. */
  compared: readonly LineSeries[]
  /** The step that is not over; null for none. */
  openStep: string | null
  notes?: readonly PlotNote[]
}

export interface LineWords {
  /** A step in full. */
  label(date: string): string
  /** A step, short. */
  tick(date: string): string
  /** What is behind a step. */
  link?(date: string): Link
}

/** How many steps an axis names at most. */
const namedSteps = 8

const lineOf = (steps: readonly string[], { name, color, points, kind = 'LINE' }: LineSeries): PlotLine => {
  const values = new Map(points.map(point => [point.date, point.value]))
  return { name, color, kind, isDashed: false, values: steps.map(date => values.get(date) ?? null) }
}

const comparedLine = (steps: readonly string[], { name, color, points }: LineSeries, label: LineWords['label']): PlotLine => ({
  name,
  color,
  kind: 'LINE',
  isDashed: true,
  values: steps.map((_, index) => points[index]?.value ?? null),
  labels: steps.map((_, index) => (points[index] ? label(points[index].date) : null)),
})

/** The chart of series: compared ones are dashed and carry their own dates. */
export const linePlot = ({ steps, series, compared, openStep, notes = [] }: LineInput, { label, tick, link }: LineWords): Plot => {
  const lines = [...series.map(each => lineOf(steps, each)), ...compared.map(each => comparedLine(steps, each, label))]
  const isNamed = ticksAt(steps.length, namedSteps)
  return {
    steps: steps.map((date, index) => ({
      label: label(date),
      tick: isNamed(index) ? tick(date) : '',
      isOpen: date === openStep,
      to: link?.(date) ?? null,
    })),
    lines,
    bands: [],
    notes,
    today: null,
    axis: plotAxis(lines.flatMap(({ values }) => values)),
  }
}

interface Written {
  id: string
  startsOn: string
  endsOn: string
  text: string
}

/** Annotations as notes on the steps that they touch; those outside are left out. */
export const notesOn = (steps: readonly string[], written: readonly Written[], dates: (start: string, end: string) => string): PlotNote[] =>
  written.flatMap(({ id, text, startsOn, endsOn }) => {
    const last = steps.findLastIndex(date => date <= endsOn)
    const first = Math.max(
      0,
      steps.findLastIndex(date => date <= startsOn),
    )
    return last < 0 ? [] : [{ id, text, dates: dates(startsOn, endsOn), first, last }]
  })
