import { createHash, randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Colleague, Outcome } from '../../../../../tests/kit/colleagues'
import { auditOf, hire } from '../../../../../tests/kit/colleagues'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { bookingsResolvers } from '../bookings'
import { teamResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...teamResolvers], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
const now = new Date('2026-03-10T12:00:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
let provider: Provider
let owner: Colleague
let manager: Colleague
let staff: Colleague

beforeEach(async () => {
  world.clock.now = now
  provider = await world.provider()
  owner = await hire(world, provider, 'OWNER')
  manager = await hire(world, provider, 'MANAGER')
  staff = await hire(world, provider, 'STAFF')
})
afterAll(() => world.close())

type Told = Record<string, unknown>
const remove = (by: Colleague, of: { id: string }, more = ''): Promise<Outcome<boolean>> =>
  by.outcome(`mutation ($id: ID!) { removeTeamMember(id: $id${more}) }`, { id: of.id })
const change = (by: Colleague, name: string, of: { id: string }): Promise<Outcome<Told>> =>
  by.outcome(`mutation ($id: ID!) { ${name}(id: $id) { id access isActive terminatedDate invitation { createdAt expiresAt } } }`, {
    id: of.id,
  })
const demote = (by: Colleague, of: Colleague): Promise<Outcome<Told>> =>
  by.outcome('mutation ($id: ID!) { updateTeamMember(id: $id, input: { role: STAFF }) { id } }', { id: of.id })
const owners = async (): Promise<number> =>
  (await world.pool.query(`select 1 from team_members where provider_id = $1 and role = 'OWNER' and is_active`, [provider.id])).rowCount ??
  0

describe('the last owner', () => {
  it('is neither removed nor demoted', async () => {
    expect(await remove(owner, owner)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('last owner') as string })
    expect(await demote(owner, owner)).toMatchObject({ code: 'CONFLICT' })
    expect(await remove(manager, owner)).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is whoever can sign in: an owner without an account does not count', async () => {
    const invited = await hire(world, provider, 'OWNER')
    await world.pool.query('update team_members set user_id = null where id = $1', [invited.id])
    expect(await demote(owner, owner)).toMatchObject({ code: 'CONFLICT' })
    expect(await remove(owner, invited)).toMatchObject({ value: true })
  })

  it('stays when two owners remove or demote each other, or both leave, at the same moment', async () => {
    const rounds: ((one: Colleague, other: Colleague) => Promise<Outcome<unknown>>[])[] = [
      (one, other) => [remove(one, other), remove(other, one)],
      (one, other) => [demote(one, other), demote(other, one)],
      (one, other) => [remove(one, one), demote(other, other)],
      (one, other) => [remove(one, other), demote(other, other), demote(one, one), remove(other, one)],
    ]
    for (const round of rounds) {
      provider = await world.provider()
      const [one, other] = [await hire(world, provider, 'OWNER'), await hire(world, provider, 'OWNER')]
      const outcomes = await Promise.all(round(one, other))
      expect(new Set(outcomes.map(outcome => outcome.code))).toEqual(new Set([undefined, 'CONFLICT']))
      expect(await owners()).toBe(1)
    }
  })

  it('stays however many leave at once', async () => {
    const crowd = [owner, ...(await Promise.all(Array.from({ length: 7 }, () => hire(world, provider, 'OWNER'))))]
    const outcomes = await Promise.all(crowd.map((one, index) => (index % 2 ? remove(one, one) : demote(one, one))))
    expect(outcomes.filter(outcome => outcome.code === 'CONFLICT')).toHaveLength(1)
    expect(await owners()).toBe(1)
  })
})

