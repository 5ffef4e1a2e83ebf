import { useQuery } from '@urql/vue'
import { useThrottleFn } from '@vueuse/core'
import { ActivityAddedDocument, UpcomingDocument } from '../gql/graphql'
import { useAsyncState } from './useAsyncState'
import { useNow } from './useNow'
import { useFormat } from './useFormat'

const refreshEveryMs = 1500

/** The next open bookings that the viewer sees, kept live. `onChange` hears of everything that happens to them. */
export const useUpcoming = (onChange: () => void) => {
  const today = useFormat().calendarDate(useNow().value)
  const query = useQuery({
    query: UpcomingDocument,
    variables: { filter: { basis: 'STARTS_AT' as const, status: ['PENDING' as const, 'CONFIRMED' as const], from: today } },
  })
  const refetch = () => void query.executeQuery({ requestPolicy: 'network-only' })
  const refresh = useThrottleFn(refetch, refreshEveryMs, true)
  if (import.meta.client) {
    const { $realtime } = useNuxtApp()
    const changed = () => {
      onChange()
      void refresh()
    }
    onMounted(() => {
      const stops = [$realtime.subscribe(ActivityAddedDocument, () => ({ since: null }), changed), $realtime.onReturn(changed)]
      onBeforeUnmount(() => stops.forEach(stop => stop()))
    })
  }
  return { state: useAsyncState(query, { read: ({ bookings }) => bookings.nodes, isEmpty: nodes => nodes.length === 0 }), retry: refetch }
}
