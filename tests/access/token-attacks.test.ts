import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import type { World } from '../kit/world'
import { world } from '../kit/world'

let house: World
beforeAll(async () => {
  // Behind a proxy that ends TLS, whose word about the visitor's address counts.
  house = await world({ settings: { publicUrl: 'https://dashboard.example.com' } })
})
afterAll(() => house.close())

const create = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { id } } }'
const make = async (maker: Client, scopes: string[]) => {
  const { createApiToken } = await maker.get<{ createApiToken: { secret: string; token: { id: string } } }>(create, {
    input: { name: 'Till', scopes },
  })
  return { id: createApiToken.token.id, program: Object.assign(house.stranger(), { token: createApiToken.secret }) }
}
const bookings = '{ bookings(first: 1) { totalCount } }'
const codeOf = async (client: Client, document: string, variables: Record<string, unknown> = {}) =>
  (await client.ask(document, variables)).errors?.[0]?.extensions?.code
const live = 'subscription { activityAdded { id } }'
const closeCode = (socket: { error: unknown }) => (socket.error as { code?: number } | null)?.code

describe('a token', () => {
  it('dies with the membership of who made it, its open sockets at once', async () => {
    const provider = await house.provider()
    const [owner, other] = [await provider.member(), await provider.member()]
    const { program } = await make(other, ['bookings:read'])
    const socket = program.subscribe(live)
    expect(await codeOf(program, bookings)).toBeUndefined()
    await owner.get('mutation ($id: ID!) { removeTeamMember(id: $id) }', { id: other.memberId })
    await expect.poll(() => closeCode(socket), { timeout: 60_000 }).toBe(4401)
    expect(await codeOf(program, bookings)).toBe('UNAUTHENTICATED')
    const again = program.subscribe(live)
    await expect.poll(() => closeCode(again), { timeout: 60_000 }).toBe(4401)
  })

  it('does less as soon as its maker may do less, on open sockets too', async () => {
    const provider = await house.provider()
    const [owner, manager] = [await provider.member(), await provider.member('MANAGER')]
    const permissions = (grant: string[], revoke: string[]) =>
      owner.get('mutation ($id: ID!, $input: UpdateTeamMemberInput!) { updateTeamMember(id: $id, input: $input) { id } }', {
        id: manager.memberId,
        input: { permissions: { grant, revoke } },
      })
    await permissions(['tokens.manage'], [])
    const { program } = await make(manager, ['bookings:read'])
    const socket = program.subscribe(live)
    expect(await codeOf(program, bookings)).toBeUndefined()
    // A socket that opens after the change would open with what is allowed by then.
    const hear = async (): Promise<boolean> => {
      await record(owner, completedBooking(new Date(), '1.00'))
      return socket.received.length > 0
    }
    await expect.poll(hear).toBe(true)
    await permissions(['tokens.manage'], ['bookings.view'])
    await expect.poll(() => closeCode(socket), { timeout: 60_000 }).toBe(4403)
    expect(await codeOf(program, bookings)).toBe('FORBIDDEN')
  })

  it('of who sees only their own work sees no more', async () => {
    const provider = await house.provider()
    const staff = await provider.member('STAFF')
    await house.sql.query(`update team_members set permissions = '{"grant":["tokens.manage"],"revoke":[]}' where id = $1`, [staff.memberId])
    const { program, id } = await make(staff, ['bookings:read', 'metrics:read'])
    expect(await codeOf(program, bookings)).toBeUndefined()
    const { viewer } = await program.get<{ viewer: { permissions: string[] } }>('{ viewer { permissions } }')
    expect(viewer.permissions).toEqual(['bookings.view', 'metrics.view'])
    expect(await staff.get('mutation ($id: ID!) { revokeApiToken(id: $id) }', { id })).toEqual({ revokeApiToken: true })
  })

  it('that was tampered with is nobody', async () => {
    const { program } = await make(await (await house.provider()).member(), ['bookings:read'])
    const secret = program.token
    const other = secret.endsWith('A') ? 'B' : 'A'
    for (const tampered of [
      secret.slice(0, -1),
      `${secret}A`,
      secret.toUpperCase(),
      `${secret.slice(0, -1)}${other}`,
      `${secret} x`,
      `x${secret}`,
    ]) {
      program.token = tampered
      expect(await codeOf(program, bookings), tampered.slice(0, 6)).toBe('UNAUTHENTICATED')
    }
  })

  it('is written down from each new network, whatever way it comes, and not again', async () => {
    const { id, program } = await make(await (await house.provider()).member(), ['bookings:read'])
    for (const from of ['203.0.113.1', '203.0.113.1', '198.51.100.7', '203.0.113.1'])
      await program.send({ query: bookings }, { 'x-forwarded-for': from })
    const { rows } = await house.sql.query<{ ip: string }>(
      `select ip from audit_log where actor_token_id = $1 and action = 'TOKEN_USED_FROM_NEW_PLACE' order by at`,
      [id],
    )
    expect(rows.map(({ ip }) => ip)).toEqual(['203.0.113.1', '198.51.100.7'])
  })

  it('makes no session, and no other token', async () => {
    const { program } = await make(await (await house.provider()).member(), ['team:write'])
    const response = await program.send({ query: 'mutation { signIn(email: "a@b.test", password: "x") { id } }' })
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await codeOf(program, create, { input: { name: 'More', scopes: ['bookings:read'] } })).toBe('FORBIDDEN')
  })
})
