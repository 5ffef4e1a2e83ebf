import { useThrottleFn } from '@vueuse/core'
import { ActivityAddedDocument } from '../gql/graphql'

/** How often figures over many days are asked for again while events pour in. */
const figuresEveryMs = 5000

/** Asks again when the business moves, at most every `everyMs`; old figures stay until the new ones are there. */
export const useLiveRefresh = (refetch: () => void, everyMs = figuresEveryMs): void => {
  if (import.meta.server) return
  const { $realtime } = useNuxtApp()
  const refresh = useThrottleFn(refetch, everyMs, true)
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
