import type { GraphQLSchema } from 'graphql'
import { isObjectType } from 'graphql'

/** What a field says that it needs. */
export interface Declared {
  /** Permissions, and `session` or `signedIn`. */
  allow: readonly string[]
  /** The same, except of oneself. */
  allowOneselfOr: readonly string[]
}

const words = (value: unknown): readonly string[] => (value as readonly string[] | undefined) ?? []

/** Every operation, and every field that asks for something of its own, with what it asks for. */
export const declared = (schema: GraphQLSchema): Map<string, Declared> => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap(type =>
      Object.values(type.getFields()).map(({ name, extensions }) => ({
        name: `${type.name}.${name}`,
        isRoot: roots.includes(type),
        needs: { allow: words(extensions.allow), allowOneselfOr: words(extensions.allowOneselfOr) },
      })),
    )
  const guarded = fields.filter(({ isRoot, needs }) => isRoot || needs.allow.length + needs.allowOneselfOr.length > 0)
  return new Map(guarded.map(({ name, needs }) => [name, needs]))
}
