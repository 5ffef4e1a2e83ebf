import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { AnyVariables } from '@urql/core'
import { useQuery } from '@urql/vue'
import { useThrottleFn } from '@vueuse/core'
import {
  CustomerHabitsDocument,
  CustomerMovedDocument,
  CustomerNotesDocument,
  CustomerOutlookDocument,
  CustomerProfileDocument,
  CustomerTalkDocument,
} from '../gql/graphql'
import type { CustomerHabitsQuery, CustomerOutlookQuery, CustomerProfileQuery } from '../gql/graphql'
import { talkOf } from '../utils/customer-talk'
import type { Reading } from './useAsyncState'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

export type CustomerProfile = NonNullable<CustomerProfileQuery['customer']>
export type CustomerOutlook = Pick<NonNullable<CustomerOutlookQuery['customer']>, 'lifetime' | 'predictedBehavior'>
export type CustomerHabits = Pick<NonNullable<CustomerHabitsQuery['customer']>, 'preferences' | 'pets'>

/** How often a page asks again while things happen to its customer. */
const refreshEveryMs = 3000
/** How many messages and reviews come at once. */
const talkStep = 20
const mostTalk = 240

/** One panel's question about a customer. */
const usePanel = <Data, Variables extends AnyVariables, Value>(
  query: TypedDocumentNode<Data, Variables>,
  variables: () => Variables,
  reading: Reading<Data, Value>,
) => {
  const isOpen = useViewer().can('customers.view')
  const answer = useQuery<Data, Variables>({ query, variables, pause: !isOpen, requestPolicy: 'cache-and-network' })
  return {
    state: useAsyncState(answer, reading),
    refetch: () => void (isOpen && answer.executeQuery({ requestPolicy: 'network-only' })),
  }
}

/** Calls back when something happened to one customer, or may have been missed. */
const useCustomerMoved = (id: string, onMoved: () => void): void => {
  if (import.meta.server) return
  const { $realtime } = useNuxtApp()
  const moved = useThrottleFn(onMoved, refreshEveryMs, true)
  onMounted(() => {
    const stops = [
      $realtime.subscribe(
        CustomerMovedDocument,
        () => ({}),
        ({ activityAdded }) => {
          if (activityAdded.customer?.id === id) void moved()
        },
      ),
      $realtime.onReturn(onMoved),
    ]
    onBeforeUnmount(() => stops.forEach(stop => stop()))
  })
}

/** Everything about one customer but the bookings, panel by panel: none waits for another. `onMoved` when something happened to them. */
export const useCustomer = (id: string, onMoved: () => void) => {
  const { can } = useViewer()
  const revenue = can('revenue.view')
  const profile = usePanel(CustomerProfileDocument, () => ({ id, revenue }), {
    read: ({ customer }) => ({ customer: customer ?? null }),
    isEmpty: ({ customer }) => customer === null,
  })
  const outlook = usePanel(CustomerOutlookDocument, () => ({ id, revenue }), {
    read: ({ customer }): CustomerOutlook | null => customer ?? null,
  })
  const habits = usePanel(CustomerHabitsDocument, () => ({ id }), { read: ({ customer }): CustomerHabits | null => customer ?? null })
  const notes = usePanel(CustomerNotesDocument, () => ({ id }), {
    read: ({ customer }) => (customer ? { nodes: customer.notes?.nodes ?? [], total: customer.notes?.totalCount ?? 0 } : null),
  })
  const first = ref(talkStep)
  const talk = usePanel(CustomerTalkDocument, () => ({ id, first: first.value, bookings: can('bookings.view') }), {
    read: data => talkOf(data, first.value),
    isEmpty: ({ entries }) => entries.length === 0,
  })
  const refetch = () => [profile, outlook, habits, notes, talk].forEach(panel => panel.refetch())
  useCustomerMoved(id, () => {
    refetch()
    onMoved()
  })
  return {
    profile,
    outlook,
    habits,
    notes,
    talk: { ...talk, more: () => (first.value = Math.min(mostTalk, first.value + talkStep)) },
    refetch,
  }
}
