import { useQuery } from '@urql/vue'
import { refDebounced } from '@vueuse/core'
import { CustomerSearchDocument } from '../gql/graphql'

/** Customers whose name fits what is typed, a moment after the typing pauses. */
export const useCustomerSearch = () => {
  const term = ref('')
  const asked = refDebounced(term, 200)
  const query = useQuery({ query: CustomerSearchDocument, variables: () => ({ search: asked.value.trim() }) })
  return {
    term,
    found: computed(() => query.data.value?.customerSearch ?? []),
    isSearching: computed(() => query.fetching.value || term.value !== asked.value),
  }
}
