import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useQuery } from '@urql/vue'
import type { AnyVariables } from '@urql/core'
import type { Reading } from './useAsyncState'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

/** A query of the analytics in its four states; nothing is asked for somebody who may not see it. */
export const useReport = <Data, Variables extends AnyVariables, Value>(
  query: TypedDocumentNode<Data, Variables>,
  variables: () => Variables,
  reading: Reading<Data, Value>,
) => {
  const { can } = useViewer()
  const answer = useQuery({ query, variables, pause: !can('metrics.view') || !can('business.view'), requestPolicy: 'cache-and-network' })
  return {
    state: useAsyncState(answer, reading),
    refetch: () => void answer.executeQuery({ requestPolicy: 'network-only' }),
  }
}
