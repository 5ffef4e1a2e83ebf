import { useQuery } from '@urql/vue'
import type { AuditAction } from '@dashboard/schema/vocabulary'
import type { AuditLogQuery } from '../gql/graphql'
import { AuditLogDocument } from '../gql/graphql'
import { useAsyncState } from './useAsyncState'

export interface AuditChoice {
  actions: AuditAction[]
  actorId: string | null
  from: string | null
  to: string | null
}

type Entries = AuditLogQuery['auditLog']['nodes']

/** The audit log by what was chosen; further pages are put below. */
export const useAuditLog = (isAllowed: boolean) => {
  const choice = ref<AuditChoice>({ actions: [], actorId: null, from: null, to: null })
  const after = ref<string | null>(null)
  const before = shallowRef<Entries>([])
  const filter = computed(() => {
    const { actions, actorId, from, to } = choice.value
    return { ...(actions.length > 0 && { actions }), ...(actorId && { actorId }), ...(from && { from }), ...(to && { to }) }
  })
  const query = useQuery({
    query: AuditLogDocument,
    variables: () => ({ filter: filter.value, after: after.value }),
    pause: !isAllowed,
    requestPolicy: 'cache-and-network',
  })
  const state = useAsyncState(query, {
    read: ({ auditLog }) => ({ ...auditLog, nodes: [...before.value, ...auditLog.nodes] }),
    isEmpty: ({ nodes }) => nodes.length === 0,
  })
  return {
    choice,
    filter,
    state,
    choose: (change: Partial<AuditChoice>) => {
      before.value = []
      after.value = null
      choice.value = { ...choice.value, ...change }
    },
    more: (entries: Entries, cursor: string | null | undefined) => {
      before.value = entries
      after.value = cursor ?? null
    },
    retry: () => void query.executeQuery({ requestPolicy: 'network-only' }),
  }
}
