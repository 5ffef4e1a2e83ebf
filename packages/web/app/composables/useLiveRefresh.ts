import { useThrottleFn } from '@vueuse/core'
import { ActivityAddedDocument } from '../gql/graphql'

/** How often figures over many days are asked for again while events pour in. */
const refreshEveryMs = 5000

/** Asks again when the business moves, at most every few seconds; old figures stay until the new ones are there. */
export const useLiveRefresh = (refetch: () => void): void => {
  if (import.meta.server) return
  const { $realtime } = useNuxtApp()
  const refresh = useThrottleFn(refetch, refreshEveryMs, true, false)
  onMounted(() => {
    const stops = [
      $realtime.subscribe(
        ActivityAddedDocument,
        () => ({ since: null }),
        () => void refresh(),
      ),
      $realtime.onReturn(refetch),
    ]
    onBeforeUnmount(() => stops.forEach(stop => stop()))
  })
}
