import type { MetricDimension } from '@dashboard/schema/vocabulary'
import { tidy } from '../../core/change'
import { addDays } from '../../core/calendar'
import type { DateSpan } from '../../core/period'
import type { Metric } from './catalogue'
import type { Grid } from './grid'
import type { MeasureName } from './measures'
import type { Goal, StoredTarget } from './targets'
import { targetFor } from './targets'

/** A part of the business. */
export interface Part {
  dimension: MetricDimension
  value: string
  label: string
}

/** The part as it stands beside a figure; null throughout for the whole business. */
export interface PartNamed {
  dimension: MetricDimension | null
  dimensionValue: string | null
  label: string | null
}

/** The value of a metric in the step that begins on `date`; null where it cannot be known. */
export interface MetricPoint extends PartNamed {
  metric: string
  date: string
  value: number | null
  target: number | null
}

/** A metric over a whole span: its value for the span, then mean, least and greatest of the known steps; null without any. */
export interface MetricSummary extends PartNamed {
  metric: string
  total: number | null
  average: number | null
  min: number | null
  max: number | null
  target: number | null
}

/** Metrics along the steps of a span. */
export interface MetricSeries {
  data: MetricPoint[]
  summary: MetricSummary[]
}

/** What a series is made from. `steps` are first days; the first may lie before the span. */
export interface SeriesFacts {
  span: DateSpan
  steps: readonly string[]
  grid: Grid
  goals: readonly Goal[]
  /** The targets stored beside the days of a step; 0 is the whole span. */
  storedTarget(measure: MeasureName, step: number): StoredTarget
}

/** The days of a step that belong to the span; 0 is the whole of it. */
function daysOf({ span, steps }: SeriesFacts, step: number): DateSpan {
  const first = steps[step - 1]
  if (first === undefined) return span
  const next = steps[step]
  return { start: first < span.start ? span.start : first, end: next === undefined ? span.end : addDays(next, -1) }
}

const named = (part: Part | null): PartNamed => ({
  dimension: part?.dimension ?? null,
  dimensionValue: part?.value ?? null,
  label: part?.label ?? null,
})

const known = (value: number | null): number | null => (value === null ? null : tidy(value))

/** The points and the summary of each metric and part (null is the whole); a step without facts is 0 for what adds up and unknown for a rate. */
export function seriesOf(metrics: readonly Metric[], parts: readonly (Part | null)[], facts: SeriesFacts): MetricSeries {
  const valueIn = (metric: Metric, part: Part | null, step: number) =>
    known(metric.of(facts.grid.reading(part?.dimension ?? 'TOTAL', part?.value ?? '', step)))
  // Goals are of the whole business.
  const targetIn = (metric: Metric, part: Part | null, step: number) =>
    part === null ? targetFor(metric, facts.goals, daysOf(facts, step), measure => facts.storedTarget(measure, step)) : null
  const series = metrics.flatMap(metric =>
    parts.map(part => ({
      data: facts.steps.map((date, index): MetricPoint => ({
        metric: metric.name,
        date,
        value: valueIn(metric, part, index + 1),
        ...named(part),
        target: targetIn(metric, part, index + 1),
      })),
      whole: { metric: metric.name, total: valueIn(metric, part, 0), ...named(part), target: targetIn(metric, part, 0) },
    })),
  )
  return { data: series.flatMap(({ data }) => data), summary: series.map(({ data, whole }) => ({ ...whole, ...spreadOf(data) })) }
}

function spreadOf(points: readonly MetricPoint[]): Pick<MetricSummary, 'average' | 'min' | 'max'> {
  const values = points.map(point => point.value).filter(value => value !== null)
  if (values.length === 0) return { average: null, min: null, max: null }
  const sum = values.reduce((one, other) => one + other, 0)
  const least = values.reduce((one, other) => Math.min(one, other), Infinity)
  return { average: tidy(sum / values.length), min: least, max: values.reduce((one, other) => Math.max(one, other), -Infinity) }
}

/** The parts by what the first metric came to over the span, the largest first; those of which nothing is known last, by name. */
export function rankedParts(parts: readonly Part[], metric: Metric | undefined, grid: Grid): Part[] {
  const worth = new Map(parts.map(part => [part, metric?.of(grid.reading(part.dimension, part.value, 0)) ?? -Infinity]))
  const weight = (part: Part) => worth.get(part) ?? -Infinity
  return [...parts].sort(
    (one, other) =>
      one.dimension.localeCompare(other.dimension) ||
      (weight(one) === weight(other) ? one.label.localeCompare(other.label) : weight(other) - weight(one)),
  )
}