describe('removeTeamMember', () => {
  const session = async (userId: string): Promise<string> => {
    const id = randomUUID()
    await world.pool.query(
      `insert into sessions (id, token_hash, user_id, provider_id, expires_at) values ($1, $2, $3, $4, now() + interval '100 years')`,
      [id, createHash('sha256').update(id).digest(), userId, provider.id],
    )
    return id
  }
  const token = (memberId: string) =>
    world.pool.query(
      `insert into api_tokens (provider_id, name, prefix, token_hash, scopes, created_by) values ($1, 'till', 'x', $2, '[]', $3)`,
      [provider.id, createHash('sha256').update(memberId).digest(), memberId],
    )

  it('ends the employment today, and everything that the member had open', async () => {
    const kept = await session(manager.userId)
    await session(staff.userId)
    await token(staff.id)
    expect(await remove(manager, staff)).toMatchObject({ value: true })
    const member = await owner.outcome<Told>('query ($id: ID!) { teamMember(id: $id) { isActive terminatedDate access permissions } }', {
      id: staff.id,
    })
    expect(member.value).toEqual({ isActive: false, terminatedDate: '2026-03-10', access: 'ENDED', permissions: [] })
    expect((await world.pool.query('select id from sessions where provider_id = $1', [provider.id])).rows).toEqual([{ id: kept }])
    expect((await world.pool.query('select revoked_at from api_tokens where provider_id = $1', [provider.id])).rows).toEqual([
      { revoked_at: now },
    ])
    expect((await auditOf(world, staff.id)).map(entry => [entry.action, entry.details])).toEqual([
      ['MEMBER_REMOVED', { role: 'STAFF', upcomingBookings: 0, reassignedTo: null }],
    ])
  })

  it('is for staff and contractors when a manager asks, and for nobody when others do', async () => {
    for (const of of [owner, manager]) expect(await remove(manager, of)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await remove(staff, staff)).toMatchObject({ code: 'FORBIDDEN', value: null })
    const stranger = await hire(world, await world.provider(), 'STAFF')
    for (const id of [stranger.id, 'nonsense']) expect(await remove(owner, { id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is true again when it was done before', async () => {
    await remove(owner, staff)
    expect(await remove(owner, staff)).toMatchObject({ value: true })
    expect(await auditOf(world, staff.id)).toHaveLength(1)
    await world.pool.query(`update team_members set hired_date = '2026-09-01' where id = $1`, [manager.id])
    expect(await remove(owner, manager)).toMatchObject({ value: true })
  })
})

describe('bookings of somebody who is removed', () => {
  const book = (bookingRef: string, hours: number) =>
    [
      'BOOKING_CREATED',
      at(-48),
      { bookingRef, customer: { ref: 'ada' }, service: { ref: 'groom' }, startsAt: at(hours), memberRef: 'grace' },
    ] as const
  const charge = async (): Promise<Record<string, string | null>> => {
    const { rows } = await world.pool.query<{ ref: string; name: string | null }>(
      `select b.ref, m.first_name as name from bookings b left join team_members m on m.id = b.assigned_to where b.provider_id = $1`,
      [provider.id],
    )
    return Object.fromEntries(rows.map(row => [row.ref, row.name]))
  }
  let grace: { id: string }

  beforeEach(async () => {
    grace = { id: entityId(provider.id, 'member', 'grace') }
    await provider.record(
      book('done', -30),
      book('running', -1),
      book('tomorrow', 24),
      book('next week', 170),
      book('called off', 30),
      ['BOOKING_COMPLETED', at(-29), { bookingRef: 'done' }],
      ['BOOKING_CANCELLED', at(-29), { bookingRef: 'called off' }],
    )
    // A sender whose clock runs ahead does not keep the booking.
    await provider.record(['BOOKING_CONFIRMED', at(20), { bookingRef: 'tomorrow' }])
  })

  it('go to nobody where they are open and begin later; what was done stays theirs', async () => {
    expect(await remove(owner, grace)).toMatchObject({ value: true })
    expect(await charge()).toEqual({ done: 'grace', running: 'grace', 'called off': 'grace', tomorrow: null, 'next week': null })
    expect((await auditOf(world, grace.id))[0]!.details).toMatchObject({ upcomingBookings: 2, reassignedTo: null })
    await provider.record(book('later still', 300))
    expect(await remove(owner, grace)).toMatchObject({ value: true })
    expect(await charge()).toMatchObject({ 'later still': null })
  })

  it('go to another member who is named, and nowhere when that is none', async () => {
    for (const id of ['nonsense', grace.id, entityId(provider.id, 'customer', 'ada')])
      expect(await remove(owner, grace, `, reassignTo: "${id}"`)).toMatchObject({ code: 'BAD_USER_INPUT', fields: ['reassignTo'] })
    expect(await charge()).toMatchObject({ tomorrow: 'grace' })
    expect(await remove(owner, grace, `, reassignTo: "${staff.id}"`)).toMatchObject({ value: true })
    expect(await charge()).toMatchObject({ done: 'grace', tomorrow: 'STAFF', 'next week': 'STAFF' })
    expect((await auditOf(world, grace.id))[0]!.details).toMatchObject({ reassignedTo: staff.id })
  })

  it('change hands also when who asks sees only their own', async () => {
    const lead = await hire(world, provider, 'STAFF', { grant: ['team.manage'] })
    expect(await remove(lead, grace)).toMatchObject({ value: true })
    expect(await charge()).toMatchObject({ done: 'grace', tomorrow: null, 'next week': null })
    const input = { email: 'new@example.test', firstName: 'New', role: 'CONTRACTOR' }
    const added = await lead.outcome<{ member: Told }>(
      'mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { member { firstName access } } }',
      { input },
    )
    expect(added.value).toEqual({ member: { firstName: 'New', access: 'INVITED' } })
  })
})

describe('restoreTeamMember', () => {
  it('takes somebody back as they were, but nothing that was open before', async () => {
    await remove(manager, staff)
    expect(await change(manager, 'restoreTeamMember', staff)).toMatchObject({
      value: { isActive: true, terminatedDate: null, access: 'SIGNS_IN' },
    })
    expect((await auditOf(world, staff.id)).at(-1)).toMatchObject({ action: 'MEMBER_RESTORED', details: { role: 'STAFF' } })
    expect(await change(manager, 'restoreTeamMember', staff)).toMatchObject({ code: 'CONFLICT' })
  })

  it('takes nobody back who works here under another entry', async () => {
    await remove(owner, staff)
    await world.pool.query('update team_members set user_id = $2 where id = $1', [manager.id, staff.userId])
    expect(await change(owner, 'restoreTeamMember', staff)).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('another entry') as string,
    })
  })

  it('is for staff and contractors when a manager asks', async () => {
    const other = await hire(world, provider, 'MANAGER')
    await remove(owner, other)
    expect(await change(manager, 'restoreTeamMember', other)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await change(owner, 'restoreTeamMember', other)).toMatchObject({ value: { isActive: true } })
  })
})

describe('an invitation', () => {
  const email = 'grace@example.test'
  const add = async (): Promise<{ id: string }> =>
    (
      await owner.outcome<{ member: { id: string } }>(
        'mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { member { id } invitationSent } }',
        { input: { email, firstName: 'Grace', role: 'STAFF' } },
      )
    ).value!.member
  const invite = (by: Colleague, of: { id: string }): Promise<Outcome<{ member: Told; invitationSent: boolean }>> =>
    by.outcome('mutation ($id: ID!) { resendInvitation(id: $id) { member { id access } invitationSent } }', { id: of.id })
  const open = async (): Promise<number> =>
    (await world.pool.query('select 1 from invitations where provider_id = $1 and withdrawn_at is null', [provider.id])).rowCount ?? 0

  it('can be sent again after a minute, withdrawn, and sent once more', async () => {
    const member = await add()
    expect(await invite(manager, member)).toMatchObject({ code: 'RATE_LIMITED' })
    world.clock.now = at(1)
    expect(await invite(manager, member)).toMatchObject({ value: { member: { access: 'INVITED' } } })
    expect(await open()).toBe(1)
    expect(await change(manager, 'withdrawInvitation', member)).toMatchObject({ value: { access: 'NONE', invitation: null } })
    expect(await change(manager, 'withdrawInvitation', member)).toMatchObject({ code: 'CONFLICT' })
    world.clock.now = at(2)
    expect(await invite(manager, member)).toMatchObject({ value: { member: { access: 'INVITED' } } })
    world.clock.now = at(24 * 60)
    expect(await owner.outcome('query ($id: ID!) { teamMember(id: $id) { access } }', member)).toMatchObject({
      value: { access: 'INVITATION_EXPIRED' },
    })
    expect((await auditOf(world, member.id)).map(entry => entry.action)).toEqual([
      'MEMBER_ADDED',
      'MEMBER_INVITED',
      'MEMBER_INVITED',
      'INVITATION_WITHDRAWN',
      'MEMBER_INVITED',
    ])
  })

  it('is withdrawn when the address changes or the member leaves', async () => {
    const member = await add()
    await owner.outcome('mutation ($id: ID!) { updateTeamMember(id: $id, input: { email: "new@example.test" }) { id } }', member)
    expect(await open()).toBe(0)
    world.clock.now = at(1)
    await invite(owner, member)
    await remove(owner, member)
    expect(await open()).toBe(0)
    expect((await auditOf(world, member.id)).map(entry => entry.action).slice(-3)).toEqual([
      'MEMBER_INVITED',
      'INVITATION_WITHDRAWN',
      'MEMBER_REMOVED',
    ])
  })

  it('needs an address, a job, and somebody who does not sign in yet', async () => {
    expect(await invite(owner, staff)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('signs in already') as string })
    await provider.record([
      'BOOKING_CREATED',
      at(-1),
      { bookingRef: 'b', customer: { ref: 'ada' }, service: { ref: 'groom' }, startsAt: at(5), memberRef: 'ida' },
    ])
    const met = { id: entityId(provider.id, 'member', 'ida') }
    expect(await invite(owner, met)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Enter one first') as string })
    await owner.outcome('mutation ($id: ID!) { updateTeamMember(id: $id, input: { email: "ida@example.test" }) { id } }', met)
    expect(await invite(owner, met)).toMatchObject({ value: { member: { access: 'INVITED' } } })
    await remove(owner, met)
    world.clock.now = at(1)
    expect(await invite(owner, met)).toMatchObject({ code: 'CONFLICT' })
    expect(await invite(staff, met)).toMatchObject({ code: 'FORBIDDEN' })
  })
})
