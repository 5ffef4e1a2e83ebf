import { useQuery } from '@urql/vue'
import { useThrottleFn } from '@vueuse/core'
import type { BookingLineFragment } from '../gql/graphql'
import { TodayDocument } from '../gql/graphql'
import type { BoardColumn, Moves } from '../utils/today-board'
import { boardAfter, sizeOf } from '../utils/today-board'
import { useAsyncState } from './useAsyncState'
import { useBookingActions } from './useBookingActions'

/** How often the board is asked for again while events pour in. */
const refreshEveryMs = 1500

/** Today's board. A move shows at once, and goes back when the server refuses it. */
export const useTodayBoard = () => {
  const query = useQuery({ query: TodayDocument, variables: {} })
  const refetch = () => query.executeQuery({ requestPolicy: 'network-only' })
  const moves = shallowRef<Moves>(new Map())

  const place = (id: string, column: BoardColumn) => (moves.value = new Map([...moves.value, [id, column]]))
  const forget = (id: string) => (moves.value = new Map([...moves.value].filter(([moved]) => moved !== id)))
  const actions = useBookingActions(id => {
    forget(id)
    void refetch()
  })
  const move = async (booking: BookingLineFragment, column: BoardColumn, act: (booking: BookingLineFragment) => Promise<boolean>) => {
    place(booking.id, column)
    if (await act(booking)) await refetch()
    forget(booking.id)
  }

  const state = useAsyncState(query, {
    read: ({ today }) => ({ date: today.date, columns: boardAfter(today, moves.value) }),
    isEmpty: ({ columns }) => sizeOf(columns) === 0,
  })
  return {
    state,
    retry: () => void refetch(),
    refresh: useThrottleFn(() => void refetch(), refreshEveryMs, true),
    /** Ids whose move is on its way to the server. */
    moving: computed(() => new Set(moves.value.keys())),
    checkIn: (booking: BookingLineFragment) => move(booking, 'inCare', actions.checkIn),
    complete: (booking: BookingLineFragment) => move(booking, 'finished', actions.complete),
  }
}
