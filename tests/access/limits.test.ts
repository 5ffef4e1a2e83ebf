import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getIntrospectionQuery } from 'graphql'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

let house: World
let member: MemberClient
beforeAll(async () => {
  house = await world()
  member = await (await house.provider()).member()
})
afterAll(() => house.close())

const repeated = (count: number, part: (n: number) => string) => Array.from({ length: count }, (_, n) => part(n)).join(' ')

/** Documents that ask for more than anybody needs. */
const greedy: [name: string, query: string, said: string][] = [
  [
    'nesting',
    `{ activity { nodes ${repeated(10, () => '{ booking { customer { id } service { id } }').replaceAll('} service { id } }', '')} ${'}'.repeat(30)}`,
    '',
  ],
  ['depth', `{ __schema { types ${'{ fields { type '.repeat(9)} { name } ${'} }'.repeat(9)} } }`, 'depth'],
  ['aliases', `{ ${repeated(60, n => `a${n}: viewer { id }`)} }`, 'aliases'],
  ['directives', `{ viewer { id ${'@include(if: true) '.repeat(50)} } }`, ''],
  [
    'fields',
    `{ ${repeated(40, n => `a${n}: viewer { ...f }`)} } fragment f on Viewer { ${repeated(30, () => 'id name email role')} }`,
    'fields',
  ],
  [
    'cost',
    '{ bookings(first: 100) { nodes { id customer { id name email } service { id name category } } } again: bookings(first: 100) { nodes { customer { pets { id name species breed } } } } activity(first: 100) { nodes { booking { customer { pets { id name } } } } } a: bookings(first: 100) { nodes { customer { pets { id name species breed } } } } }',
    '',
  ],
  ['a circle of fragments', '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }', 'a'],
  [
    'a doubling of fragments',
    `{ viewer { ...f0 } } ${repeated(25, n => `fragment f${n} on Viewer { ${n === 24 ? 'id' : `...f${n + 1} provider { id } ...f${n + 1}`} }`)}`,
    '',
  ],
  ['tokens', `{ viewer { ${'id '.repeat(4_000)} } }`, 'tokens'],
]

describe('what asks for too much is refused in few words', () => {
  it.each(greedy.filter(([name]) => name !== 'nesting' && name !== 'cost'))('%s', async (_name, query, said) => {
    const response = await member.send({ query })
    const body = await response.text()
    expect(body).toContain(said)
    expect(JSON.parse(body)).toMatchObject({ errors: expect.arrayContaining([expect.anything()]) as unknown })
    expect(body).not.toContain('"data":{')
    expect(body.length).toBeLessThan(4_096)
  })

  it('bodies that are too long', async () => {
    const response = await member.send({ query: '{ viewer { id } }', variables: { padding: 'x'.repeat(5_000_000) } })
    expect(response.status).toBe(413)
    expect((await response.text()).length).toBeLessThan(500)
  })

  it('several operations in one request', async () => {
    const response = await member.send([{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }])
    expect(response.status).toBe(400)
  })
})

describe('what the screens and tools ask is not', () => {
  it('the whole schema, by who is signed in', async () => {
    expect((await member.ask(getIntrospectionQuery())).errors).toBeUndefined()
    expect((await house.stranger().ask(getIntrospectionQuery())).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  it('a page of a hundred bookings with all that belongs to them', async () => {
    const { errors } = await member.ask(
      '{ bookings(first: 100) { nodes { id status price { amount currency } customer { id name pets { id name } } service { id name } assignedTo { id firstName } review { rating } } pageInfo { hasNextPage endCursor } totalCount } }',
    )
    expect(errors).toBeUndefined()
  })
})

describe('requests that another site could make a browser send', () => {
  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'query={viewer{id}}'],
    ['plain text', { 'content-type': 'text/plain' }, '{"query":"mutation { signOut }"}'],
    [
      'a file',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{viewer{id}}\r\n--x--',
    ],
  ])('%s', async (_name, headers, body) => {
    const response = await member.send(body, headers)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toContain('"data"')
  })

  it('an address', async () => {
    const response = await fetch(`${house.url}/graphql?query={viewer{id}}`, { headers: { cookie: member.cookie } })
    expect(response.status).toBe(400)
  })

  it('an address that changes something', async () => {
    const response = await fetch(`${house.url}/graphql?query=${encodeURIComponent('mutation { signOut }')}`, {
      headers: { cookie: member.cookie, 'apollo-require-preflight': 'true' },
    })
    expect(response.status).toBe(405)
    expect((await member.ask('{ viewer { id } }')).errors).toBeUndefined()
  })
})
