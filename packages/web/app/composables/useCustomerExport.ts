import { useQuery } from '@urql/vue'
import type { ExportCustomersInput, ExportLineFragment } from '../gql/graphql'
import {
  CancelExportDocument,
  CustomerExportDocument,
  CustomerExportsDocument,
  ExportCustomersDocument,
  ExportProgressedDocument,
} from '../gql/graphql'
import { isUnderWay } from '../utils/customer-export'
import { useAction } from './useAction'

/** How long nothing may be pushed of an export that is under way before it is asked for. */
const askAfterMs = 3000

/** Files of customers: those that were made lately, and one that is being made while one watches. */
export const useCustomerExport = () => {
  const { $graphql, $realtime } = useNuxtApp()
  const list = useQuery({ query: CustomerExportsDocument, variables: {}, requestPolicy: 'cache-and-network' })
  const { run, isBusy, fields, paths } = useAction()
  const watched = shallowRef<ExportLineFragment | null>(null)
  const relist = () => void list.executeQuery({ requestPolicy: 'network-only' })

  let stop: () => void = () => undefined
  let heardAt = 0
  const hear = (heard: ExportLineFragment | null | undefined) => {
    if (!heard || heard.id !== watched.value?.id) return
    heardAt = performance.now()
    watched.value = heard
    if (isUnderWay(heard)) return
    stop()
    relist()
  }
  const watchOver = (begun: ExportLineFragment) => {
    stop()
    watched.value = begun
    heardAt = performance.now()
    stop = $realtime.subscribe(
      ExportProgressedDocument,
      () => ({ id: begun.id }),
      ({ exportProgressed }) => hear(exportProgressed),
    )
  }
  /** Where nothing is pushed, such as behind a proxy without sockets. */
  const ask = async () => {
    const shown = watched.value
    if (!shown || !isUnderWay(shown) || performance.now() - heardAt < askAfterMs) return
    const { data } = await $graphql.query(CustomerExportDocument, { id: shown.id }, { requestPolicy: 'network-only' }).toPromise()
    hear(data?.export)
  }
  const timer = setInterval(() => void ask(), askAfterMs)
  onBeforeUnmount(() => {
    clearInterval(timer)
    stop()
  })

  return {
    recent: computed(() => list.data.value?.exports ?? []),
    watched,
    isBusy,
    fields,
    paths,
    start: async (input: ExportCustomersInput) => {
      const data = await run(ExportCustomersDocument, { input })
      if (data) watchOver(data.exportCustomers)
      relist()
    },
    cancel: async (id: string) => {
      const data = await run(CancelExportDocument, { id })
      if (data) hear(data.cancelExport)
      relist()
    },
    forget: () => {
      stop()
      watched.value = null
    },
    /** Links live for a quarter of an hour: a fresh one for a file that was made before. */
    linkOf: async (id: string): Promise<string | null> => {
      const { data } = await $graphql.query(CustomerExportDocument, { id }, { requestPolicy: 'network-only' }).toPromise()
      return data?.export?.downloadUrl ?? null
    },
  }
}
