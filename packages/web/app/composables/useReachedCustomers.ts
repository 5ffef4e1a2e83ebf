import { useQuery } from '@urql/vue'
import { refDebounced } from '@vueuse/core'
import type { Ref } from 'vue'
import { CustomersReachedDocument } from '../gql/graphql'

const EMAIL = /^\S+@\S+\.\S+$/
const FEWEST_DIGITS = 6
const isContact = (text: string) => EMAIL.test(text) || (text.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS

/** Who is reached already by an e-mail address or number that is being written, a moment after the typing pauses; empty for half a one. */
export const useReachedCustomers = (contact: Ref<string>) => {
  const asked = refDebounced(contact, 400)
  const text = computed(() => asked.value.trim())
  const query = useQuery({
    query: CustomersReachedDocument,
    variables: () => ({ search: text.value }),
    pause: () => !isContact(text.value),
    requestPolicy: 'network-only',
  })
  return computed(() => (isContact(text.value) && text.value === contact.value.trim() ? (query.data.value?.customers.customers ?? []) : []))
}
