import type { ActivityLineFragment, KpiFactsFragment } from '../gql/graphql'
import { ActivityAddedDocument, KpiUpdatedDocument } from '../gql/graphql'
import type { KpiUpdatedSubscriptionVariables } from '../gql/graphql'
import type { Ref } from 'vue'
import { isNewer } from '../utils/version'

interface Feed {
  /** What the KPIs are asked for. */
  variables: Ref<Omit<KpiUpdatedSubscriptionVariables, 'since'>>
  /** Version of the newest answer of the query; null before there is one. */
  version: Ref<string | null>
  onKpis(kpis: readonly KpiFactsFragment[], version: string): void
  onActivity(item: ActivityLineFragment): void
  /** Something may have been missed: ask again. */
  onGap(): void
}

/** Pushes of the provider's changes, from the version that the page was rendered with. A push is a hint; after a gap the query is asked again. */
export const useMetricFeed = ({ variables, version, onKpis, onActivity, onGap }: Feed): void => {
  if (import.meta.server) return
  const { $realtime } = useNuxtApp()
  let seen: string | null = null
  const see = (next: string | null) => {
    if (next !== null && isNewer(next, seen)) seen = next
  }
  const followKpis = () =>
    $realtime.subscribe(
      KpiUpdatedDocument,
      () => ({ ...variables.value, since: seen }),
      ({ kpiUpdated }) => {
        see(kpiUpdated.version)
        onKpis(kpiUpdated.kpis, kpiUpdated.version)
      },
    )
  watch(version, see, { immediate: true, flush: 'sync' })
  onMounted(() => {
    let stopKpis = followKpis()
    let seenActivity = seen
    const stopActivity = $realtime.subscribe(
      ActivityAddedDocument,
      () => ({ since: seenActivity }),
      ({ activityAdded }) => {
        if (isNewer(activityAdded.version, seenActivity)) seenActivity = activityAdded.version
        onActivity(activityAdded)
      },
    )
    const stopReturn = $realtime.onReturn(onGap)
    watch(variables, () => {
      stopKpis()
      stopKpis = followKpis()
    })
    onBeforeUnmount(() => [stopKpis, stopActivity, stopReturn].forEach(stop => stop()))
  })
}
