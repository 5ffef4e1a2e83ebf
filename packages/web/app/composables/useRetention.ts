import { useQuery } from '@urql/vue'
import { RetentionDocument } from '../gql/graphql'
import { useAsyncState } from './useAsyncState'
import { useLiveRefresh } from './useLiveRefresh'
import { useViewer } from './useViewer'

/** Who comes back; customers only for whoever may see them. */
export const useRetention = () => {
  const { can } = useViewer()
  const query = useQuery({
    query: RetentionDocument,
    variables: { customers: can('customers.view'), money: can('revenue.view') },
    pause: !can('metrics.view') || !can('business.view'),
    requestPolicy: 'cache-and-network',
  })
  const retry = () => void query.executeQuery({ requestPolicy: 'network-only' })
  useLiveRefresh(retry)
  return { state: useAsyncState(query, { read: ({ retention }) => retention }), retry }
}
