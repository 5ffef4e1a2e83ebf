import { tidy } from '../../core/change'
import type { Metric } from './catalogue'
import type { MeasureName, Reading } from './measures'

/** The sum of a measure in one bucket, counted from 1; 0 is the whole span. Buckets without any are missing. */
export type SeriesCell = readonly [measure: MeasureName, bucket: number, value: number]

/** The value of a metric in the bucket that begins on `date`; null where it cannot be known. */
export interface MetricPoint {
  metric: string
  date: string
  value: number | null
}

/** A metric over a whole span: its value for the span, then mean, least and greatest of the known buckets; null without any. */
export interface MetricSummary {
  metric: string
  total: number | null
  average: number | null
  min: number | null
  max: number | null
}

/** Metrics along the buckets of a span. */
export interface MetricSeries {
  data: MetricPoint[]
  summary: MetricSummary[]
}

/** The points and the summary of each metric; a bucket without facts is 0 for what adds up and unknown for a rate. */
export function seriesOf(metrics: readonly Metric[], buckets: readonly string[], cells: readonly SeriesCell[]): MetricSeries {
  const readings = readingsOf(buckets.length, cells)
  const valueIn = (metric: Metric, bucket: number) => known(metric.of(readings[bucket] ?? (() => 0)))
  const series = metrics.map(metric => buckets.map((date, index) => ({ metric: metric.name, date, value: valueIn(metric, index + 1) })))
  return {
    data: series.flat(),
    summary: metrics.map((metric, index) => summaryOf(metric.name, valueIn(metric, 0), series[index] ?? [])),
  }
}

function summaryOf(metric: string, total: number | null, points: readonly MetricPoint[]): MetricSummary {
  const values = points.map(point => point.value).filter(value => value !== null)
  if (values.length === 0) return { metric, total, average: null, min: null, max: null }
  const sum = values.reduce((one, other) => one + other, 0)
  return { metric, total, average: tidy(sum / values.length), min: Math.min(...values), max: Math.max(...values) }
}

function readingsOf(buckets: number, cells: readonly SeriesCell[]): Reading[] {
  const sums = Array.from({ length: buckets + 1 }, () => new Map<MeasureName, number>())
  for (const [measure, bucket, value] of cells) sums[bucket]?.set(measure, value)
  return sums.map(bucket => measure => bucket.get(measure) ?? 0)
}

const known = (value: number | null): number | null => (value === null ? null : tidy(value))
