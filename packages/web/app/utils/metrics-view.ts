/** A report of metrics, taken apart into what each panel shows. */
import type { DateSpan } from './period-choice'
import type { SeriesPoint } from './chart/line'

interface Point extends SeriesPoint {
  metric: string
  dimensionValue?: string | null
}

interface Summary {
  metric: string
  dimensionValue?: string | null
  label?: string | null
  total?: number | null
  average?: number | null
  min?: number | null
  max?: number | null
  target?: number | null
}

interface Part {
  metric: string
  dimensionValue?: string | null
}

export interface MetricsReportParts<Trend extends Part> {
  period: DateSpan
  comparedWith?: DateSpan | null
  isPartial: boolean
  data: readonly (Omit<Point, 'value'> & { value?: number | null })[]
  comparedData: readonly (Omit<Point, 'value'> & { value?: number | null })[]
  summary: readonly Summary[]
  comparedSummary: readonly (Part & { total?: number | null })[]
  trends: readonly Trend[]
}

export interface MetricSlice<Trend> {
  /** Id or word of the part; null for the whole business. */
  key: string | null
  label: string
  points: SeriesPoint[]
  compared: SeriesPoint[]
  summary: Summary
  /** The figure of the compared days; null where nothing is compared or known. */
  before: number | null
  trend: Trend | null
}

export interface MetricView<Trend> {
  period: DateSpan
  comparedWith: DateSpan | null
  isPartial: boolean
  /** The whole business, or its parts, the largest first. */
  slices: MetricSlice<Trend>[]
}

const keyOf = ({ dimensionValue = null }: { dimensionValue?: string | null }): string => dimensionValue ?? ''

const groups = <Item extends Part>(items: readonly Item[], metric: string): Map<string, Item[]> => {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    if (item.metric !== metric) continue
    found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item])
  }
  return found
}

const points = (items: readonly { date: string; value?: number | null }[] | undefined): SeriesPoint[] =>
  (items ?? []).map(({ date, value = null }) => ({ date, value }))

/** What the panel of one metric shows; no slices where the report does not speak of it. */
export const metricView = <Trend extends Part>(report: MetricsReportParts<Trend>, metric: string): MetricView<Trend> => {
  const [data, comparedData] = [groups(report.data, metric), groups(report.comparedData, metric)]
  const [before, trends] = [groups(report.comparedSummary, metric), groups(report.trends, metric)]
  return {
    period: report.period,
    comparedWith: report.comparedWith ?? null,
    isPartial: report.isPartial,
    slices: report.summary
      .filter(summary => summary.metric === metric)
      .map(summary => {
        const key = keyOf(summary)
        return {
          key: summary.dimensionValue ?? null,
          label: summary.label ?? '',
          points: points(data.get(key)),
          compared: points(comparedData.get(key)),
          summary,
          before: before.get(key)?.[0]?.total ?? null,
          trend: trends.get(key)?.[0] ?? null,
        }
      }),
  }
}
