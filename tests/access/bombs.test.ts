import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ending, hello, rawSocket, says, subscribe, told } from '../kit/socket'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

let house: World
let member: MemberClient
beforeAll(async () => {
  house = await world()
  member = await (await house.provider()).member()
})
afterAll(() => house.close())

const many = (count: number, part: (n: number) => string) => Array.from({ length: count }, (_, n) => part(n)).join(' ')
const nested = (depth: number, text: string): string => (depth === 0 ? 'id' : `${text} { ${nested(depth - 1, text)} }`)

interface Bomb {
  query: string
  variables?: object
}

/** Small to send, dear to answer. */
const bombs: Record<string, Bomb> = {
  aliases: { query: `{ ${many(200, n => `a${n}: viewer { id }`)} }` },
  depth: { query: `{ bookings { nodes { ${nested(200, 'customer')} } } }` },
  'depth of the schema itself': { query: `{ __schema { types { ${nested(30, 'fields { type')}${' }'.repeat(30)} } } }` },
  directives: { query: `{ viewer { id ${many(100, () => '@include(if: true)')} } }` },
  'unknown directives': { query: `{ viewer { id ${many(400, n => `@d${n}`)} } }` },
  'the same field again and again': { query: `{ viewer { ${many(1_900, () => 'id')} } }` },
  'the same object again and again': { query: `{ viewer { ${many(480, () => 'provider { id }')} } }` },
  'a circle of fragments': { query: '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }' },
  'fragments that double': {
    query: `{ viewer { ...f0 } } ${many(60, n => `fragment f${n} on Viewer { ${n === 59 ? 'id' : `...f${n + 1} provider { id } ...f${n + 1}`} }`)}`,
  },
  'fragments that all spread each other': {
    query: `{ viewer { ...f0 } } ${many(25, n => `fragment f${n} on Viewer { id ${many(20, m => `...f${(n + m + 1) % 25}`)} }`)}`,
  },
  'pages of pages': {
    query: `{ ${many(30, n => `q${n}: bookings(first: 100) { nodes { customer { pets { id name } } service { id } } }`)} }`,
  },
  tokens: { query: `{ ${'a '.repeat(30_000)} }` },
  'a name without end': { query: `{ ${'a'.repeat(60_000)} }` },
  'unknown names': { query: `{ ${many(900, n => `${'x'.repeat(50)}${n}`)} }` },
  'variables that nobody declared': { query: `query (${many(300, n => `$v${n}: Nothing`)}) { viewer { id } }` },
  'values that do not fit': {
    query: `query (${many(30, n => `$v${n}: Int`)}) { viewer { id } ${many(30, n => `a${n}: bookings(first: $v${n}) { totalCount }`)} }`,
    variables: Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`v${n}`, 'x'.repeat(2_000)])),
  },
  brackets: { query: '{'.repeat(20_000) },
  'lists in lists': { query: `{ customer(id: ${'['.repeat(900)}${']'.repeat(900)}) { id } }` },
}

describe.each(Object.entries(bombs))('%s', (_name, { query, variables = {} }) => {
  it('are refused over HTTP in few words', async () => {
    const response = await member.send({ query, variables })
    const body = await response.text()
    expect(response.status).toBeLessThan(500)
    expect(body.length, body.slice(0, 300)).toBeLessThan(4_096)
    expect(body).toContain('"errors"')
    expect(body).not.toMatch(/"data":\{|INTERNAL_SERVER_ERROR/)
  })

  it('are refused over a socket, which goes on', async () => {
    const socket = rawSocket(house.url, { cookie: member.cookie, origin: house.url })
    says(socket, hello)
    await told(socket, ({ type }) => type === 'connection_ack')
    const refused = told(socket, ({ id, type }) => id === 'bomb' && type !== 'complete')
    const next = told(socket, ({ id, type }) => id === 'next' && type === 'next')
    socket.send(JSON.stringify(subscribe('bomb', query, variables)))
    socket.send(JSON.stringify(subscribe('next', '{ viewer { email } }')))
    const answer = JSON.stringify(await refused)
    expect(answer.length, answer.slice(0, 300)).toBeLessThan(4_096)
    expect(answer).toContain('"message"')
    expect(answer).not.toMatch(/"data":\{|INTERNAL_SERVER_ERROR/)
    expect((await next).payload).toEqual({ data: { viewer: { email: member.email } } })
    socket.close()
  })
})

describe('what is simply too long', () => {
  it.each([
    ['10 MB of a query', { query: `{ viewer { id } } # ${'x'.repeat(10 * 1024 * 1024)}` }],
    ['a query of 100 KB', { query: `{ viewer { id } } # ${'x'.repeat(100 * 1024)}` }],
  ])('%s', async (_name, body) => {
    const response = await member.send(body)
    expect(response.status).toBe(413)
    expect((await response.text()).length).toBeLessThan(500)
  })

  it('10 MB over a socket', async () => {
    const socket = rawSocket(house.url, { cookie: member.cookie, origin: house.url })
    says(socket, hello, subscribe('1', `{ viewer { id } } # ${'x'.repeat(10 * 1024 * 1024)}`))
    expect(await ending(socket)).toMatchObject({ code: 1009 })
  })

  it('several operations at once', async () => {
    const response = await member.send(Array.from({ length: 100 }, () => ({ query: '{ viewer { id } }' })))
    expect(response.status).toBe(400)
  })

  it('values that are nested without end', async () => {
    const record =
      'mutation ($payload: JSON!) { recordEvents(events: [{ id: "00000000-0000-4000-8000-000000000000", type: INQUIRY_RECEIVED, occurredAt: "2026-01-01T00:00:00Z", payload: $payload }]) { recorded } }'
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const depth = 100_000
      const payload = `${open.repeat(depth)}1${close.repeat(depth)}`
      const response = await member.send(`{"query":${JSON.stringify(record)},"variables":{"payload":${payload}}}`)
      const body = await response.text()
      expect(response.status).toBeLessThan(500)
      expect(body.length).toBeLessThan(4_096)
      expect(body).toContain('BAD_USER_INPUT')
    }
  })
})
