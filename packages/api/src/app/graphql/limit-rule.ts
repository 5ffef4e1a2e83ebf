import type { FragmentDefinitionNode, ValidationRule } from 'graphql'
import { GraphQLError, Kind } from 'graphql'
import { limits } from './limits'
import { weigh } from './weight'

const measured = ['depth', 'aliases', 'directives', 'fields', 'cost'] as const

/** Refuses operations that ask for more than `limits`. It reports and never throws, because throwing would close a socket. */
export const limitRule: ValidationRule = context => {
  const definitions = context.getDocument().definitions
  const fragments = new Map(
    definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map(node => [node.name.value, node]),
  )
  return {
    OperationDefinition(operation) {
      const weight = weigh(context.getSchema(), operation, fragments)
      for (const measure of measured) {
        if (weight[measure] <= limits[measure]) continue
        context.reportError(
          new GraphQLError(`The operation's ${measure} of ${weight[measure]} is above the limit of ${limits[measure]}.`, {
            nodes: operation,
          }),
        )
      }
      return false
    },
  }
}
