import { DEFAULT_PAGE, MAX_PAGE } from '@dashboard/schema/vocabulary'
import type { FieldNode, FragmentDefinitionNode, GraphQLSchema, GraphQLType, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { getNamedType, getNullableType, isInterfaceType, isListType, isObjectType, Kind } from 'graphql'

/** How much a selection asks for, with its fragments spread. */
export interface Weight {
  depth: number
  aliases: number
  directives: number
  fields: number
  cost: number
}

/** Rows that a list is taken to have when nothing says how many. */
const unpagedLength = 10
/** A page size in a variable that is not known: the longest that is allowed. */
const longestPage = MAX_PAGE

const nothing: Weight = { depth: 0, aliases: 0, directives: 0, fields: 0, cost: 0 }

const sum = (a: Weight, b: Weight): Weight => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  fields: a.fields + b.fields,
  cost: a.cost + b.cost,
})

const fieldOf = (parent: GraphQLType | undefined, name: string) =>
  parent && (isObjectType(parent) || isInterfaceType(parent)) ? parent.getFields()[name] : undefined

type Variables = Readonly<Record<string, unknown>>

const isPageSize = ({ name }: { name: string }): boolean => name === 'first' || name === 'last' || name === 'pageSize'

const pageOf = (node: FieldNode, variables: Variables): number | null => {
  const argument = node.arguments?.find(({ name }) => isPageSize({ name: name.value }))
  if (!argument) return null
  if (argument.value.kind === Kind.INT) return Math.max(1, Number(argument.value.value))
  const given = argument.value.kind === Kind.VARIABLE ? variables[argument.value.name.value] : undefined
  return typeof given === 'number' && given >= 1 && given <= longestPage ? given : longestPage
}

const lengthOf = (node: FieldNode, field: ReturnType<typeof fieldOf>, insidePage: boolean, variables: Variables): number => {
  const page = pageOf(node, variables)
  if (page !== null) return page
  if (field?.args.some(isPageSize)) return DEFAULT_PAGE
  return field && !insidePage && isListType(getNullableType(field.type)) ? unpagedLength : 1
}

/** Weighs one operation; cycles of fragments count once, and a fragment is weighed once however often it is spread. */
export const weigh = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Variables = {},
): Weight => {
  const known = new Map<string, Weight>()

  const weighFragment = (name: string): Weight => {
    const before = known.get(name)
    if (before) return before
    known.set(name, nothing)
    const fragment = fragments.get(name)
    const weight = fragment ? weighSet(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), false) : nothing
    known.set(name, weight)
    return weight
  }

  const weighField = (node: FieldNode, parent: GraphQLType | undefined, insidePage: boolean): Weight => {
    const field = fieldOf(parent, node.name.value)
    const length = lengthOf(node, field, insidePage, variables)
    const paged = length > 1 || insidePage
    const inner = node.selectionSet
      ? weighSet(node.selectionSet, field && getNamedType(field.type), paged && !isListType(field && getNullableType(field.type)))
      : nothing
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + (node.alias ? 1 : 0),
      directives: inner.directives + (node.directives?.length ?? 0),
      fields: inner.fields + 1,
      cost: 1 + length * inner.cost,
    }
  }

  const weighSet = (set: SelectionSetNode, parent: GraphQLType | undefined, insidePage: boolean): Weight =>
    set.selections.reduce((total, selection) => {
      if (selection.kind === Kind.FIELD) return sum(total, weighField(selection, parent, insidePage))
      const spread =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? weighFragment(selection.name.value)
          : weighSet(
              selection.selectionSet,
              selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent,
              insidePage,
            )
      return sum(total, { ...spread, directives: spread.directives + (selection.directives?.length ?? 0) })
    }, nothing)

  const root = weighSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, false)
  return { ...root, directives: root.directives + (operation.directives?.length ?? 0) }
}
