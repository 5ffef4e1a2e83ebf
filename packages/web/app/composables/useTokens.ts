import { useQuery } from '@urql/vue'
import type { TokenFactsFragment } from '../gql/graphql'
import { ApiTokensDocument, CreateApiTokenDocument, RevokeApiTokenDocument } from '../gql/graphql'
import type { Failure } from '../utils/failure'
import { failureOf } from '../utils/failure'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

interface NewToken {
  name: string
  scopes: string[]
  lifeDays: number
}

/** The tokens of the business, and what one does with them. */
export const useTokens = () => {
  const { $graphql } = useNuxtApp()
  const query = useQuery({
    query: ApiTokensDocument,
    variables: {},
    pause: !useViewer().can('tokens.manage'),
    requestPolicy: 'cache-and-network',
  })
  const refresh = () => query.executeQuery({ requestPolicy: 'network-only' })
  const state = useAsyncState(query, { read: ({ apiTokens }) => apiTokens, isEmpty: list => list.length === 0 })
  const made = ref<{ secret: string; token: TokenFactsFragment } | null>(null)

  return {
    state,
    retry: () => void refresh(),
    /** The token that was made just now, with its secret; null once it was put away. */
    made,
    /** Makes a token; what was wrong, or null when it went well. */
    create: async ({ name, scopes, lifeDays }: NewToken): Promise<Failure | null> => {
      // A minute less, as the server's clock may be behind.
      const expiresAt = new Date(Date.now() + lifeDays * 86_400_000 - 60_000).toISOString()
      const { data, error } = await $graphql.mutation(CreateApiTokenDocument, { input: { name, scopes, expiresAt } }).toPromise()
      if (data) made.value = data.createApiToken
      void refresh()
      return error ? failureOf(error) : null
    },
    revoke: async (id: string): Promise<Failure | null> => {
      const { error } = await $graphql.mutation(RevokeApiTokenDocument, { id }).toPromise()
      void refresh()
      return error ? failureOf(error) : null
    },
  }
}
