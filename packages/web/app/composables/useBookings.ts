import { useQuery } from '@urql/vue'
import { BookingsDocument } from '../gql/graphql'
import type { BookingChoice } from '../utils/booking-filter'
import { bookingChoiceOf, bookingVariablesOf, changedChoice, queryOfBookingChoice } from '../utils/booking-filter'
import { useAddressQuery } from './useAddressQuery'
import { useAsyncState } from './useAsyncState'
import { useFormat } from './useFormat'
import { useLiveRefresh } from './useLiveRefresh'
import { useNow } from './useNow'

/** A list of a few rows is asked for again sooner than figures over many days. */
const refreshEveryMs = 1500

/** The list of bookings that the address asks for, kept live. A change of what is listed begins at the first page again. */
export const useBookings = () => {
  const route = useRoute()
  const { change: changeAddress } = useAddressQuery()
  const format = useFormat()
  const now = useNow()
  const choice = computed(() => bookingChoiceOf(route.query))
  const today = computed(() => format.calendarDate(now.value))
  const query = useQuery({ query: BookingsDocument, variables: computed(() => bookingVariablesOf(choice.value, today.value)) })
  const refetch = () => void query.executeQuery({ requestPolicy: 'network-only' })
  useLiveRefresh(refetch, refreshEveryMs)
  const go = (next: (choice: BookingChoice) => BookingChoice, replace: boolean) =>
    changeAddress(query => queryOfBookingChoice(next(bookingChoiceOf(query))), { replace })
  const state = useAsyncState(query, { read: ({ bookings }) => bookings, isEmpty: ({ nodes }) => nodes.length === 0 })
  return {
    choice,
    today,
    state,
    retry: refetch,
    filter: (change: Partial<BookingChoice>) => go(before => changedChoice(before, change), true),
    turnTo: (place: { after: string | null; before: string | null }) => go(before => ({ ...before, ...place }), false),
  }
}
