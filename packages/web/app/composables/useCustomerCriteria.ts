import { useQuery } from '@urql/vue'
import type { Ref } from 'vue'
import type { SegmentCriteriaInput } from '../gql/graphql'
import { CriteriaServicesDocument } from '../gql/graphql'
import { asksOf, criteriaWords } from '../utils/customer-criteria'
import { useFormat } from './useFormat'
import { useViewer } from './useViewer'

/** Criteria in English; services are asked for by name only where one is meant. Null for no criteria. */
export const useCriteriaWords = (criteria: Ref<SegmentCriteriaInput | null>) => {
  const format = useFormat()
  const { can } = useViewer()
  const query = useQuery({
    query: CriteriaServicesDocument,
    variables: {},
    pause: computed(() => !can('bookings.view') || criteria.value === null || !asksOf(criteria.value, 'PREFERRED_SERVICE')),
  })
  onServerPrefetch(async () => {
    await query
  })
  return computed(() => {
    if (criteria.value === null) return null
    const services = query.data.value?.services ?? []
    return criteriaWords(criteria.value, { format, names: Object.fromEntries(services.map(({ id, name }) => [id, name])) })
  })
}
