import { useQuery } from '@urql/vue'
import type { Ref } from 'vue'
import { CustomerSegmentsDocument } from '../gql/graphql'
import { useViewer } from './useViewer'

/** The segments that the list can be narrowed to; asked for when `isWanted`, as each of them is counted. */
export const useCustomerSegments = (isWanted: Ref<boolean>) => {
  const { can } = useViewer()
  const isOffered = can('customers.view') && can('business.view')
  const query = useQuery({
    query: CustomerSegmentsDocument,
    variables: {},
    pause: computed(() => !isOffered || !isWanted.value),
    requestPolicy: 'cache-and-network',
  })
  return { isOffered, isLoading: query.fetching, segments: computed(() => query.data.value?.segments ?? []) }
}

export type CustomerSegmentName = ReturnType<typeof useCustomerSegments>['segments']['value'][number]
