import { useQuery } from '@urql/vue'
import { BookingsDocument } from '../gql/graphql'
import type { BookingChoice } from '../utils/booking-filter'
import { bookingChoiceOf, bookingVariablesOf, queryOfBookingChoice } from '../utils/booking-filter'
import { useAsyncState } from './useAsyncState'

/** The list of bookings that the address asks for. A change of what is listed begins at the first page again. */
export const useBookings = () => {
  const route = useRoute()
  const choice = computed(() => bookingChoiceOf(route.query))
  const query = useQuery({ query: BookingsDocument, variables: () => bookingVariablesOf(choice.value) })
  const go = (next: BookingChoice, replace: boolean) => navigateTo({ query: queryOfBookingChoice(next) }, { replace })
  const state = useAsyncState(query, { read: ({ bookings }) => bookings, isEmpty: ({ nodes }) => nodes.length === 0 })
  return {
    choice,
    state,
    retry: () => void query.executeQuery({ requestPolicy: 'network-only' }),
    filter: (change: Partial<BookingChoice>) => go({ ...choice.value, ...change, after: null, before: null }, true),
    turnTo: (place: { after: string | null; before: string | null }) => go({ ...choice.value, ...place }, false),
  }
}
