import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { execute } from 'graphql'
import type { CompiledQuery } from 'graphql-jit'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { Scope } from '../../access/scope'

export interface Execution {
  /** Names the document in the cache. */
  hash: string
  document: DocumentNode
  operationName?: string | null
  variables?: Record<string, unknown> | null
  scope: Scope
  /** What a subscription delivers. */
  root?: unknown
}

export type Executor = (execution: Execution) => Promise<ExecutionResult> | ExecutionResult

type Compiled = CompiledQuery | 'seen' | 'not compilable'

const compile = (schema: GraphQLSchema, { document, operationName }: Execution): Compiled => {
  try {
    const compiled = compileQuery(schema, document, operationName ?? undefined, { disablingCapturingStackErrors: true })
    return isCompiledQuery(compiled) ? compiled : 'not compilable'
  } catch {
    return 'not compilable'
  }
}

/**
 * Answers operations: compiled from the second time on, so that a stream of one-off documents cannot buy compilations,
 * and by graphql-js the first time and where a document cannot be compiled. Both give the same answers.
 */
export const createExecutor = (schema: GraphQLSchema, max = 500): Executor => {
  const known = new LRUCache<string, Compiled>({ max })
  return execution => {
    const key = `${execution.hash} ${execution.operationName ?? ''}`
    let compiled = known.get(key)
    if (compiled === 'seen') compiled = compile(schema, execution)
    known.set(key, compiled ?? 'seen')
    if (typeof compiled === 'object') return compiled.query(execution.root, execution.scope, execution.variables ?? {})
    return execute({
      schema,
      document: execution.document,
      rootValue: execution.root,
      contextValue: execution.scope,
      variableValues: execution.variables,
      operationName: execution.operationName,
    })
  }
}
