import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ending, hello, rawSocket, says, subscribe, told } from '../kit/socket'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

let house: World
let member: MemberClient
let secret: string
beforeAll(async () => {
  house = await world()
  member = await (await house.provider()).member()
  const { createApiToken } = await member.get<{ createApiToken: { secret: string } }>(
    'mutation { createApiToken(input: { name: "Till", scopes: ["bookings:read"] }) { secret } }',
  )
  secret = createApiToken.secret
})
afterAll(() => house.close())

const viewer = { query: '{ viewer { name } }' }
const foreign: [name: string, origin: string][] = [
  ['another site', 'https://evil.example'],
  ['null', 'null'],
  ['a name that ends alike', 'http://evil-localhost'],
  ['another port', 'http://localhost:1'],
  ['rubbish', 'not an origin'],
]

describe('a page of another site', () => {
  it.each(foreign)('gets nothing by the cookie of who looks at it: %s', async (_name, origin) => {
    const response = await member.send({ query: 'mutation { signOut }' }, { origin })
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    expect((await member.ask(viewer.query)).errors).toBeUndefined()
  })

  it('may not ask beforehand either', async () => {
    const response = await fetch(`${house.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('access-control-allow-headers')).toBeNull()
  })

  it.each(foreign)('opens no socket: %s', async (_name, origin) => {
    expect(await ending(rawSocket(house.url, { cookie: member.cookie, origin }))).toMatchObject({ code: 403 })
    expect(await ending(rawSocket(house.url, { origin }))).toMatchObject({ code: 403 })
  })

  it('is no trouble where it is this one', async () => {
    expect((await member.send(viewer, { origin: house.url })).status).toBe(200)
  })
})

describe('a program', () => {
  const welcomed = async (headers: Record<string, string>, payload?: object) => {
    const socket = rawSocket(house.url, headers)
    const ended = ending(socket)
    says(socket, { ...hello, payload })
    const acknowledged = told(socket, ({ type }) => type === 'connection_ack').then(
      () => 'welcome' as const,
      () => 'refused' as const,
    )
    if ((await Promise.race([acknowledged, ended])) !== 'welcome') return (await ended).code
    const answer = told(socket, ({ id, type }) => id === '1' && type === 'next')
    socket.send(JSON.stringify(subscribe('1', viewer.query)))
    const { payload: given } = await answer
    socket.close()
    return given
  }
  const asTill = { data: { viewer: { name: 'Till' } } }

  it.each(['Authorization', 'authorization'])('shows its token in the upgrade or in the first message: %s', async name => {
    expect(await welcomed({ [name]: `Bearer ${secret}` })).toEqual(asTill)
    expect(await welcomed({}, { [name]: `Bearer ${secret}` })).toEqual(asTill)
    expect(await welcomed({ origin: house.url, cookie: member.cookie }, { [name]: `Bearer ${secret}` })).toEqual(asTill)
  })

  it('without one, or with a wrong one, is nobody, whatever its cookie', async () => {
    expect(await welcomed({})).toBe(4401)
    expect(await welcomed({}, { authorization: 'Bearer pd_wrong' })).toBe(4401)
    expect(await welcomed({}, { authorization: { toString: 'x' } })).toBe(4401)
    expect(await welcomed({ origin: house.url, cookie: member.cookie }, { authorization: `Bearer ${secret}x` })).toBe(4401)
    expect(await welcomed({ cookie: member.cookie })).toBe(403)
  })

  it('asks from wherever it likes', async () => {
    const program = Object.assign(house.stranger(), { token: secret })
    expect(await (await program.send(viewer, { origin: 'https://elsewhere.example' })).json()).toEqual(asTill)
  })

  it('is not meant where a proxy asks people for a password of its own', async () => {
    const response = await member.send(viewer, { authorization: 'Basic dXNlcjpwYXNz' })
    expect(await response.json()).toEqual({ data: { viewer: { name: expect.any(String) as string } } })
  })
})

describe('what the API serves', () => {
  it.each(['/graphql', '/healthz', '/downloads/nothing', '/nothing', '/explorer/start.js'])('%s loads and runs nothing', async path => {
    const { headers } = await fetch(`${house.url}${path}`)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  it('the explorer runs scripts from here alone', async () => {
    const response = await fetch(`${house.url}/explorer`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain(`connect-src 'self' ws://${new URL(house.url).host} `)
    const page = await response.text()
    expect(page).toContain('API token')
    expect(page).not.toMatch(/<script(?![^>]+src=)|\son\w+=|<style/)
  })

  it('letters are for this machine alone, by its own name', async () => {
    expect((await fetch(`${house.url}/mail`)).status).toBe(200)
    const { port } = new URL(house.url)
    expect(await statusAs(`evil.example:${port}`, '/mail')).toBe(404)
  })
})

/** What is answered to a page whose name was made to point here. */
const statusAs = async (host: string, path: string): Promise<number> => {
  const { hostname, port } = new URL(house.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers: { host } }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}
