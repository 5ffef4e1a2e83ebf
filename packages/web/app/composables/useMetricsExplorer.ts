import type { MetricDimension } from '@dashboard/schema/vocabulary'
import type { AsyncState } from './useAsyncState'
import { mapState } from './useAsyncState'
import { MetricCatalogDocument, MetricsReportDocument } from '../gql/graphql'
import type { MetricCatalogQuery, MetricsReportQuery } from '../gql/graphql'
import { instantAt, lengthOf } from '../utils/calendar'
import type { MetricsChoice } from '../utils/metrics-choice'
import { metricsChoiceOf, metricsQueryNames, queryOfMetricsChoice } from '../utils/metrics-choice'
import type { MetricView } from '../utils/metrics-view'
import { metricView } from '../utils/metrics-view'
import { granularityOf } from '../utils/period-choice'
import { useAddressQuery } from './useAddressQuery'
import { useAnalyticsRange } from './useAnalyticsRange'
import { useLiveRefresh } from './useLiveRefresh'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

export type Metric = MetricCatalogQuery['metricCatalog'][number]
export type MetricTrendFacts = MetricsReportQuery['metrics']['trends'][number]
export type MetricFacts = MetricView<MetricTrendFacts>

/** The metrics of the address along its dates. What cannot be split is asked for whole; what is not remembered is not asked for the past. */
export const useMetricsExplorer = () => {
  const route = useRoute()
  const { changeNamed } = useAddressQuery()
  const { provider } = useViewer()
  const { range } = useAnalyticsRange()
  const choice = computed(() => metricsChoiceOf(route.query))
  const catalog = useReport(MetricCatalogDocument, () => ({}), {
    read: ({ metricCatalog }) => metricCatalog.filter(({ isAllowed }) => isAllowed),
  })
  const known = computed(() => (catalog.state.value.status === 'ready' ? catalog.state.value.value : []))
  const chosen = computed(() => choice.value.metrics.flatMap(name => known.value.find(metric => metric.name === name) ?? []))
  const step = computed(() => choice.value.step ?? granularityOf(lengthOf(range.value.start, range.value.end)))
  const asOf = computed(() => {
    const [date = '', time = ''] = choice.value.asOf?.split('T') ?? []
    return choice.value.asOf === null ? null : (instantAt(date, time, provider.value.timeZone)?.toISOString() ?? null)
  })
  const isAskable = (metric: Metric) => asOf.value === null || metric.isRemembered
  const isSplit = (metric: Metric) => choice.value.split !== null && metric.dimensions.includes(choice.value.split)

  const asked = (metrics: readonly Metric[], split: MetricDimension | null) => {
    const names = metrics.filter(isAskable).map(({ name }) => name)
    if (names.length === 0) return null
    const { start, end, compare, isCompleteOnly } = range.value
    return {
      metrics: names,
      start,
      end,
      groupBy: step.value,
      compareWith: compare,
      completeOnly: isCompleteOnly,
      dimensions: split && [split],
      asOf: asOf.value,
    }
  }
  const reading = { read: ({ metrics }: MetricsReportQuery) => metrics }
  const whole = useReport(
    MetricsReportDocument,
    () =>
      asked(
        chosen.value.filter(metric => !isSplit(metric)),
        null,
      ),
    reading,
    catalog.settled,
  )
  const parts = useReport(MetricsReportDocument, () => asked(chosen.value.filter(isSplit), choice.value.split), reading, catalog.settled)
  const refetch = () => [whole, parts].forEach(report => report.refetch())
  useLiveRefresh(refetch)

  const stateOf = (metric: Metric): AsyncState<MetricFacts> => {
    const { value: state } = (isSplit(metric) ? parts : whole).state
    const view = mapState(
      state,
      report => metricView(report, metric.name),
      ({ slices }) => slices.length === 0,
    )
    // The answer at hand may be of other metrics.
    return view.status === 'empty' && state.status === 'ready' && state.isStale ? { status: 'loading' } : view
  }

  return {
    choice,
    catalog,
    chosen,
    step,
    refetch,
    isAskable,
    isSplit,
    stateOf,
    choose: (change: Partial<MetricsChoice>) =>
      changeNamed(metricsQueryNames, query => queryOfMetricsChoice({ ...metricsChoiceOf(query), ...change })),
  }
}
