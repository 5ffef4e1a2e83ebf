import { useQuery } from '@urql/vue'
import type { TimelineBookingFragment } from '../gql/graphql'
import { CustomerTimelineDocument } from '../gql/graphql'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

export interface CustomerTimeline {
  bookings: TimelineBookingFragment[]
  total: number
  hasOlder: boolean
}

/** A customer's bookings, the latest first; older pages come when they are asked for. */
export const useCustomerTimeline = (id: string) => {
  const { $graphql } = useNuxtApp()
  const { can } = useViewer()
  const isOpen = can('customers.view') && can('bookings.view')
  const query = useQuery({ query: CustomerTimelineDocument, variables: { id }, pause: !isOpen, requestPolicy: 'cache-and-network' })
  const older = shallowRef<TimelineBookingFragment[]>([])
  /** Where the next page begins; undefined while only the first one is there, null behind the last. */
  const cursor = ref<string | null | undefined>(undefined)
  const isLoading = ref(false)
  const refetch = () => void (isOpen && query.executeQuery({ requestPolicy: 'network-only' }))

  const nextCursor = () => {
    const page = query.data.value?.bookings.pageInfo
    return cursor.value === undefined ? (page?.hasNextPage ? page.endCursor : null) : cursor.value
  }
  /** The bookings before those that are known; nothing where there are none. */
  const loadOlder = async () => {
    const after = nextCursor()
    if (!after || isLoading.value) return
    isLoading.value = true
    const { data } = await $graphql.query(CustomerTimelineDocument, { id, after }, { requestPolicy: 'network-only' }).toPromise()
    isLoading.value = false
    if (!data) return
    older.value = [...older.value, ...data.bookings.nodes]
    cursor.value = data.bookings.pageInfo.hasNextPage ? data.bookings.pageInfo.endCursor : null
  }
  const state = useAsyncState(query, {
    read: ({ bookings: { nodes, totalCount } }): CustomerTimeline => {
      const newest = new Set(nodes.map(booking => booking.id))
      return {
        bookings: [...nodes, ...older.value.filter(booking => !newest.has(booking.id))],
        total: totalCount,
        hasOlder: Boolean(nextCursor()),
      }
    },
    isEmpty: ({ total }) => total === 0,
  })
  return { isOpen, state, refetch, loadOlder, isLoading }
}
