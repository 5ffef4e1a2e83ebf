import { readFileSync } from 'node:fs'
import { buildAppSchema, undeclaredOperations } from '@dashboard/api/app/schema'
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'

const schema = buildAppSchema()
const committed = new URL('../../packages/schema/schema.graphql', import.meta.url)

/** Every name of the schema that the explorer shows, with what it says about it. */
const described = (): [name: string, description: string | null | undefined][] => {
  const types = Object.values(schema.getTypeMap()).filter(
    type => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !['Query', 'Mutation', 'Subscription'].includes(type.name),
  )
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(type => type != null)
  const found = types.map((type): [string, string | null | undefined] => [type.name, type.description])
  for (const type of [...types, ...roots]) {
    if (isEnumType(type)) for (const value of type.getValues()) found.push([`${type.name}.${value.name}`, value.description])
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) found.push([`${type.name}.${field.name}`, field.description])
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      found.push([`${type.name}.${field.name}`, field.description])
      for (const argument of field.args) found.push([`${type.name}.${field.name}(${argument.name})`, argument.description])
    }
  }
  return found
}

describe('the contract', () => {
  it('is committed as it is served: after a change run `pnpm schema:emit`', () => {
    expect(readFileSync(committed, 'utf8')).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`)
  })

  it('describes every type, field, argument and value', () => {
    expect(
      described()
        .filter(([, description]) => !description?.trim())
        .map(([name]) => name),
    ).toEqual([])
  })

  it('says of every operation who may ask for it', () => {
    expect(undeclaredOperations(schema)).toEqual([])
  })
})
