import { useQuery } from '@urql/vue'
import type { ServiceAnalyticsQuery } from '../gql/graphql'
import { ServiceAnalyticsDocument } from '../gql/graphql'
import { comparedSpan, shownSpan } from '../utils/analytics-spans'
import { serviceRows } from '../utils/service-columns'
import { useAnalyticsRange } from './useAnalyticsRange'
import { useAsyncState } from './useAsyncState'
import { useLiveRefresh } from './useLiveRefresh'
import { useViewer } from './useViewer'

/** How the services did in the days of the address, beside what they are compared with. */
export const useServiceAnalytics = () => {
  const { can } = useViewer()
  const { range, today } = useAnalyticsRange()
  const period = computed(() => shownSpan(range.value, today.value))
  const compared = computed(() => comparedSpan(period.value, range.value.compare))
  const query = useQuery({
    query: ServiceAnalyticsDocument,
    variables: () => ({
      period: period.value,
      compared: compared.value ?? period.value,
      isCompared: compared.value !== null,
      money: can('revenue.view'),
    }),
    pause: !can('metrics.view') || !can('business.view'),
    requestPolicy: 'cache-and-network',
  })
  const retry = () => void query.executeQuery({ requestPolicy: 'network-only' })
  useLiveRefresh(retry)
  const state = useAsyncState(query, {
    read: ({ now, before }) => ({ rows: serviceRows(now.services, before?.services ?? null), advice: now.recommendations, period: now.period }),
    isEmpty: ({ rows }) => rows.length === 0,
  })
  return { state, retry, period }
}

export type ServiceAdvice = ServiceAnalyticsQuery['now']['recommendations'][number]
