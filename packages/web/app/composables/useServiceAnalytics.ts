import type { ServiceAnalyticsQuery } from '../gql/graphql'
import { ServiceAnalyticsDocument } from '../gql/graphql'
import { comparedSpan, shownSpan } from '../utils/analytics-spans'
import { serviceRows } from '../utils/service-columns'
import { useAnalyticsRange } from './useAnalyticsRange'
import { useLiveRefresh } from './useLiveRefresh'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

/** How the services did in the days of the address, beside what they are compared with. */
export const useServiceAnalytics = () => {
  const { can } = useViewer()
  const { range, today } = useAnalyticsRange()
  const period = computed(() => shownSpan(range.value, today.value))
  const compared = computed(() => comparedSpan(period.value, range.value.compare))
  const { state, refetch } = useReport(
    ServiceAnalyticsDocument,
    () => ({
      period: period.value,
      compared: compared.value ?? period.value,
      isCompared: compared.value !== null,
      money: can('revenue.view'),
    }),
    {
      read: ({ now, before }) => ({
        rows: serviceRows(now.services, before?.services ?? null),
        advice: now.recommendations,
        period: now.period,
      }),
      isEmpty: ({ rows }) => rows.length === 0,
    },
  )
  useLiveRefresh(refetch)
  return { state, refetch, period }
}

export type ServiceAdvice = ServiceAnalyticsQuery['now']['recommendations'][number]
