import type { TeamRole } from '@dashboard/schema/vocabulary'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Colleague, Outcome } from '../../../../../tests/kit/colleagues'
import { auditOf, crew, hire } from '../../../../../tests/kit/colleagues'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { teamResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...teamResolvers], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
const now = new Date('2026-03-10T12:00:00Z')
let provider: Provider
let team: Record<TeamRole, Colleague>

beforeEach(async () => {
  world.clock.now = now
  provider = await world.provider()
  team = await crew(world, provider)
})
afterAll(() => world.close())

type Told = Record<string, unknown>
const fields =
  'id firstName lastName role email phone address permissions hourlyRate { amount } commissionRate skills hiredDate access updatedAt'
const update = (by: Colleague, of: { id: string }, input: object, expectedUpdatedAt?: string): Promise<Outcome<Told>> =>
  by.outcome(
    'mutation ($id: ID!, $input: UpdateTeamMemberInput!, $expected: DateTime) { updateTeamMember(id: $id, input: $input, expectedUpdatedAt: $expected) { id firstName role updatedAt } }',
    { id: of.id, input, expected: expectedUpdatedAt },
  )
const seen = async (id: string): Promise<Told> =>
  (await team.OWNER.outcome<Told>(`query ($id: ID!) { teamMember(id: $id) { ${fields} } }`, { id })).value!

