import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { BREAK, OperationTypeNode, visit } from 'graphql'
import { badInput, unauthenticated } from '../../core/errors'
import type { Scope } from '../../access/scope'

const introspective = new WeakMap<DocumentNode, boolean>()

const asksForTheSchema = (document: DocumentNode): boolean => {
  const known = introspective.get(document)
  if (known !== undefined) return known
  let found = false
  visit(document, {
    Field(node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return undefined
      found = true
      return BREAK
    },
  })
  introspective.set(document, found)
  return found
}

/** Introspection is for who is signed in. */
export const guardIntrospection = (document: DocumentNode, scope: Scope): void => {
  if (!scope.viewer && asksForTheSchema(document)) throw unauthenticated()
}

/** Subscriptions need a socket. */
export const guardSubscription = (operation: OperationDefinitionNode | undefined): void => {
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
    throw badInput([{ path: '', message: 'Subscriptions are served over WebSocket, at the same address.' }])
}
