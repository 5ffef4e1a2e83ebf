import type { MetricsReport } from '@dashboard/schema'
import type { Comparison, Granularity } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { badInput, forbidden } from '../../core/errors'
import { localDay } from '../../core/local-time'
import type { DateSpan } from '../../core/period'
import { comparedWindow, windowOfRange } from '../../core/period'
import { bucketsOf } from '../../core/series'
import type { Metric } from './catalogue'
import { findMetric } from './catalogue'
import { reachOf } from './figures.service'
import { maySee } from './kpis.service'
import { readSeries } from './metrics.repository'
import { rangeProblems } from './range'
import type { MetricSeries } from './report'
import { seriesOf } from './report'

/** Which metrics, over which days, in which steps, held against what. */
export interface ReportRequest {
  metrics: readonly string[]
  startDate: string
  endDate: string
  groupBy: Granularity
  compareWith: Comparison | null
  /** A year ago keeps its weekdays. */
  alignWeekdays: boolean
  completeOnly: boolean
}

/** The named metrics along the days asked for; one statement, two with a comparison. */
export async function metricsReport(scope: Scope, request: ReportRequest): Promise<MetricsReport> {
  const metrics = requestedMetrics(scope, request)
  const window = windowOfRange({ start: request.startDate, end: request.endDate }, calendarOf(scope, request))
  const compared = request.compareWith && comparedWindow(window, request.compareWith, request.alignWeekdays)
  const series = await readMetrics(scope, metrics, window, request.groupBy)
  const earlier = compared && (await readMetrics(scope, metrics, compared, request.groupBy))
  return {
    period: { start: window.start, end: window.end },
    isPartial: window.isPartial,
    ...series,
    comparedWith: compared,
    comparedData: earlier?.data ?? [],
    comparedSummary: earlier?.summary ?? [],
  }
}

async function readMetrics(scope: Scope, metrics: readonly Metric[], span: DateSpan, groupBy: Granularity): Promise<MetricSeries> {
  const buckets = bucketsOf(span, groupBy, scope.provider.weekStartsOn)
  const names = [...new Set(metrics.flatMap(metric => metric.measures))]
  return seriesOf(metrics, buckets, await scope.read(db => readSeries(db, reachOf(scope), names, span, buckets)))
}

/** More than the catalogue has. */
const MOST_METRICS = 100

function requestedMetrics(scope: Scope, { metrics: names, startDate, endDate }: ReportRequest): Metric[] {
  if (names.length > MOST_METRICS) throw badInput([{ path: 'metrics', message: `must not name more than ${MOST_METRICS} metrics` }])
  const metrics = names.map(findMetric)
  const unknown = metrics.flatMap((metric, index) =>
    metric ? [] : [{ path: `metrics.${index}`, message: `there is no metric "${names[index]?.slice(0, 50)}"; see metricCatalog` }],
  )
  const problems = [...unknown, ...rangeProblems({ start: startDate, end: endDate }, { start: 'startDate', end: 'endDate' })]
  if (problems.length > 0) throw badInput(problems)
  const found = [...new Set(metrics.filter(metric => metric !== undefined))]
  const hidden = found.find(metric => !maySee(scope, metric))
  if (hidden) throw forbidden(hidden.unit === 'CURRENCY' && !scope.can('revenue.view') ? 'revenue.view' : 'business.view')
  return found
}

const calendarOf = (scope: Scope, { completeOnly }: ReportRequest) => ({
  today: localDay(scope.now(), scope.timeZone),
  weekStartsOn: scope.provider.weekStartsOn,
  completeOnly,
})
