import type { Scope } from '@dashboard/api/access/scope'
import { createExecutor } from '@dashboard/api/app/graphql/executor'
import { hasRecursiveInput } from '@dashboard/api/app/graphql/recursive-inputs'
import type { ExecutionResult, GraphQLFieldResolver, GraphQLScalarType, GraphQLSchema } from 'graphql'
import { buildSchema, execute, GraphQLError, isIntrospectionType, isObjectType, parse, validate } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'

/** Every way in which a field can come out, or fail to. */
const schema: GraphQLSchema = buildSchema(`
  enum Colour { RED GREEN }
  scalar Strict
  input Filter { colour: Colour = GREEN, limit: Int! = 5, words: [String!], nested: Filter }
  interface Animal { name: String! }
  type Dog implements Animal { name: String!  barks: Boolean! }
  type Cat implements Animal { name: String!  lives: Int! }
  union Pet = Dog | Cat
  type Leaf { id: ID!  text: String  must: String!  later: String!  colour: Colour!  strict: Strict!  number: Int!  ratio: Float!  self: Leaf!  maybe: Leaf  list: [Leaf!]!  holes: [Leaf]!  strings: [String!] }
  type Query { leaf(id: ID = "0"): Leaf!  nothing: Leaf  animals: [Animal!]!  pets: [Pet!]!  echo(filter: Filter, colours: [Colour!], strict: Strict): String!  throws: String  throwsHard: String!  rejects: String  domain: String  returnsError: String  list: [Leaf!]! }
  type Mutation { add(by: Int!): Int! }
  type Subscription { ticked: Int! }
`)

const refused = () => new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN', permission: 'x' } })

const leaf = (id: string, depth = 0): Record<string, unknown> => ({
  id,
  text: id === '2' ? null : `text ${id}`,
  must: id === 'broken' ? null : 'must',
  later: () => (id === 'late' ? Promise.reject(new Error('too late')) : new Promise(resolve => setImmediate(resolve, 'later'))),
  colour: id === 'colourless' ? 'BLUE' : 'RED',
  strict: id === 'loose' ? 'loose' : 'strict',
  number: id === 'huge' ? 2 ** 40 : 7,
  ratio: id === 'nan' ? Number.NaN : 0.5,
  self: () => leaf(id, depth + 1),
  maybe: () => (depth > 1 ? null : leaf(id === 'inner' ? 'broken' : id, depth + 1)),
  list: () => ['1', '2', 'inner' === id ? 'broken' : '3'].map(next => leaf(next, depth + 1)),
  holes: () => [leaf('1'), null, id === 'inner' ? Promise.reject(new Error('a hole')) : leaf('2'), Promise.resolve(leaf('broken'))],
  strings: () => (id === 'inner' ? ['a', null] : ['a', 'b']),
})

let count = 0
const roots: Record<string, unknown> = {
  leaf: ({ id }: { id: string }) => leaf(id),
  nothing: () => null,
  animals: () => [{ __typename: 'Dog', name: 'Rex', barks: true }, Promise.resolve({ __typename: 'Cat', name: 'Tom', lives: 9 })],
  pets: () => [
    { __typename: 'Cat', name: 'Tom', lives: 9 },
    { __typename: 'Dog', name: 'Rex', barks: false },
  ],
  echo: (args: unknown) => JSON.stringify(args),
  throws: () => {
    throw new Error('thrown')
  },
  throwsHard: () => {
    throw new Error('thrown hard')
  },
  rejects: () => Promise.reject(new Error('rejected')),
  domain: () => Promise.reject(refused()),
  returnsError: () => new Error('returned'),
  list: () => [leaf('1'), leaf('2')],
  add: ({ by }: { by: number }) => (count += by),
  ticked: 3,
}

/** Fields with a resolver; the others are read off their parent, as `simpleResolvers` makes ours. */
const resolved = new Set(['later', 'self', 'maybe', 'list', 'holes', 'strings', ...Object.keys(roots)])
const resolve: GraphQLFieldResolver<Record<string, unknown>, unknown> = (parent, args, _context, { fieldName }) => {
  const value = parent[fieldName]
  return typeof value === 'function' ? (value as (given: unknown) => unknown)(args) : value
}

beforeAll(() => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    for (const field of Object.values(type.getFields())) if (resolved.has(field.name)) field.resolve = resolve
  }
  const strict = schema.getType('Strict') as GraphQLScalarType
  const checked = (refusal: Error) => (value: unknown) => {
    if (value !== 'strict') throw refusal
    return value
  }
  const parseValue = checked(new GraphQLError('Strict cannot be that.', { extensions: { code: 'BAD_USER_INPUT' } }))
  Object.assign(strict, {
    serialize: checked(new TypeError('Strict cannot be that.')),
    parseValue,
    parseLiteral: (node: { value?: unknown }) => parseValue(node.value),
  })
})

type Case = [name: string, source: string, variables?: Record<string, unknown>, operationName?: string]

