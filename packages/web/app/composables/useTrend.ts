import { useQuery } from '@urql/vue'
import { useThrottleFn } from '@vueuse/core'
import type { Granularity } from '@dashboard/schema/vocabulary'
import type { Ref } from 'vue'
import { TrendDocument } from '../gql/graphql'
import type { SeriesPoint } from '../utils/chart/line'
import type { DateSpan, PeriodChoice } from '../utils/period-choice'
import { trendSpansOf } from '../utils/period-choice'
import { stepsOf } from '../utils/calendar'
import { useAsyncState } from './useAsyncState'

/** How often the chart is asked for again while events pour in. */
const refreshEveryMs = 3000

interface Shown {
  period: DateSpan
  comparedWith: DateSpan
}

export interface MetricTrend {
  now: SeriesPoint[]
  before: SeriesPoint[] | null
  isLastOpen: boolean
  total: number | null
  steps: string[]
  groupBy: Granularity
}

/** A metric along the dates that the overview says it shows; the server waits for `dates`, then for the metric. */
export const useTrend = (metric: string, choice: Ref<PeriodChoice>, shown: Ref<Shown | null>, dates: PromiseLike<unknown>) => {
  const spans = computed(() => shown.value && trendSpansOf(choice.value, shown.value.period, shown.value.comparedWith))
  const variables = computed(() => {
    const { now, before, groupBy } = spans.value ?? { now: { start: '', end: '' }, before: null, groupBy: 'DAY' as const }
    const compared = before ?? now
    return {
      metric,
      start: now.start,
      end: now.end,
      groupBy,
      comparedStart: compared.start,
      comparedEnd: compared.end,
      isCompared: before !== null,
    }
  })
  const query = useQuery({ query: TrendDocument, variables, pause: computed(() => spans.value === null) })
  const refetch = () => void (spans.value && query.executeQuery({ requestPolicy: 'network-only' }))
  onServerPrefetch(async () => {
    await dates
    if (spans.value) await query.executeQuery()
  })
  const state = useAsyncState(query, {
    read: ({ now, before }): MetricTrend | null => {
      if (!spans.value) return null
      const { groupBy } = spans.value
      return {
        now: now.data,
        before: before?.data ?? null,
        isLastOpen: now.isPartial,
        total: now.summary[0]?.total ?? null,
        steps: stepsOf(now.data[0]?.date ?? spans.value.now.start, spans.value.now.end, groupBy),
        groupBy,
      }
    },
    isEmpty: ({ now, before }) => [...now, ...(before ?? [])].every(point => !point.value),
  })
  return { state, refetch, refresh: useThrottleFn(refetch, refreshEveryMs, true) }
}
