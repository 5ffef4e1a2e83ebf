import type { MetricDimension } from '@dashboard/schema/vocabulary'
import { cached } from '../../access/cache.service'
import type { Scope } from '../../access/scope'
import { badInput, forbidden } from '../../core/errors'
import { localDay } from '../../core/local-time'
import type { DateSpan, Window } from '../../core/period'
import { bucketsOf } from '../../core/series'
import type { Metric } from './catalogue'
import { comparedSpan } from './comparison'
import type { Earlier } from './earlier.service'
import { earlierOf } from './earlier.service'
import type { Stretch } from './facts.service'
import { readFacts } from './facts.service'
import { missingFor } from './kpis.service'
import { labelsOf } from './labels.service'
import type { MetricSeries, Part, SeriesFacts } from './report'
import { rankedParts, seriesOf } from './report'
import type { ReportRequest, ReportWindow } from './report-request'
import { checked, windowOfReport } from './report-request'

/** As many as a screen can draw and a browser can hold. */
const MOST_POINTS = 50_000

interface Compared {
  comparedWith: DateSpan | null
  comparedData: MetricSeries['data']
  comparedSummary: MetricSeries['summary']
}

type Figures = MetricSeries & Compared

/** A report as it is resolved: what its trends are computed from comes with it. */
export interface Report extends Figures {
  period: DateSpan
  isPartial: boolean
  asOf: Date | null
  request: ReportRequest
}

/** What is read for a report, whatever the days. */
interface Inquiry {
  scope: Scope
  metrics: readonly Metric[]
  request: ReportRequest
  /** What became known since the instant asked for; null for the figures as they stand. */
  earlier: Earlier | null
}

/** The named metrics along the days asked for, in total or part by part. */
export async function metricsReport(scope: Scope, asked: ReportRequest): Promise<Report> {
  const request = { ...asked, dimensions: [...new Set(asked.dimensions)], asOf: pastOf(scope, asked.asOf) }
  const metrics = allowed(scope, request)
  const { weekStartsOn } = scope.provider
  const today = localDay(request.asOf ?? scope.now(), scope.timeZone)
  const window = windowOfReport(request, { today, weekStartsOn, completeOnly: request.completeOnly })
  const figures = await cached(scope, 'metrics', { ...request, asOf: request.asOf?.toISOString() ?? null }, () =>
    readAll({ scope, metrics, request }, window),
  )
  return { period: { start: window.start, end: window.end }, isPartial: window.isPartial, asOf: request.asOf, ...figures, request }
}

/** The figures of the window and of the days that it is held against. */
async function readAll({ scope, metrics, request }: Omit<Inquiry, 'earlier'>, window: ReportWindow): Promise<Figures> {
  const steps = window.isEmpty ? [] : bucketsOf(window, request.groupBy, scope.provider.weekStartsOn)
  assertFew(metrics.length * steps.length)
  const isRead = steps.length > 0
  const earlier = request.asOf && isRead ? await earlierOf(scope, request.asOf, window.end, request.dimensions, 'asOf') : null
  const inquiry: Inquiry = { scope, metrics, request, earlier }
  const series = await read(inquiry, { span: { start: window.start, end: window.end }, steps })
  return { ...series, ...(await compared(inquiry, window, isRead)) }
}

/** The same of the days that the window is held against; none where that was not asked for. */
async function compared(inquiry: Inquiry, window: Window, hasSteps: boolean): Promise<Compared> {
  const { compareWith, alignWeekdays, groupBy } = inquiry.request
  const span = compareWith && comparedSpan(window, compareWith, alignWeekdays, groupBy)
  if (span === null || !hasSteps) return { comparedWith: span, comparedData: [], comparedSummary: [] }
  const { data, summary } = await read(inquiry, { span, steps: bucketsOf(span, groupBy, inquiry.scope.provider.weekStartsOn) })
  return { comparedWith: span, comparedData: data, comparedSummary: summary }
}

/** An instant that has not come yet is now. */
const pastOf = (scope: Scope, asOf: Date | null): Date | null => (asOf !== null && asOf >= scope.now() ? null : asOf)

function allowed(scope: Scope, request: ReportRequest): Metric[] {
  const { metrics, problems } = checked(request)
  if (problems.length > 0) throw badInput(problems)
  for (const metric of metrics) {
    const missing = missingFor(scope, metric)
    if (missing) throw forbidden(missing)
  }
  if (scope.ownOnly !== null && (request.asOf !== null || request.dimensions.some(dimension => dimension !== 'TEAM_MEMBER')))
    throw forbidden('business.view')
  return metrics
}

const assertFew = (points: number): void => {
  if (points > MOST_POINTS)
    throw badInput([
      {
        path: 'metrics',
        message: `these are ${points} points, more than ${MOST_POINTS}: ask for fewer days, longer steps or fewer metrics`,
      },
    ])
}

async function read({ scope, metrics, request: { dimensions }, earlier }: Inquiry, stretch: Stretch): Promise<MetricSeries> {
  if (stretch.steps.length === 0) return { data: [], summary: [] }
  const names = [...new Set(metrics.flatMap(metric => metric.measures))]
  const facts = await readFacts(scope, names, dimensions, stretch, earlier)
  const parts = dimensions.length === 0 ? [null] : await partsOf(scope, dimensions, metrics, facts)
  assertFew(metrics.length * stretch.steps.length * parts.length)
  return seriesOf(metrics, parts, facts)
}

/** Every value of the dimensions of which anything is known in the span, with its name; the largest first. */
async function partsOf(
  scope: Scope,
  dimensions: readonly MetricDimension[],
  metrics: readonly Metric[],
  { grid }: SeriesFacts,
): Promise<Part[]> {
  const found = dimensions.flatMap(dimension => grid.values(dimension).map(value => ({ dimension, value })))
  const parts = await labelsOf(scope, found)
  return dimensions.flatMap(dimension =>
    rankedParts(
      parts.filter(part => part.dimension === dimension),
      metrics[0],
      grid,
    ),
  )
}
