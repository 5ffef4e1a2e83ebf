import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionWatch } from '@dashboard/api/access/session-watch.service'
import WebSocket from 'ws'
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

interface Options {
  origin?: string | null
  cookie?: string
  path?: string
  protocol?: string
}

const open = ({ origin = house.url, cookie = member.cookie, ...rest }: Options = {}) =>
  rawSocket(house.url, { ...(cookie ? { cookie } : {}), ...(origin === null ? {} : { origin }) }, rest)

const ask = (id: string, query: string) => subscribe(id, query)

/** An open, acknowledged socket, after which `messages` are said. */
const acknowledged = async (options: Options, ...messages: unknown[]): Promise<WebSocket> => {
  const socket = open(options)
  says(socket, hello)
  await told(socket, ({ type }) => type === 'connection_ack')
  // What is told early must not be missed by who listens from the next line on.
  setImmediate(() => {
    for (const message of messages) socket.send(JSON.stringify(message))
  })
  return socket
}

describe('the upgrade', () => {
  it.each([
    ['no Origin', null],
    ['null', 'null'],
    ['another site', 'https://evil.example'],
    ['a name that ends alike', 'http://evil-localhost'],
  ])('refuses %s', async (_name, origin) => {
    expect(await ending(open({ origin }))).toMatchObject({ code: 403 })
  })

  it('survives a refused client that breaks off', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { hostname, port } = new URL(house.url)
      const raw = connect(Number(port), hostname)
      raw.on('error', () => undefined)
      await new Promise<void>(resolve => raw.once('connect', () => resolve()))
      raw.write(
        `GET /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://evil.example\r\n\r\n`,
      )
      if (n % 2 === 0) await new Promise(resolve => setTimeout(resolve, 5))
      raw.resetAndDestroy()
    }
    await new Promise(resolve => setTimeout(resolve, 100))
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200)
  })

  it('refuses another path', async () => {
    expect((await ending(open({ path: '/elsewhere' }))).code).toBe(1006)
  })
})

describe('the protocol', () => {
  it('4401 without a session', async () => {
    const socket = open({ cookie: '' })
    says(socket, hello)
    expect(await ending(socket)).toMatchObject({ code: 4401 })
  })

  it('4401 before it was opened', async () => {
    const socket = open()
    says(socket, ask('1', '{ viewer { id } }'))
    expect(await ending(socket)).toMatchObject({ code: 4401 })
  })

  it('4400 for what is no message', async () => {
    const socket = open()
    says(socket, 'what?')
    expect(await ending(socket)).toMatchObject({ code: 4400 })
  })

  it('4406 for another protocol', async () => {
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/graphql`, { headers: { cookie: member.cookie, origin: house.url } })
    expect(await ending(socket)).toMatchObject({ code: 4406 })
  })

  it('4408 for who says nothing', async () => {
    expect(await ending(open())).toMatchObject({ code: 4408 })
  })

  it('4409 for an id in use', async () => {
    const socket = await acknowledged({})
    const closed = ending(socket)
    socket.send(JSON.stringify(ask('same', 'subscription { metricUpdated { version } }')))
    socket.send(JSON.stringify(ask('same', 'subscription { metricUpdated { version } }')))
    expect(await closed).toMatchObject({ code: 4409 })
  })

  it('4429 for opening twice', async () => {
    const socket = open()
    says(socket, hello, hello)
    expect(await ending(socket)).toMatchObject({ code: 4429 })
  })

  it('1009 for a message that is too long', async () => {
    const socket = open()
    says(socket, hello, ask('1', `{ viewer { id } } # ${'x'.repeat(300_000)}`))
    expect(await ending(socket)).toMatchObject({ code: 1009 })
  })

  it('answers queries, and refuses what cannot be as over HTTP', async () => {
    const socket = await acknowledged(
      {},
      ask('good', '{ viewer { email } }'),
      ask('bad', '{ nonsense }'),
      ask('deep', `{ overview ${'{ recentActivity { booking { customer '.repeat(8)} { id } ${'}'.repeat(24)} }`),
    )
    const good = told(socket, ({ id, type }) => id === 'good' && type === 'next')
    const bad = told(socket, ({ id }) => id === 'bad')
    expect((await good).payload).toEqual({ data: { viewer: { email: member.email } } })
    expect(await bad).toMatchObject({ type: 'error', payload: [{ message: expect.stringContaining('nonsense') as string }] })
    socket.close()
  })

  it('has no way to change the session', async () => {
    const socket = await acknowledged(
      {},
      ask('1', `mutation { signIn(email: "${randomUUID()}", password: "x") { id } }`),
      ask('2', 'mutation { signOut }'),
    )
    const answer = await told(socket, ({ id, type }) => id === '2' && type === 'next')
    expect(JSON.stringify(answer.payload)).toContain('BAD_USER_INPUT')
    expect(await member.get('{ viewer { email } }')).toEqual({ viewer: { email: member.email } })
    socket.close()
  })

  it('4429 for more operations than anybody needs', async () => {
    const socket = await acknowledged(
      {},
      ...Array.from({ length: 51 }, (_, n) => ask(`s${n}`, 'subscription { metricUpdated { version } }')),
    )
    expect(await ending(socket)).toMatchObject({ code: 4429 })
  })

  it('4429 for more sockets than anybody needs', async () => {
    const person = await (await house.provider()).member('STAFF')
    const sockets = await Promise.all(Array.from({ length: 50 }, () => acknowledged({ cookie: person.cookie })))
    const one = open({ cookie: person.cookie })
    says(one, hello)
    expect(await ending(one)).toMatchObject({ code: 4429 })
    for (const socket of sockets) socket.terminate()
  })

  it('has no room for a client that asks and never reads', async () => {
    const socket = await acknowledged({})
    const closed = ending(socket)
    socket.pause()
    const ping = JSON.stringify({ type: 'ping', payload: { echo: 'x'.repeat(200_000) } })
    for (let n = 0; n < 200; n += 1) socket.send(ping)
    await new Promise(resolve => setTimeout(resolve, 1_000))
    socket.resume()
    expect((await closed).code).toBe(1006)
  })
})

describe('open sockets', () => {
  it('close when their session ends, and no other', async () => {
    const provider = await house.provider()
    const [leaver, stayer] = [await provider.member('STAFF'), await provider.member('STAFF')]
    const [leaving, staying] = [await acknowledged({ cookie: leaver.cookie }), await acknowledged({ cookie: stayer.cookie })]
    const closed = ending(leaving)
    await leaver.get('mutation { signOut }')
    const since = performance.now()
    expect(await closed).toEqual({ code: 4401, reason: 'The session has ended' })
    expect(performance.now() - since).toBeLessThan(10_000)
    expect(staying.readyState).toBe(WebSocket.OPEN)
    staying.close()
  })

  it.each([
    ['of who was removed', 'is_active = false', 4401],
    ['of whose role has changed', `role = 'CONTRACTOR'`, 4403],
  ])('%s close', async (_name, change, code) => {
    const person = await (await house.provider()).member('STAFF')
    const socket = await acknowledged({ cookie: person.cookie })
    const closed = ending(socket)
    await house.sql.query(`update team_members set ${change} where id = $1`, [person.memberId])
    await house.app.house.singleton(sessionWatch).sweep()
    expect(await closed).toMatchObject({ code })
  })
})
