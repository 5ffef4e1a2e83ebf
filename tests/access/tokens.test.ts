import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { completedBooking } from '../kit/events'
import type { World } from '../kit/world'
import { world } from '../kit/world'

let house: World
const clock = { now: new Date('2026-11-23T09:00:00Z') }
beforeAll(async () => {
  house = await world({ now: () => clock.now })
})
afterAll(() => house.close())

interface Created {
  createApiToken: { secret: string; token: { id: string; name: string; prefix: string; scopes: string[]; expiresAt: string } }
}
const create = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { id name prefix scopes expiresAt } } }`
const make = async (owner: Client, scopes: string[], more: Record<string, unknown> = {}) => {
  const { createApiToken } = await owner.get<Created>(create, { input: { name: 'Till', scopes, ...more } })
  return { ...createApiToken, program: Object.assign(house.stranger(), { token: createApiToken.secret }) }
}
const codeOf = async (client: Client, document: string, variables: Record<string, unknown> = {}) =>
  (await client.ask(document, variables)).errors?.[0]?.extensions?.code
const bookings = '{ bookings(first: 1) { totalCount } }'
const record = 'mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded } }'
const day = 86_400_000

describe('a token', () => {
  it('does what its scopes say, and nothing else', async () => {
    const owner = await (await house.provider()).member()
    const { program: reader } = await make(owner, ['bookings:read'])
    const { program: writer } = await make(owner, ['events:write'])
    expect(await codeOf(reader, bookings)).toBeUndefined()
    expect(await codeOf(writer, bookings)).toBe('FORBIDDEN')
    const events = [completedBooking(clock.now, '12.00')].flat()
    expect(await codeOf(reader, record, { events })).toBe('FORBIDDEN')
    expect(await codeOf(writer, record, { events })).toBeUndefined()
    expect((await reader.get<{ bookings: { totalCount: number } }>(bookings)).bookings.totalCount).toBe(1)
    for (const document of [
      '{ sessions { id } }',
      '{ apiTokens { id } }',
      'mutation { setUpTwoFactor { uri } }',
      'mutation { revokeOtherSessions }',
    ])
      expect(await codeOf(reader, document)).toBe('FORBIDDEN')
  })

  it('is of one provider, and shows only its hash to who reads the tables', async () => {
    const business = await house.provider()
    const owner = await business.member()
    const { program, secret, token } = await make(owner, ['team:read'])
    const { viewer } = await program.get<{ viewer: object }>('{ viewer { name provider { id } providers { id } } }')
    expect(viewer).toEqual({ name: 'Till', provider: { id: String(business.id) }, providers: [{ id: String(business.id) }] })
    expect(secret).toMatch(/^pd_[\w-]{43}$/)
    expect(secret.startsWith(token.prefix)).toBe(true)
    const { rows } = await house.sql.query<{ text: string }>('select t::text as text from api_tokens t where id = $1', [token.id])
    expect(rows[0]!.text).not.toContain(secret.slice(9))
    expect(JSON.stringify(await owner.get('{ apiTokens { id name prefix scopes createdBy lastUsedAt } }'))).not.toContain(secret.slice(9))
  })

  it('never does more than its maker may now', async () => {
    const business = await house.provider()
    const maker = await business.member('MANAGER')
    const change = (changes: object) =>
      house.sql.query('update team_members set permissions = $2 where id = $1', [maker.memberId, JSON.stringify(changes)])
    await change({ grant: ['tokens.manage'], revoke: [] })
    const { program } = await make(maker, ['bookings:read', 'customers:read'])
    expect(await codeOf(program, bookings)).toBeUndefined()
    await change({ grant: ['tokens.manage'], revoke: ['bookings.view'] })
    expect(await codeOf(program, bookings)).toBe('FORBIDDEN')
    const { errors } = await maker.ask(create, { input: { name: 'More', scopes: ['bookings:read', 'everything'] } })
    expect(errors?.[0]?.extensions?.fields?.map(({ path }) => path)).toEqual(['input.scopes.1'])
    await house.sql.query('update team_members set is_active = false where id = $1', [maker.memberId])
    expect(await codeOf(program, bookings)).toBe('UNAUTHENTICATED')
  })

  it('ends by itself, and at once when it is revoked, its sockets too', async () => {
    const owner = await (await house.provider()).member()
    const { program: brief } = await make(owner, ['bookings:read'], { expiresAt: new Date(clock.now.getTime() + day) })
    clock.now = new Date(clock.now.getTime() + day)
    expect(await codeOf(brief, bookings)).toBe('UNAUTHENTICATED')
    const { program, token } = await make(owner, ['bookings:read'])
    const socket = program.subscribe('subscription { activityAdded { id } }')
    const revoke = 'mutation ($id: ID!) { revokeApiToken(id: $id) }'
    const stranger = await (await house.provider()).member()
    expect(await codeOf(stranger, revoke, { id: token.id })).toBe('NOT_FOUND')
    expect(await codeOf(program, bookings)).toBeUndefined()
    await owner.get(revoke, { id: token.id })
    await expect.poll(() => (socket.error as { code?: number } | null)?.code, { timeout: 60_000 }).toBe(4401)
    expect(await codeOf(program, bookings)).toBe('UNAUTHENTICATED')
    expect(await codeOf(owner, revoke, { id: token.id })).toBe('NOT_FOUND')
  })

  it('is told of when it comes from a new place, and when it was used', async () => {
    const owner = await (await house.provider()).member()
    const { program, token } = await make(owner, ['bookings:read'])
    const before = await owner.get<{ apiTokens: { lastUsedAt: string | null }[] }>('{ apiTokens { lastUsedAt } }')
    expect(before.apiTokens).toEqual([{ lastUsedAt: null }])
    await program.get(bookings)
    await program.get(bookings)
    const { rows } = await house.sql.query('select 1 from audit_log where actor_token_id = $1 and action = $2', [
      token.id,
      'TOKEN_USED_FROM_NEW_PLACE',
    ])
    expect(rows).toHaveLength(1)
    const after = await owner.get<{ apiTokens: { lastUsedAt: string | null }[] }>('{ apiTokens { lastUsedAt } }')
    expect(after.apiTokens[0]!.lastUsedAt).toBe(clock.now.toISOString())
  })

  it('that is wrong is nobody, whatever the cookie says', async () => {
    const owner = await (await house.provider()).member()
    for (const token of [`pd_${'x'.repeat(43)}`, 'short', 'x'.repeat(5000)]) {
      owner.token = token
      expect(await codeOf(owner, bookings)).toBe('UNAUTHENTICATED')
    }
  })

  it.each([
    [{ name: ' ', scopes: ['bookings:read'] }, ['input.name']],
    [{ name: 'x'.repeat(101), scopes: [] }, ['input.name', 'input.scopes']],
    [{ name: 'Past', scopes: ['bookings:read'], expiresAt: '2020-01-01T00:00:00Z' }, ['input.expiresAt']],
  ])('is not made of %j', async (input, paths) => {
    const owner = await (await house.provider()).member()
    const { errors } = await owner.ask(create, { input })
    expect(errors?.[0]?.extensions?.fields?.map(({ path }) => path)).toEqual(paths)
  })
})
