import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import { execute } from 'graphql'
import type { CompiledQuery } from 'graphql-jit'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { Scope } from '../../access/scope'
import { hasRecursiveInput } from './recursive-inputs'

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
  if (hasRecursiveInput(schema, document)) return 'not compilable'
  try {
    const compiled = compileQuery(schema, document, operationName ?? undefined, { disablingCapturingStackErrors: true })
    return isCompiledQuery(compiled) ? compiled : 'not compilable'
  } catch {
    return 'not compilable'
  }
}

const interpret = (schema: GraphQLSchema, { document, operationName, variables, scope, root }: Execution) =>
  execute({ schema, document, rootValue: root, contextValue: scope, variableValues: variables, operationName })

/** Refused before anything was executed: its variables do not fit. */
const isRefused = (result: ExecutionResult): boolean => result.data === undefined

const isPromise = <T>(value: Promise<T> | T): value is Promise<T> => value instanceof Promise

/**
 * Answers operations: compiled from the second time on, so that a stream of one-off documents cannot buy compilations,
 * and by graphql-js the first time and where a document cannot be compiled. Both give the same answers; about variables
 * that do not fit graphql-js has the word, because it says more exactly what is wrong.
 */
export const createExecutor = (schema: GraphQLSchema, max = 500): Executor => {
  const known = new LRUCache<string, Compiled>({ max })
  const compiledOf = (execution: Execution): Compiled => {
    const key = `${execution.hash} ${execution.operationName ?? ''}`
    const before = known.get(key)
    const compiled = before === 'seen' ? compile(schema, execution) : (before ?? 'seen')
    known.set(key, compiled)
    return compiled
  }
  return execution => {
    const compiled = compiledOf(execution)
    if (typeof compiled !== 'object') return interpret(schema, execution)
    const result = compiled.query(execution.root, execution.scope, execution.variables ?? {})
    return !isPromise(result) && isRefused(result) ? interpret(schema, execution) : result
  }
}
