import { useQuery } from '@urql/vue'
import { CustomersDocument } from '../gql/graphql'
import type { CustomerChoice } from '../utils/customer-choice'
import { customerChoiceOf, customersOnPage, queryOfCustomerChoice } from '../utils/customer-choice'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

/** The list of customers that the address asks for. A change of what is listed begins at the first page again. */
export const useCustomers = () => {
  const route = useRoute()
  const { can } = useViewer()
  const choice = computed(() => customerChoiceOf(route.query))
  const query = useQuery({
    query: CustomersDocument,
    variables: () => ({ ...choice.value, search: choice.value.search || null, pageSize: customersOnPage, revenue: can('revenue.view') }),
    pause: !can('customers.view'),
    requestPolicy: 'cache-and-network',
  })
  const go = (next: CustomerChoice, replace: boolean) => navigateTo({ query: queryOfCustomerChoice(next) }, { replace })
  return {
    choice,
    state: useAsyncState(query, { read: ({ customers }) => customers }),
    retry: () => void query.executeQuery({ requestPolicy: 'network-only' }),
    filter: (change: Partial<CustomerChoice>) => go({ ...choice.value, ...change, page: 1 }, true),
    turnTo: (page: number) => go({ ...choice.value, page }, false),
  }
}
