import { RetentionDocument } from '../gql/graphql'
import { useLiveRefresh } from './useLiveRefresh'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

/** Who comes back; customers only for whoever may see them. */
export const useRetention = () => {
  const { can } = useViewer()
  const { state, refetch } = useReport(RetentionDocument, () => ({ customers: can('customers.view'), money: can('revenue.view') }), {
    read: ({ retention }) => retention,
  })
  useLiveRefresh(refetch)
  return { state, refetch }
}
