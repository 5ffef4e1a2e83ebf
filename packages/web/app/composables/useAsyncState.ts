import type { CombinedError } from '@urql/core'
import type { ComputedRef, Ref } from 'vue'
import type { Failure } from '../utils/failure'
import { failureOf } from '../utils/failure'

/** What a panel can be in. `ready` keeps old figures while new ones are on their way (`isStale`) or could not be had (`failure`). */
export type AsyncState<Value> =
  | { status: 'loading' }
  | { status: 'error'; failure: Failure }
  | { status: 'empty' }
  | { status: 'ready'; value: Value; isStale: boolean; failure: Failure | null }

interface Query<Data> extends PromiseLike<unknown> {
  data: Ref<Data | undefined>
  error: Ref<CombinedError | undefined>
  fetching: Ref<boolean>
  stale: Ref<boolean>
}

export interface Reading<Data, Value> {
  /** What of the answer is shown; null or undefined: nothing yet. */
  read: (data: Data) => Value | null | undefined
  isEmpty?: (value: Value) => boolean
}

/** Folds a query into the four states, and has the server wait for it. */
export const useAsyncState = <Data, Value>(
  query: Query<Data>,
  { read, isEmpty = () => false }: Reading<Data, Value>,
): ComputedRef<AsyncState<Value>> => {
  onServerPrefetch(async () => {
    await query
  })
  return computed(() => {
    // An answer that failed as a whole is null.
    const value = query.data.value == null ? undefined : read(query.data.value)
    const failure = query.error.value && !query.fetching.value ? failureOf(query.error.value) : null
    if (value === null || value === undefined) return failure ? { status: 'error', failure } : { status: 'loading' }
    if (isEmpty(value)) return { status: 'empty' }
    return { status: 'ready', value, isStale: query.fetching.value || query.stale.value, failure }
  })
}

/** The state of something made of another state's value. */
export const mapState = <From, To>(
  state: AsyncState<From>,
  map: (value: From) => To,
  isEmpty: (value: To) => boolean = () => false,
): AsyncState<To> => {
  if (state.status !== 'ready') return state
  const value = map(state.value)
  return isEmpty(value) ? { status: 'empty' } : { ...state, value }
}
