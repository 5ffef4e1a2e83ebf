import { useQuery } from '@urql/vue'
import type { SpendEntryFragment } from '../gql/graphql'
import { ChannelSpendDocument, DeleteChannelSpendDocument } from '../gql/graphql'
import { useAction } from './useAction'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

/** What channels cost besides campaigns, and what one does with it; `onChange` hears of every change. */
export const useChannelSpend = (onChange: () => void) => {
  const { can } = useViewer()
  const query = useQuery({
    query: ChannelSpendDocument,
    variables: {},
    pause: !can('finance.view') || !can('business.view'),
    requestPolicy: 'cache-and-network',
  })
  const retry = () => void query.executeQuery({ requestPolicy: 'network-only' })
  const { run, isBusy, failure } = useAction()
  const changed = () => {
    retry()
    onChange()
  }
  return {
    state: useAsyncState(query, { read: ({ channelSpend }) => channelSpend, isEmpty: list => list.length === 0 }),
    retry,
    changed,
    isBusy,
    failure,
    /** Whether the entry is gone. */
    remove: async ({ id }: SpendEntryFragment): Promise<boolean> => {
      if (!(await run(DeleteChannelSpendDocument, { id }, 'Spend deleted', ['ChannelSpend']))) return false
      changed()
      return true
    },
  }
}
