import { useQuery } from '@urql/vue'
import { ExperimentsDocument } from '../gql/graphql'
import { experimentTabs, inTab } from '../utils/experiment-words'
import { useAddress } from './useAddress'
import { useAsyncState } from './useAsyncState'
import { useLiveRefresh } from './useLiveRefresh'
import { useViewer } from './useViewer'

/** The A/B tests with their results; which of them are shown is kept in the address. */
export const useExperiments = () => {
  const { can } = useViewer()
  const tab = useAddress('status', experimentTabs, 'ALL')
  const query = useQuery({
    query: ExperimentsDocument,
    variables: { money: can('revenue.view') },
    pause: !can('metrics.view') || !can('business.view'),
    requestPolicy: 'cache-and-network',
  })
  const retry = () => void query.executeQuery({ requestPolicy: 'network-only' })
  useLiveRefresh(retry)
  const state = useAsyncState(query, { read: ({ experiments }) => experiments, isEmpty: list => list.length === 0 })
  return {
    state,
    retry,
    tab,
    shown: computed(() => (state.value.status === 'ready' ? state.value.value.filter(inTab(tab.value)) : [])),
    mayManage: can('marketing.manage'),
  }
}
