import { useQuery } from '@urql/vue'
import type { ExportCustomersInput, ExportLineFragment } from '../gql/graphql'
import { CancelExportDocument, CustomerExportDocument, CustomerExportsDocument, ExportCustomersDocument } from '../gql/graphql'
import { isUnderWay } from '../utils/customer-export'
import { useAction } from './useAction'

/** How often an export that is under way is asked for, beside what is pushed. */
const askEveryMs = 1500

/** Files of customers: those that were made lately, and one that is being made while one watches. */
export const useCustomerExport = () => {
  const { $graphql } = useNuxtApp()
  const list = useQuery({ query: CustomerExportsDocument, variables: {}, requestPolicy: 'cache-and-network' })
  const { run, isBusy, fields, paths } = useAction()
  const watched = shallowRef<ExportLineFragment | null>(null)
  const relist = () => void list.executeQuery({ requestPolicy: 'network-only' })

  /** What is known later replaces what was known before, never the other way round. */
  const hear = (heard: ExportLineFragment | null | undefined) => {
    if (!heard || heard.id !== watched.value?.id) return
    watched.value = heard
    if (!isUnderWay(heard)) relist()
  }
  const ask = async () => {
    const { id } = watched.value ?? {}
    if (!id) return
    const { data } = await $graphql.query(CustomerExportDocument, { id }, { requestPolicy: 'network-only' }).toPromise()
    hear(data?.export)
  }
  const timer = setInterval(() => void (watched.value && isUnderWay(watched.value) && ask()), askEveryMs)
  onBeforeUnmount(() => clearInterval(timer))

  return {
    recent: computed(() => list.data.value?.exports ?? []),
    watched,
    isBusy,
    fields,
    paths,
    start: async (input: ExportCustomersInput) => {
      const data = await run(ExportCustomersDocument, { input })
      if (data) watched.value = data.exportCustomers
      relist()
    },
    cancel: async (id: string) => {
      const data = await run(CancelExportDocument, { id })
      if (data) hear(data.cancelExport)
      relist()
    },
    forget: () => (watched.value = null),
    /** Links live for a quarter of an hour: a fresh one for a file that was made before. */
    linkOf: async (id: string): Promise<string | null> => {
      const { data } = await $graphql.query(CustomerExportDocument, { id }, { requestPolicy: 'network-only' }).toPromise()
      return data?.export?.downloadUrl ?? null
    },
  }
}
