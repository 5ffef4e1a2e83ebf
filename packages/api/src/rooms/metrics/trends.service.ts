import type { TrendAnalysis } from '@dashboard/schema'
import type { Granularity } from '@dashboard/schema/vocabulary'
import { cached } from '../../access/cache.service'
import { runHeavy } from '../../access/heavy.service'
import type { Scope } from '../../access/scope'
import { localDay } from '../../core/local-time'
import type { DateSpan } from '../../core/period'
import { findMetric } from './catalogue'
import type { PartNamed } from './report'
import type { Report } from './report.service'
import { finishedSteps, trendTask } from './trends'

/** More points than this in all would hold up other requests by more than some hundredths of a second. */
const MOST_IN_PLACE = 400

/** A series whose trend is wanted: a metric of the catalogue, of a part or of the whole, by the first days of its steps. */
export interface TrendRequest extends Partial<PartNamed> {
  metric: string
  points: readonly { date: string; value: number | null }[]
}

/** How series along the steps of a span moved, in their order; steps that are not over, that the span cuts or that are unknown are left out. */
export async function trendsOf(
  scope: Scope,
  requests: readonly TrendRequest[],
  steps: Granularity,
  span: DateSpan,
  now: Date = scope.now(),
): Promise<TrendAnalysis[]> {
  const today = localDay(now, scope.timeZone)
  const series = requests.map(({ metric, points }) => {
    const { unit, addsUp } = findMetric(metric) ?? { unit: 'COUNT', addsUp: false }
    return { ...finishedSteps(points, steps, span, today), steps, isCount: unit === 'COUNT' && addsUp }
  })
  const size = series.reduce((sum, { values }) => sum + values.length, 0)
  const trends = size > MOST_IN_PLACE ? await runHeavy(scope.house, trendTask, series) : trendTask.run(series)
  return trends.map((trend, index) => ({ ...trend, ...about(requests[index]) }))
}

/** Whose trend it is. */
function about(request: TrendRequest | undefined): Pick<TrendAnalysis, 'metric' | 'dimension' | 'dimensionValue' | 'label'> {
  const { metric = '', dimension = null, dimensionValue = null, label = null } = request ?? {}
  return { metric, dimension, dimensionValue, label }
}

/** The trends of a report, series by series in the order of its summaries. */
export const reportTrends = (scope: Scope, report: Report): Promise<TrendAnalysis[]> => {
  const { period, request } = report
  return cached(scope, 'metrics.trends', { ...request, asOf: request.asOf?.toISOString() ?? null }, () =>
    trendsOf(scope, seriesIn(report), request.groupBy, period, request.asOf ?? scope.now()),
  )
}

function seriesIn({ data, summary }: Report): TrendRequest[] {
  const series = new Map<string, Report['data']>()
  for (const point of data) {
    const key = keyOf(point)
    const points = series.get(key)
    if (points) points.push(point)
    else series.set(key, [point])
  }
  return summary.map(entry => ({ ...entry, points: series.get(keyOf(entry)) ?? [] }))
}

const keyOf = ({ metric, dimension, dimensionValue }: Pick<Report['data'][number], 'metric' | 'dimension' | 'dimensionValue'>): string =>
  dimension === null ? metric : `${metric} ${dimension} ${dimensionValue}`
