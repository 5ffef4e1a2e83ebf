import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { Kind, visit } from 'graphql'

/** Where a subscription wants to begin. */
export interface Beginning {
  /** The last version that the subscriber saw; null: from now on. */
  since: string | null
  /** The variable that says so, when it says nothing else: whoever differs only in it can share an execution. */
  variable: string | null
}

const uses = (document: DocumentNode, variable: string): number => {
  let count = 0
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      if (node.name.value === variable) count += 1
    },
  })
  return count
}

/** Finds the `since` of a subscription's root field. */
export const beginningOf = (document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): Beginning => {
  const field = operation.selectionSet.selections.find(selection => selection.kind === Kind.FIELD)
  const value = field?.arguments?.find(({ name }) => name.value === 'since')?.value
  if (value?.kind === Kind.STRING || value?.kind === Kind.INT) return { since: value.value, variable: null }
  if (value?.kind !== Kind.VARIABLE) return { since: null, variable: null }
  const variable = value.name.value
  const given = variables[variable]
  const since = typeof given === 'string' || typeof given === 'number' ? String(given) : null
  return { since, variable: uses(document, variable) === 1 ? variable : null }
}
