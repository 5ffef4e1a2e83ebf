import { CustomerAcquisitionDocument } from '../gql/graphql'
import { comparedSpan, shownSpan } from '../utils/analytics-spans'
import { useAnalyticsRange } from './useAnalyticsRange'
import { useLiveRefresh } from './useLiveRefresh'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

/** How customers were won in the days of the address, beside what they are compared with. */
export const useAcquisition = () => {
  const { can } = useViewer()
  const { range, today } = useAnalyticsRange()
  const period = computed(() => shownSpan(range.value, today.value))
  const compared = computed(() => comparedSpan(period.value, range.value.compare))
  const { state, refetch } = useReport(
    CustomerAcquisitionDocument,
    () => ({
      period: period.value,
      compared: compared.value ?? period.value,
      isCompared: compared.value !== null,
      finance: can('finance.view'),
      money: can('revenue.view'),
    }),
    { read: ({ now, before }) => ({ now, before: before ?? null, funnel: now.conversionFunnel }) },
  )
  useLiveRefresh(refetch)
  return { state, refetch, period, compared, today }
}

export type AcquisitionView = Extract<ReturnType<typeof useAcquisition>['state']['value'], { status: 'ready' }>['value']
