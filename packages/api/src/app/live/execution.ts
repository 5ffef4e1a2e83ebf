import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { createSourceEventStream } from 'graphql'
import type { Logger } from 'pino'
import type { House } from '../../access/house'
import type { Scope } from '../../access/scope'
import { createScope, pushTransport } from '../../access/scope'
import type { Viewer } from '../../access/viewer'
import type { LiveBatch } from '../../rooms/realtime'
import type { Executor } from '../graphql/executor'
import { presentError } from '../graphql/present-error'
import type { Message } from './outbox'
import { createMessage } from './outbox'

/** One distinct subscription: what is asked, by what audience. */
export interface LiveOperation {
  hash: string
  document: DocumentNode
  operationName: string | null
  variables: Record<string, unknown>
  viewer: Viewer
}

export interface LiveParts {
  house: House
  schema: GraphQLSchema
  executor: Executor
}

export const payloadOf = (log: Pick<Logger, 'error'>, { data, errors }: ExecutionResult): string =>
  JSON.stringify({ data, ...(errors && { errors: errors.map(error => presentError(log, error.toJSON(), error)) }) })

/** The batches of a subscription, or why it is refused. */
export const openBatches = async (
  { house, schema }: LiveParts,
  operation: LiveOperation,
): Promise<AsyncGenerator<LiveBatch, void> | ExecutionResult> => {
  const source = await createSourceEventStream({
    schema,
    document: operation.document,
    operationName: operation.operationName,
    variableValues: operation.variables,
    contextValue: createScope(house, operation.viewer),
  })
  return source as AsyncGenerator<LiveBatch, void> | ExecutionResult
}

export const isRefusal = (source: object): source is ExecutionResult => !(Symbol.asyncIterator in source)

/** No user has this id. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** An audience of the whole business is nobody in particular: what somebody may see of themselves is not told to all. */
const anyOf = (viewer: Viewer): Viewer => (viewer.permissions.has('business.view') ? { ...viewer, memberId: null, userId: nobody } : viewer)

/** Executes one batch with a scope of its own, which holds its snapshot only so long, and serialises the answers once. */
export const messagesOf = async ({ house, executor }: LiveParts, operation: LiveOperation, batch: LiveBatch): Promise<Message[]> => {
  const scope = createScope(house, anyOf(operation.viewer), pushTransport)
  try {
    const deliveries = await batch.deliver(scope)
    const answers = deliveries.map(async ({ key, version, value }) =>
      createMessage(key, version, payloadOf(house.log, await execute(executor, operation, scope, value))),
    )
    return await Promise.all(answers)
  } finally {
    await scope.close()
  }
}

const execute = (executor: Executor, { hash, document, operationName, variables }: LiveOperation, scope: Scope, value: unknown) =>
  executor({ hash, document, operationName, variables, scope, root: value })
