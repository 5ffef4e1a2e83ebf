import type { Call, Setting } from './call'
import { endOpenExports, exported } from './exported'

const ready = async ({ stage, cast }: Setting) => ({ id: await exported(stage.house, cast.providerId) })

const asked = (row: string, field: string): Call => ({
  row,
  document: `mutation { exportCustomers(input: { format: CSV, fields: ["NAME", "${field}"], sortBy: NAME }) { id downloadUrl } }`,
  variables: async ({ stage, player }) => {
    await endOpenExports(stage.house, player.providerId)
    return {}
  },
})

/** Files of customers. */
export const exportCalls: Call[] = [
  { row: 'Query.export', document: 'query ($id: ID!) { export(id: $id) { fileName downloadUrl } }', variables: ready },
  { row: 'Query.exports', document: '{ exports { fileName downloadUrl requestedBy } }' },
  asked('Mutation.exportCustomers', 'EMAIL'),
  asked('Mutation.exportCustomers with amounts', 'TOTAL_SPENT'),
  { row: 'Mutation.cancelExport', document: 'mutation ($id: ID!) { cancelExport(id: $id) { status } }', variables: ready },
  {
    row: 'Subscription.exportProgressed',
    document: 'subscription ($id: ID!) { exportProgressed(id: $id) { status downloadUrl } }',
    variables: ready,
  },
]
