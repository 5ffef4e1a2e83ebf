import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { AnyVariables } from '@urql/core'
import { useQuery } from '@urql/vue'
import type { Reading } from './useAsyncState'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

/**
 * A query of the analytics in its four states; nothing is asked for somebody who may not see it, nor while `variables` are null.
 * Where they come from another query, the server waits for that one first (`after`).
 */
export const useReport = <Data, Variables extends AnyVariables, Value>(
  query: TypedDocumentNode<Data, Variables>,
  variables: () => Variables | null,
  reading: Reading<Data, Value>,
  after?: PromiseLike<unknown>,
) => {
  const { can } = useViewer()
  const isOpen = can('metrics.view') && can('business.view')
  const answer = useQuery<Data, Variables>({
    query,
    // What is asked while paused is never sent.
    variables: () => (variables() ?? {}) as Variables,
    pause: computed(() => !isOpen || variables() === null),
    requestPolicy: 'cache-and-network',
  })
  onServerPrefetch(async () => {
    if (!after) return
    await after
    if (isOpen && variables()) await answer.executeQuery()
  })
  return {
    state: useAsyncState(answer, reading),
    refetch: () => void (isOpen && variables() && answer.executeQuery({ requestPolicy: 'network-only' })),
    /** Settled with the first answer. */
    settled: answer as PromiseLike<unknown>,
  }
}