describe('updateTeamMember', () => {
  it('changes what it names and nothing else, and says so in the audit log', async () => {
    const { id } = team.STAFF
    await update(team.OWNER, team.STAFF, { firstName: 'Ada', phone: '030 123456', hourlyRate: '10', commissionRate: 1.25 })
    await update(team.OWNER, team.STAFF, { firstName: 'Ada', phone: null, hourlyRate: '10.00', commissionRate: null, role: 'CONTRACTOR' })
    await update(team.OWNER, team.STAFF, { permissions: { grant: ['team.view', 'finance.view'] } })
    expect(await seen(id)).toMatchObject({
      firstName: 'Ada',
      lastName: 'Example',
      email: team.STAFF.email,
      phone: null,
      hourlyRate: { amount: '10.00' },
      commissionRate: null,
      role: 'CONTRACTOR',
      permissions: ['bookings.manage', 'bookings.view', 'finance.view', 'team.view'],
    })
    const none = { grant: [], revoke: [] }
    expect((await auditOf(world, id)).map(({ action, details }) => [action, details])).toEqual([
      ['MEMBER_CHANGED', { fields: ['firstName', 'phone'] }],
      [
        'MEMBER_PAY_CHANGED',
        { fields: ['hourlyRate', 'commissionRate'], hourlyRate: { from: null, to: '10' }, commissionRate: { from: null, to: '1.25' } },
      ],
      ['MEMBER_ROLE_CHANGED', { fields: ['role'], role: { from: 'STAFF', to: 'CONTRACTOR' } }],
      ['MEMBER_PAY_CHANGED', { fields: ['commissionRate'], commissionRate: { from: '1.25', to: null } }],
      ['MEMBER_CHANGED', { fields: ['phone'] }],
      [
        'MEMBER_PERMISSIONS_CHANGED',
        { fields: ['permissions'], permissions: { from: none, to: { grant: ['finance.view', 'team.view'], revoke: [] } } },
      ],
    ])
  })

  it('says nothing and changes nothing where all is so already', async () => {
    await update(team.OWNER, team.STAFF, {
      workSchedule: [{ weekday: 1, startTime: '09:00', endTime: '17:00' }],
      certifications: [{ name: 'First aid' }],
    })
    const before = await seen(team.STAFF.id)
    await update(team.OWNER, team.STAFF, {
      workSchedule: [{ weekday: 1, startTime: '09:00', endTime: '17:00' }],
      certifications: [{ name: 'First aid' }],
    })
    await update(team.OWNER, team.STAFF, {})
    expect(await seen(team.STAFF.id)).toEqual(before)
    expect(await auditOf(world, team.STAFF.id)).toHaveLength(1)
  })

  it('does not let two people overwrite each other when they say what they saw', async () => {
    const { updatedAt } = (await seen(team.STAFF.id)) as { updatedAt: string }
    const both = await Promise.all([
      update(team.OWNER, team.STAFF, { firstName: 'Ada' }, updatedAt),
      update(team.MANAGER, team.STAFF, { firstName: 'Ida' }, updatedAt),
    ])
    expect(both.map(outcome => outcome.code).sort()).toEqual(['CONFLICT', undefined])
    const winner = both.find(outcome => outcome.code === undefined)!.value!
    expect((await seen(team.STAFF.id)).firstName).toBe(winner.firstName)
    expect((await update(team.MANAGER, team.STAFF, { firstName: 'Eda' }, winner.updatedAt as string)).code).toBeUndefined()
  })

  it('lets oneself change how to be reached, and no more', async () => {
    for (const role of ['STAFF', 'CONTRACTOR'] as const) {
      const input = { phone: '030 1234', address: 'Elm Street', emergencyContact: { name: 'Ida', phone: '030 4321' } }
      expect((await update(team[role], team[role], input)).code).toBeUndefined()
      for (const forbidden of [
        { firstName: 'Boss' },
        { email: 'x@example.test' },
        { skills: [] },
        { hiredDate: '2020-01-01' },
        { role: 'OWNER' },
      ])
        expect(await update(team[role], team[role], forbidden)).toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await update(team.STAFF, team.CONTRACTOR, { phone: null })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(team.CONTRACTOR, team.STAFF, { phone: null })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('lets nobody raise what they may, nor pay themselves', async () => {
    const generous = await hire(world, provider, 'MANAGER', { grant: ['team.permissions.manage', 'team.pay.manage'] })
    for (const input of [
      { role: 'OWNER' },
      { role: 'STAFF' },
      { permissions: { grant: ['audit.view'] } },
      { permissions: null },
      { hourlyRate: '99' },
    ])
      expect(await update(generous, generous, input)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(generous, team.STAFF, { permissions: { grant: ['audit.view'] } })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(generous, team.STAFF, { permissions: { grant: ['insights.view'] }, hourlyRate: '9' })).toMatchObject({
      code: undefined,
    })
    expect(await update(generous, team.MANAGER, { firstName: 'Below' })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keeps managers to staff and contractors, away from pay, permissions and higher roles', async () => {
    for (const role of ['OWNER', 'MANAGER']) expect(await update(team.MANAGER, team.STAFF, { role })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(team.MANAGER, team.OWNER, { firstName: 'X' })).toMatchObject({ code: 'FORBIDDEN' })
    // Also where nothing would change: trying values must not tell them.
    expect(await update(team.MANAGER, team.STAFF, { hourlyRate: null })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(team.STAFF, team.CONTRACTOR, { email: team.CONTRACTOR.email })).toMatchObject({ code: 'FORBIDDEN' })
    const powerful = await hire(world, provider, 'STAFF', { grant: ['finance.view'] })
    expect(await update(team.MANAGER, powerful, { email: 'mine@example.test' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await update(team.MANAGER, team.STAFF, { role: 'CONTRACTOR' })).toMatchObject({ code: undefined, value: { role: 'CONTRACTOR' } })
    // Who asks is looked at again: what they were when they signed in is no longer so.
    expect(await update(team.STAFF, team.STAFF, { phone: null })).toMatchObject({ code: 'CONFLICT' })
  })

  it('takes what differed when somebody becomes an owner', async () => {
    await update(team.OWNER, team.STAFF, { permissions: { revoke: ['team.view'] } })
    await update(team.OWNER, team.STAFF, { role: 'OWNER' })
    await update(team.OWNER, team.STAFF, { role: 'STAFF' })
    expect((await seen(team.STAFF.id)).permissions).toContain('team.view')
    expect(await update(team.OWNER, { id: team.OWNER.id }, { permissions: { revoke: ['team.view'] } })).toMatchObject({ code: 'CONFLICT' })
  })

  it('is NOT_FOUND alike for ids that do not exist and for those of others', async () => {
    const stranger = await hire(world, await world.provider(), 'STAFF')
    for (const id of [stranger.id, 'c0ffee00-0000-4000-8000-000000000000', 'nonsense'])
      expect(await update(team.OWNER, { id }, { firstName: 'X' })).toMatchObject({
        code: 'NOT_FOUND',
        message: 'The team member was not found.',
      })
    expect((await world.pool.query('select first_name from team_members where id = $1', [stranger.id])).rows).toEqual([
      { first_name: 'STAFF' },
    ])
  })

  it('refuses an address of somebody else, and a first day after the last', async () => {
    await update(team.OWNER, team.MANAGER, { email: 'taken@example.test' })
    expect(await update(team.OWNER, team.STAFF, { email: ' Taken@example.test' })).toMatchObject({ fields: ['input.email'] })
    await world.pool.query(`update team_members set is_active = false, terminated_date = '2025-01-31' where id = $1`, [team.MANAGER.id])
    const taken = await update(team.OWNER, team.STAFF, { email: 'taken@example.test' })
    expect(taken).toMatchObject({ fields: ['input.email'], message: expect.stringContaining('restore them') as string })
    expect(await update(team.OWNER, team.MANAGER, { hiredDate: '2025-02-01' })).toMatchObject({ fields: ['input.hiredDate'] })
    expect(await update(team.OWNER, team.STAFF, { email: null, firstName: null, role: null, hiredDate: null })).toMatchObject({
      fields: ['input.role', 'input.email', 'input.firstName', 'input.hiredDate'],
    })
  })
})
