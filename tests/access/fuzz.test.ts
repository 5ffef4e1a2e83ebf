import { buildAppSchema } from '@dashboard/api/app/schema'
import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLInputType } from 'graphql'
import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completedBooking } from '../kit/events'
import { texts } from '../kit/hostile'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

/** Every value that a text, id or scalar is given, one at a time, in every place where the schema takes one. */
const hostile: readonly unknown[] = [
  ...texts.filter(text => text.length < 1_000 && !['NaN', '-1', '%', ' ', '{}', 'null', '10000000000', '9999999999.99'].includes(text)),
  'x'.repeat(1_000_000),
  '=HYPERLINK("http://evil.example","x")',
  '<img src=x onerror=alert(1)>',
  -1,
  2 ** 31,
  1e308,
  { nested: [{}] },
]

const schema = buildAppSchema()
const operations = [schema.getQueryType(), schema.getMutationType()].flatMap(type =>
  Object.values(type?.getFields() ?? {}).map(field => ({ kind: type === schema.getQueryType() ? 'query' : 'mutation', field })),
)
/** They end the session that the others need, or take seconds for each try on purpose. */
const aside = new Set([
  'signOut',
  'signIn',
  'acceptInvitation',
  'resetPassword',
  'switchProvider',
  'changePassword',
  'disableTwoFactor',
  'renewRecoveryCodes',
])

let house: World
let owner: MemberClient
const known: Record<string, string> = {}
beforeAll(async () => {
  house = await world()
  owner = await (await house.provider()).member()
  const record = 'mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded } }'
  await owner.get(record, { events: [completedBooking(new Date(), '10.00')].flat() })
  const { bookings } = await owner.get<{ bookings: { nodes: { id: string; customer: { id: string }; service: { id: string } }[] } }>(
    '{ bookings(first: 1) { nodes { id customer { id } service { id } } } }',
  )
  const [booking] = bookings.nodes
  Object.assign(known, { booking: booking!.id, customer: booking!.customer.id, service: booking!.service.id, member: owner.memberId })
})
afterAll(() => house.close())

/** An id that fits where it is asked for. */
const idFor = (operation: string, name: string): string => {
  const hint = `${name} ${operation}`.toLowerCase()
  const kind = ['customer', 'service', 'member', 'booking'].find(one => hint.includes(one))
  return (kind && known[kind]) ?? '00000000-0000-4000-8000-000000000000'
}

const samples: Record<string, unknown> = {
  String: 'text',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-01-01',
  DateTime: '2026-01-01T09:00:00Z',
  LocalTime: '09:00',
  Decimal: '1.00',
  CurrencyCode: 'EUR',
  JSON: {},
}

type Path = readonly string[]
type Taker = GraphQLArgument | GraphQLInputField

const sampleOf = (operation: string, name: string, type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return sampleOf(operation, name, type.ofType)
  if (isListType(type)) return [sampleOf(operation, name, type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(field => isNonNullType(field.type) && field.defaultValue === undefined)
        .map(field => [field.name, sampleOf(operation, field.name, field.type)]),
    )
  return type.name === 'ID' ? idFor(operation, name) : samples[type.name]
}

/** Every place below an argument where a leaf goes; input types that hold themselves are entered once. */
const leaves = (taker: Taker, path: Path = [], seen: ReadonlySet<string> = new Set()): Path[] => {
  const named = getNamedType(taker.type)
  const here = [...path, taker.name]
  if (isLeafType(named)) return isEnumType(named) ? [] : [here]
  if (!isInputObjectType(named) || seen.has(named.name)) return []
  return Object.values(named.getFields()).flatMap(field => leaves(field, here, new Set([...seen, named.name])))
}

/** The arguments of a call with one of them replaced, lists around it kept. */
const withValue = (field: GraphQLField<unknown, unknown>, path: Path, value: unknown): Record<string, unknown> => {
  const required = field.args.filter(arg => (isNonNullType(arg.type) && arg.defaultValue === undefined) || arg.name === path[0])
  const put = (takers: readonly Taker[], [name, ...rest]: Path, into: Record<string, unknown>): void => {
    const taker = takers.find(one => one.name === name)
    if (!taker || name === undefined) return
    const isList = isListType(isNonNullType(taker.type) ? taker.type.ofType : taker.type)
    if (rest.length === 0) {
      into[name] = isList ? [value] : value
      return
    }
    const named = getNamedType(taker.type)
    const inner = (sampleOf(field.name, name, named) ?? {}) as Record<string, unknown>
    if (isInputObjectType(named)) put(Object.values(named.getFields()), rest, inner)
    into[name] = isList ? [inner] : inner
  }
  const variables = Object.fromEntries(required.map(arg => [arg.name, sampleOf(field.name, arg.name, arg.type)]))
  put(field.args, path, variables)
  return variables
}

const documentOf = (kind: string, field: GraphQLField<unknown, unknown>, variables: Record<string, unknown>): string => {
  const used = field.args.filter(arg => arg.name in variables)
  const declared = used.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const passed = used.map(arg => `${arg.name}: $${arg.name}`).join(', ')
  return `${kind} (${declared}) { ${field.name}(${passed}) ${isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'} }`
}

describe('whatever is written where the schema takes something is answered or refused in our words', () => {
  it.each(
    operations
      .filter(({ field }) => field.args.length > 0 && !aside.has(field.name))
      .map(({ kind, field }) => [kind, field.name, field] as const),
  )('%s %s', async (kind, _name, field) => {
    for (const path of field.args.flatMap(arg => leaves(arg)))
      for (const value of hostile) {
        const variables = withValue(field, path, value)
        const response = await owner.send({ query: documentOf(kind, field, variables), variables })
        const body = await response.text()
        const what = `${path.join('.')} = ${JSON.stringify(value).slice(0, 60)}: ${body.slice(0, 300)}`
        expect(response.status, what).toBeLessThan(500)
        expect(body, what).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|at \w+ \(/)
        expect(body.length, what).toBeLessThan(100_000)
      }
  })
})
