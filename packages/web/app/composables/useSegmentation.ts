import { useQuery } from '@urql/vue'
import { SegmentationDocument } from '../gql/graphql'
import { useAsyncState } from './useAsyncState'
import { useLiveRefresh } from './useLiveRefresh'
import { useViewer } from './useViewer'

/** Everybody in groups, and the models behind them; nothing for whoever may not see the whole business. */
export const useSegmentation = () => {
  const { can } = useViewer()
  const isOpen = can('customers.view') && can('business.view')
  const query = useQuery({
    query: SegmentationDocument,
    variables: { money: can('revenue.view') },
    pause: !isOpen,
    requestPolicy: 'cache-and-network',
  })
  const refetch = () => void (isOpen && query.executeQuery({ requestPolicy: 'network-only' }))
  useLiveRefresh(refetch)
  return { state: useAsyncState(query, { read: ({ customerSegmentation }) => customerSegmentation }), refetch }
}
