import { useQuery } from '@urql/vue'
import type { LocationQuery } from 'vue-router'
import type { SegmentCriteriaInput } from '../gql/graphql'
import { SegmentToBuildDocument } from '../gql/graphql'
import { criteriaOf } from '../utils/customer-criteria'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

/** A segment as the builder begins with it. */
export interface SegmentDraft {
  /** Another draft has another key. */
  key: string
  /** Null for one that is not kept yet. */
  id: string | null
  name: string
  criteria: SegmentCriteriaInput
  updatedAt: string | null
}

/** The segment of an address: a kept one, or a new one with the criteria of `?criteria=` or of another segment, `?from=`. Built-in ones are copied. */
export const useSegment = (id: Ref<string>, address: () => LocationQuery) => {
  const { can } = useViewer()
  const query = useQuery({
    query: SegmentToBuildDocument,
    variables: {},
    pause: !(can('customers.manage') && can('business.view')),
    requestPolicy: 'cache-and-network',
  })
  const draftOf = (
    segments: readonly { id: string; name: string; criteria: unknown; isBuiltIn: boolean; updatedAt?: string | null }[],
  ): SegmentDraft | 'none' => {
    const from = address()['from']
    const wanted = id.value === 'new' ? (typeof from === 'string' ? from : null) : id.value
    const given = criteriaOf(String(address()['criteria'] ?? ''))
    if (wanted === null) return { key: 'new', id: null, name: '', criteria: given ?? { all: [] }, updatedAt: null }
    const found = segments.find(segment => segment.id === wanted)
    if (!found) return 'none'
    const isNew = id.value === 'new' || found.isBuiltIn
    // What the API gave is what it takes.
    const criteria = found.criteria as SegmentCriteriaInput
    return {
      key: `${found.id} ${found.updatedAt ?? ''}`,
      id: isNew ? null : found.id,
      name: isNew ? `${found.name} (copy)` : found.name,
      criteria,
      updatedAt: isNew ? null : (found.updatedAt ?? null),
    }
  }
  const state = useAsyncState(query, { read: ({ segments }) => draftOf(segments), isEmpty: draft => draft === 'none' })
  return {
    state: computed(() => {
      const { value } = state
      return value.status === 'ready' && value.value !== 'none'
        ? { ...value, value: value.value }
        : value.status === 'ready'
          ? { status: 'empty' as const }
          : value
    }),
    retry: () => void query.executeQuery({ requestPolicy: 'network-only' }),
  }
}
