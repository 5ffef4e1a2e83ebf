import type { Comparison, Granularity, MetricDimension } from '@dashboard/schema/vocabulary'
import { addDays } from '../../core/calendar'
import type { FieldProblem } from '../../core/errors'
import type { Calendar, Window } from '../../core/period'
import { windowOfRange } from '../../core/period'
import { bucketOf } from '../../core/series'
import type { Metric } from './catalogue'
import { findMetric } from './catalogue'
import { rangeProblems } from './range'

/** Which metrics, over which days, in which steps, split by what, held against what, as of when. */
export interface ReportRequest {
  metrics: readonly string[]
  startDate: string
  endDate: string
  groupBy: Granularity
  dimensions: readonly MetricDimension[]
  compareWith: Comparison | null
  /** What is compared keeps its weekdays. */
  alignWeekdays: boolean
  completeOnly: boolean
  asOf: Date | null
}

/** More than the catalogue has. */
const MOST_METRICS = 100

const named = (names: readonly string[]): { found: Metric[]; problems: FieldProblem[] } => {
  if (names.length > MOST_METRICS)
    return { found: [], problems: [{ path: 'metrics', message: `must not name more than ${MOST_METRICS} metrics` }] }
  const metrics = names.map(findMetric)
  const problems = metrics.flatMap((metric, index) =>
    metric ? [] : [{ path: `metrics.${index}`, message: `there is no metric "${names[index]?.slice(0, 50)}"; see metricCatalog` }],
  )
  return { found: [...new Set(metrics.filter(metric => metric !== undefined))], problems }
}

const unfitting = (metrics: readonly Metric[], { metrics: names, dimensions, asOf }: ReportRequest): FieldProblem[] =>
  metrics.flatMap(metric => {
    const path = `metrics.${names.indexOf(metric.name)}`
    const unkept = dimensions.filter(dimension => !metric.dimensions.includes(dimension))
    const splits = unkept.map(dimension => ({ path, message: `${metric.name} cannot be split by ${dimension}; see metricCatalog` }))
    const forgotten = asOf !== null && !metric.isRemembered
    return forgotten ? [...splits, { path, message: `nobody knows how ${metric.name} stood earlier: ask for it without asOf` }] : splits
  })

/** The metrics asked for, each once, and everything that is wrong with the request. */
export function checked(request: ReportRequest): { metrics: Metric[]; problems: FieldProblem[] } {
  const { found, problems } = named(request.metrics)
  const range = rangeProblems({ start: request.startDate, end: request.endDate }, { start: 'startDate', end: 'endDate' })
  return { metrics: found, problems: [...problems, ...range, ...unfitting(found, request)] }
}

/** The days that are counted. */
export interface ReportWindow extends Window {
  /** Only finished steps were asked for, and there is none. */
  isEmpty: boolean
}

/** The days asked for, those to come cut off; with `completeOnly` the step that is not over as well. */
export function windowOfReport({ startDate: start, endDate: end, groupBy, completeOnly }: ReportRequest, calendar: Calendar): ReportWindow {
  const running = bucketOf(calendar.today, groupBy, calendar.weekStartsOn)
  if (!completeOnly || end < running) return { ...windowOfRange({ start, end }, calendar), isEmpty: false }
  const last = addDays(running, -1)
  const isEmpty = last < start
  return { start, end: isEmpty ? start : last, wholeEnd: end, period: null, isPartial: false, isEmpty }
}
