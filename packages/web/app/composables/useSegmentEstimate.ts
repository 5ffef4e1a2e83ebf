import { refDebounced } from '@vueuse/core'
import type { EstimateSegmentQuery, SegmentCriteriaInput } from '../gql/graphql'
import { EstimateSegmentDocument } from '../gql/graphql'
import type { Failure } from '../utils/failure'
import { failureOf } from '../utils/failure'
import { useViewer } from './useViewer'

/** Somebody who builds pauses so long; each key is no question. */
const pauseMs = 300

/** How large the segment that is being built would be. An answer that is asked for no more is not waited for; the last figure stays meanwhile. */
export const useSegmentEstimate = (criteria: () => SegmentCriteriaInput) => {
  const { $graphql } = useNuxtApp()
  const { can } = useViewer()
  const money = can('revenue.view')
  const estimate = shallowRef<EstimateSegmentQuery['estimateSegment'] | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const isFresh = ref(false)
  const now = computed(() => JSON.stringify(criteria()))
  const settled = refDebounced(now, pauseMs)
  let stop: (() => void) | null = null

  const ask = () => {
    stop?.()
    const variables = { criteria: JSON.parse(settled.value) as SegmentCriteriaInput, money }
    const asking = $graphql.query(EstimateSegmentDocument, variables, { requestPolicy: 'network-only' }).subscribe(({ data, error }) => {
      failure.value = error ? failureOf(error) : null
      if (data) estimate.value = data.estimateSegment
      isFresh.value = settled.value === now.value
    })
    stop = () => asking.unsubscribe()
  }
  watch(now, () => (isFresh.value = false))
  onMounted(() => watch(settled, ask, { immediate: true }))
  onBeforeUnmount(() => stop?.())
  return { estimate, failure, isFresh, retry: ask }
}
