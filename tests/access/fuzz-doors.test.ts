import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { texts } from '../kit/hostile'
import { hello, rawSocket, says, subscribe, told } from '../kit/socket'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

const hostile = [
  ...texts.filter(text => text.length < 1_000),
  'x'.repeat(200_000),
  '=HYPERLINK("http://evil.example","x")',
  '<svg onload=alert(1)>',
]

let house: World
let member: MemberClient
beforeAll(async () => {
  house = await world()
  member = await (await house.provider()).member()
})
afterAll(() => house.close())

/** What anybody may try, or a person with their session at hand; each takes what is written in the place of every text. */
const doors: [name: string, query: string][] = [
  ['signIn', 'mutation ($t: String!) { signIn(email: $t, password: $t, code: $t) { id } }'],
  ['acceptInvitation', 'mutation ($t: String!) { acceptInvitation(token: $t, password: $t) { id } }'],
  ['resetPassword', 'mutation ($t: String!) { resetPassword(token: $t, password: $t) }'],
  ['changePassword', 'mutation ($t: String!) { changePassword(currentPassword: $t, newPassword: $t) }'],
  ['switchProvider', 'mutation ($t: ID!) { switchProvider(providerId: $t) { id } }'],
]

const isFine = (status: number, body: string, what: string): void => {
  expect(status, what).toBeLessThan(500)
  expect(body, what).toContain('"errors"')
  expect(body, what).not.toMatch(/INTERNAL_SERVER_ERROR|GRAPHQL_VALIDATION_FAILED|node_modules|at \w+ \(/)
  expect(body.length, what).toBeLessThan(4_096)
}

describe('whatever is written at the doors is refused in our words', () => {
  it.each(doors)('%s', async (_name, query) => {
    for (const t of hostile) {
      const response = await member.send({ query, variables: { t } })
      isFine(response.status, await response.text(), JSON.stringify(t).slice(0, 60))
    }
    expect((await member.ask('{ viewer { id } }')).errors).toBeUndefined()
  })

  it('and a socket stays open whatever it is told', async () => {
    const socket = rawSocket(house.url, { cookie: member.cookie, origin: house.url })
    socket.setMaxListeners(0)
    says(socket, hello)
    await told(socket, ({ type }) => type === 'connection_ack')
    for (const [n, t] of hostile.entries()) {
      const answered = told(socket, ({ id, type }) => id === String(n) && type !== 'complete')
      socket.send(JSON.stringify(subscribe(String(n), 'query ($t: ID!) { customer(id: $t) { id } booking(id: $t) { id } }', { t })))
      expect(JSON.stringify(await answered)).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules/)
    }
    for (const message of [
      '{"id":"\\u0000","type":"subscribe","payload":{"query":"\\ud800"}}',
      '{"id":"b","type":"subscribe","payload":{"query":"{ viewer { id } }","variables":{"__proto__":{"x":1}}}}',
    ])
      socket.send(message)
    const alive = told(socket, ({ id, type }) => id === 'last' && type === 'next')
    socket.send(JSON.stringify(subscribe('last', '{ viewer { email } }')))
    expect((await alive).payload).toEqual({ data: { viewer: { email: member.email } } })
    socket.close()
  })
})