const cases: Case[] = [
  ['plain fields', '{ leaf { id text must later colour strict number ratio } }'],
  [
    'nested, aliased, spread',
    'query { a: leaf(id: "1") { ...f self { ...f } } b: leaf(id: "2") { ...f } } fragment f on Leaf { id text later list { id later } }',
  ],
  ['the same field twice', '{ leaf { self { id } self { text later } id id } }'],
  [
    'introspection',
    '{ __typename leaf { __typename } __schema { queryType { name } types { name kind } } __type(name: "Leaf") { fields { name type { name ofType { name } } } } }',
  ],
  [
    'abstract types',
    '{ animals { __typename name ... on Dog { barks } ... on Cat { lives } } pets { __typename ... on Animal { name } ... on Cat { lives } } }',
  ],
  [
    'skipped and included',
    'query ($no: Boolean!, $yes: Boolean!) { leaf { id @skip(if: $yes) text @include(if: $yes) must @skip(if: true) ... @include(if: $no) { colour } self @include(if: $yes) { id @skip(if: $no) } } }',
    { no: false, yes: true },
  ],
  ['defaults of arguments', '{ echo }'],
  ['defaults of inputs', '{ echo(filter: { words: ["a"], nested: { limit: 1 } }, colours: [RED]) }'],
  [
    'variables',
    'query ($f: Filter, $c: [Colour!], $s: Strict) { echo(filter: $f, colours: $c, strict: $s) }',
    { f: { limit: 2, colour: 'RED' }, c: ['RED', 'GREEN'], s: 'strict' },
  ],
  ['one for a list', 'query ($c: [Colour!]) { echo(colours: $c) }', { c: 'RED' }],
  ['defaults of variables', 'query ($f: Filter = { limit: 9 }, $id: ID = "7") { echo(filter: $f) leaf(id: $id) { id } }'],
  ['null for a variable', 'query ($f: Filter) { echo(filter: $f) }', { f: null }],
  ['a mutation, in order', 'mutation { a: add(by: 1) b: add(by: 2) c: add(by: -3) }'],
  ['two operations', 'query A { leaf { id } } query B { leaf { text } }', {}, 'B'],
  ['a subscription as it is delivered', 'subscription { ticked }'],
  ['nothing', '{ nothing { id self { id } } }'],
  ['a field that throws', '{ throws leaf { id } }'],
  ['a field that must not throw', '{ leaf { id } throwsHard }'],
  ['a field that rejects', '{ rejects leaf { later } }'],
  ['our own error', '{ domain leaf { id } }'],
  ['an error that is returned', '{ returnsError }'],
  ['null where it must not be', '{ leaf(id: "broken") { id must } }'],
  ['null that stops at a nullable parent', '{ leaf(id: "inner") { id maybe { id must later } } }'],
  [
    'null in a list of objects',
    '{ leaf(id: "inner") { id } list { id maybe { must } } inner: leaf(id: "inner") { holes { id must later } } }',
  ],
  ['null in a list that allows none', '{ leaf(id: "inner") { strings } }'],
  ['an item that breaks its list', '{ nothing { id } leaf(id: "inner") { maybe { list { id must } } } }'],
  [
    'several failures at once',
    '{ a: leaf(id: "late") { maybe { later } } b: throws c: rejects d: leaf(id: "inner") { maybe { must later } } }',
  ],
  ['an enum value that is none', '{ leaf(id: "colourless") { maybe { colour } } }'],
  ['a scalar that refuses', '{ leaf(id: "loose") { maybe { strict } } }'],
  ['an integer out of range', '{ leaf(id: "huge") { maybe { number } } }'],
  ['not a number', '{ leaf(id: "nan") { maybe { ratio } } }'],
  ['a missing variable', 'query ($by: Int!) { a: leaf { id } echo(filter: { limit: $by }) }'],
  [
    'a variable of the wrong type',
    'query ($f: Filter) { echo(filter: $f) }',
    { f: { limit: 'many', colour: 'BLUE', unknown: 1, nested: { words: [1, null] } } },
  ],
  ['a variable that a scalar refuses', 'query ($s: Strict) { echo(strict: $s) }', { s: 'loose' }],
  ['null for a required variable', 'query ($c: [Colour!]!) { echo(colours: $c) }', { c: [null] }],
  ['an operation that is not there', 'query A { leaf { id } } query B { leaf { text } }', {}, 'C'],
  ['no name for two operations', 'query A { leaf { id } } query B { leaf { text } }'],
]

const shown = (result: ExecutionResult) => {
  const { data, errors } = JSON.parse(JSON.stringify(result)) as { data?: unknown; errors?: { message: string; path?: unknown[] }[] }
  // Both execute siblings at once: which of several failures is told first says nothing.
  return { data, errors: errors?.map(error => JSON.stringify(error)).sort() }
}

describe('the compiling executor answers as graphql-js does', () => {
  it.each(cases)('%s', async (_name, source, variables, operationName) => {
    const document = parse(source)
    expect(validate(schema, document)).toEqual([])
    count = 0
    const expected = shown(await execute({ schema, document, rootValue: roots, variableValues: variables, operationName }))
    const executor = createExecutor(schema)
    for (const run of ['first', 'compiled', 'compiled again']) {
      count = 0
      const answer = await executor({ hash: source, document, variables, operationName, root: roots, scope: {} as Scope })
      expect(shown(answer), run).toEqual(expected)
    }
  })

  it('but may tell of further failures below a parent that is null for the first', async () => {
    const source = '{ leaf(id: "inner") { maybe { must self { must } } } }'
    const document = parse(source)
    const executor = createExecutor(schema)
    const ask = () => executor({ hash: source, document, root: roots, scope: {} as Scope })
    const [interpreted, compiled] = [await ask(), await ask()]
    expect(JSON.stringify(compiled.data)).toBe(JSON.stringify(interpreted.data))
    expect(compiled.errors?.map(({ path }) => path?.join('.'))).toEqual(['leaf.maybe.must', 'leaf.maybe.self.must'])
    expect(interpreted.errors?.map(({ path }) => path?.join('.'))).toEqual(['leaf.maybe.must'])
  })

  it('and compiles no type of input that contains itself, which would never end', () => {
    const contains = (source: string) => hasRecursiveInput(schema, parse(source))
    expect(contains('query ($f: Filter) { echo(filter: $f) }')).toBe(true)
    expect(contains('query ($f: [Filter!]!) { echo }')).toBe(true)
    expect(contains('query ($c: [Colour!], $s: Strict) { echo(colours: $c, strict: $s) }')).toBe(false)
  })
})
