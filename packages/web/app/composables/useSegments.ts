import { useQuery } from '@urql/vue'
import { CreateSegmentDocument, DeleteSegmentDocument, SegmentsDocument } from '../gql/graphql'
import type { SegmentRow } from '../utils/segment-view'
import { useAction } from './useAction'
import { useAsyncState } from './useAsyncState'
import { useLiveRefresh } from './useLiveRefresh'
import { useViewer } from './useViewer'

/** The segments, built-in and own, and what one does with them. What was deleted by mistake can be made again. */
export const useSegments = () => {
  const { can } = useViewer()
  const isOpen = can('customers.view') && can('business.view')
  const toast = useToast()
  const query = useQuery({
    query: SegmentsDocument,
    variables: { money: can('revenue.view') },
    pause: !isOpen,
    requestPolicy: 'cache-and-network',
  })
  const refetch = () => void (isOpen && query.executeQuery({ requestPolicy: 'network-only' }))
  useLiveRefresh(refetch)
  const { run, isBusy } = useAction()

  const keep = async (name: string, criteria: unknown, done: string) => {
    // What the API gave is what it takes.
    const input = { name, criteria: criteria as object }
    if (await run(CreateSegmentDocument, { input }, done)) refetch()
  }
  return {
    state: useAsyncState(query, { read: ({ segments }) => segments }),
    refetch,
    isBusy,
    duplicate: ({ name, criteria }: SegmentRow) => keep(`${name} (copy)`, criteria, 'Segment duplicated'),
    remove: async ({ id, name, criteria }: SegmentRow) => {
      if (!(await run(DeleteSegmentDocument, { id }))) return
      refetch()
      toast.add({
        title: `“${name}” deleted`,
        color: 'success',
        icon: 'i-lucide-check',
        actions: [{ label: 'Undo', onClick: () => void keep(name, criteria, 'Segment restored') }],
      })
    },
  }
}
