import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type { Answer } from '../kit/client'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const code = (answer: Answer<unknown>) => answer.errors?.[0]?.extensions?.code

/** An open socket of the member, and how it ends. */
const socketOf = async ({ cookie }: MemberClient): Promise<{ closed: Promise<number> }> => {
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { cookie, origin: house.url },
  })
  const closed = new Promise<number>(resolve => socket.on('close', resolve))
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })))
  await new Promise(resolve => socket.once('message', resolve))
  return { closed }
}

const remove = 'mutation ($id: ID!) { removeTeamMember(id: $id) }'
const restore = 'mutation ($id: ID!) { restoreTeamMember(id: $id) { isActive } }'
const update = 'mutation ($id: ID!, $input: UpdateTeamMemberInput!) { updateTeamMember(id: $id, input: $input) { id } }'
const viewer = '{ viewer { permissions member { firstName email hiredDate actions } } }'

describe('somebody who is removed', () => {
  it('is signed out everywhere at once, and stays out when taken back', async () => {
    const provider = await house.provider()
    const [owner, staff] = [await provider.member('OWNER'), await provider.member('STAFF')]
    const { closed } = await socketOf(staff)
    await owner.get(remove, { id: staff.memberId })
    const since = performance.now()
    expect(await closed).toBe(4401)
    expect(performance.now() - since).toBeLessThan(10_000)
    expect(code(await staff.ask(viewer))).toBe('UNAUTHENTICATED')
    await owner.get(restore, { id: staff.memberId })
    expect(code(await staff.ask(viewer))).toBe('UNAUTHENTICATED')
  })
})

describe('somebody whose rights change', () => {
  it.each([
    ['role', { role: 'CONTRACTOR' }],
    ['permissions', { permissions: { revoke: ['customers.view'] } }],
  ])('by another %s has them at once, on open sockets too', async (_name, input) => {
    const provider = await house.provider()
    const [owner, staff] = [await provider.member('OWNER'), await provider.member('STAFF')]
    const { closed } = await socketOf(staff)
    await owner.get(update, { id: staff.memberId, input })
    expect(await closed).toBe(4403)
    const { data } = await staff.ask<{ viewer: { permissions: string[] } }>(viewer)
    expect(data?.viewer.permissions).not.toContain('customers.view')
  })
})

describe('the viewer’s own entry', () => {
  it('tells everything of oneself', async () => {
    const staff = await (await house.provider()).member('STAFF')
    expect((await staff.get<{ viewer: { member: object } }>(viewer)).viewer.member).toEqual({
      firstName: 'STAFF',
      email: staff.email,
      hiredDate: '2024-01-01',
      actions: ['CHANGE_CONTACT'],
    })
  })
})

describe('owners who remove each other in a circle', () => {
  it('leave one behind', async () => {
    const provider = await house.provider()
    const owners = await Promise.all(Array.from({ length: 4 }, () => provider.member('OWNER')))
    for (const owner of owners) await owner.get('{ team { members { id email access actions } roles { role permissions { name } } } }')
    const answers = await Promise.all(owners.map((owner, index) => owner.ask(remove, { id: owners[(index + 1) % 4]!.memberId })))
    const { rows } = await house.sql.query(`select 1 from team_members where provider_id = $1 and role = 'OWNER' and is_active`, [
      provider.id,
    ])
    expect(rows.length).toBeGreaterThanOrEqual(1)
    expect(answers.filter(answer => answer.errors === undefined)).toHaveLength(4 - rows.length)
  })
})
