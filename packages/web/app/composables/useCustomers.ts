import { useQuery } from '@urql/vue'
import { CustomersDocument } from '../gql/graphql'
import type { CustomerChoice } from '../utils/customer-choice'
import { conditionsOf, customerChoiceOf, customersOnPage, queryOfCustomerChoice } from '../utils/customer-choice'
import { useAddressQuery } from './useAddressQuery'
import { useAsyncState } from './useAsyncState'
import { useLiveRefresh } from './useLiveRefresh'
import { useViewer } from './useViewer'

/** The list of customers that the address asks for; `hasExpected` asks for what they are expected to spend. A change of what is listed begins at the first page again. */
export const useCustomers = (hasExpected: () => boolean) => {
  const route = useRoute()
  const { change: changeAddress } = useAddressQuery()
  const { can } = useViewer()
  const revenue = can('revenue.view')
  const choice = computed(() => customerChoiceOf(route.query))
  const query = useQuery({
    query: CustomersDocument,
    variables: () => {
      const { sortBy, page } = choice.value
      return { ...conditionsOf(choice.value), sortBy, page, pageSize: customersOnPage, revenue, expected: revenue && hasExpected() }
    },
    pause: !can('customers.view'),
    requestPolicy: 'cache-and-network',
  })
  const refetch = () => void (can('customers.view') && query.executeQuery({ requestPolicy: 'network-only' }))
  useLiveRefresh(refetch)
  const go = (next: (choice: CustomerChoice) => CustomerChoice, replace: boolean) =>
    changeAddress(query => queryOfCustomerChoice(next(customerChoiceOf(query))), { replace })
  return {
    choice,
    state: useAsyncState(query, { read: ({ customers }) => customers }),
    retry: refetch,
    show: (next: CustomerChoice) => go(() => next, false),
    filter: (change: Partial<CustomerChoice>) => go(before => ({ ...before, ...change, page: 1 }), true),
    turnTo: (page: number) => go(before => ({ ...before, page }), false),
  }
}
