import { useQuery } from '@urql/vue'
import { CustomerViewsDocument, DeleteCustomerViewDocument, SaveCustomerViewDocument } from '../gql/graphql'
import { useAction } from './useAction'
import { useViewer } from './useViewer'

/** The viewer's saved views of the list of customers. */
export const useCustomerViews = () => {
  const { can } = useViewer()
  const query = useQuery({ query: CustomerViewsDocument, variables: {}, pause: !can('customers.view') })
  const { run, isBusy, fields } = useAction()
  const refetch = () => query.executeQuery({ requestPolicy: 'network-only' })
  const remove = async (id: string, done?: string) => {
    const isDone = (await run(DeleteCustomerViewDocument, { id }, done)) !== null
    await refetch()
    return isDone
  }
  return {
    views: computed(() => query.data.value?.customerViews ?? []),
    isBusy,
    fields,
    save: async (name: string, search: string) => {
      const isDone = (await run(SaveCustomerViewDocument, { name, query: search }, `“${name}” is saved`)) !== null
      if (isDone) await refetch()
      return isDone
    },
    /** Keeps a view under another name. */
    rename: async ({ id, query: search }: { id: string; query: string }, name: string) => {
      if (!(await run(SaveCustomerViewDocument, { name, query: search }))) return false
      return remove(id, `Now called “${name}”`)
    },
    remove: (id: string) => remove(id, 'View deleted'),
  }
}
