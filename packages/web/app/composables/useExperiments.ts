import { ExperimentsDocument } from '../gql/graphql'
import { experimentTabs, inTab } from '../utils/experiment-words'
import { useAddress } from './useAddress'
import { useLiveRefresh } from './useLiveRefresh'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

/** The A/B tests with their results; which of them are shown is kept in the address. */
export const useExperiments = () => {
  const { can } = useViewer()
  const tab = useAddress('status', experimentTabs, 'ALL')
  const { state, refetch } = useReport(ExperimentsDocument, () => ({ money: can('revenue.view') }), {
    read: ({ experiments }) => experiments,
    isEmpty: list => list.length === 0,
  })
  useLiveRefresh(refetch)
  return {
    state,
    refetch,
    tab,
    shown: computed(() => (state.value.status === 'ready' ? state.value.value.filter(inTab(tab.value)) : [])),
    mayManage: can('marketing.manage'),
  }
}
