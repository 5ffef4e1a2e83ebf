import { useQuery } from '@urql/vue'
import { useThrottleFn } from '@vueuse/core'
import type { Ref } from 'vue'
import type { ActivityLineFragment, KpiFactsFragment } from '../gql/graphql'
import { OverviewDocument } from '../gql/graphql'
import { newestFirst } from '../utils/activity'
import type { PeriodChoice } from '../utils/period-choice'
import { variablesOf } from '../utils/period-choice'
import { isNewer } from '../utils/version'
import { useAsyncState } from './useAsyncState'
import { useMetricFeed } from './useMetricFeed'
import { useViewer } from './useViewer'

interface Pushed {
  kpis: readonly KpiFactsFragment[]
  version: string
}

/** How often the rest of the overview is asked for again while events pour in. */
const refreshEveryMs = 4000

/** The overview of the chosen dates, kept live. `onChange` hears of every change of the business. */
export const useOverview = (choice: Ref<PeriodChoice>, onChange: () => void) => {
  const variables = computed(() => variablesOf(choice.value))
  const { can } = useViewer()
  const insights = can('insights.view')
  const query = useQuery({ query: OverviewDocument, variables: () => ({ ...variables.value, insights }) })
  const refetch = () => void query.executeQuery({ requestPolicy: 'network-only' })
  const refresh = useThrottleFn(refetch, refreshEveryMs, true)

  const pushed = shallowRef<Pushed | null>(null)
  const arrived = shallowRef<readonly ActivityLineFragment[]>([])
  const version = computed(() => query.data.value?.overview.version ?? null)
  watch(variables, () => (pushed.value = null), { flush: 'sync' })

  useMetricFeed({
    variables,
    version,
    onKpis: (kpis, at) => {
      pushed.value = { kpis, version: at }
      onChange()
      void refresh()
    },
    onActivity: item => (arrived.value = newestFirst([item, ...arrived.value])),
    onGap: () => {
      refetch()
      onChange()
    },
  })

  const state = useAsyncState(query, {
    read: ({ overview }) => ({
      ...overview,
      kpis: pushed.value && isNewer(pushed.value.version, overview.version) ? [...pushed.value.kpis] : overview.kpis,
      recentActivity: newestFirst([...arrived.value, ...overview.recentActivity]),
    }),
  })
  return { state, refetch, settled: query as PromiseLike<unknown> }
}

export type OverviewFacts = Extract<ReturnType<typeof useOverview>['state']['value'], { status: 'ready' }>['value']
