import type { DocumentNode, GraphQLInputType, GraphQLSchema } from 'graphql'
import { getNamedType, isInputObjectType, isInputType, Kind, typeFromAST } from 'graphql'

const reaches = (type: GraphQLInputType, above: ReadonlySet<string>): boolean => {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return false
  if (above.has(named.name)) return true
  const below = new Set([...above, named.name])
  return Object.values(named.getFields()).some(field => reaches(field.type, below))
}

/** Whether a variable's type contains itself; compiling the coercion of such a type would never end. */
export const hasRecursiveInput = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  document.definitions.some(
    definition =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.variableDefinitions?.some(variable => {
        const type = typeFromAST(schema, variable.type)
        return isInputType(type) && reaches(type, new Set())
      }),
  )
