import type { TeamRole } from '@dashboard/schema/vocabulary'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Colleague, Outcome } from '../../../../../tests/kit/colleagues'
import { auditOf, crew, hire } from '../../../../../tests/kit/colleagues'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
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
const add = (by: Colleague, input: object, shown = 'id'): Promise<Outcome<{ member: Told; invitationSent: boolean }>> =>
  by.outcome(`mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { member { ${shown} } invitationSent } }`, { input })
const grace = { email: ' Grace@Example.test ', firstName: ' Grace ', role: 'STAFF' }

describe('addTeamMember', () => {
  it('adds somebody, invites them and writes both down, without a word of who they are', async () => {
    const hopper = {
      ...grace,
      lastName: 'Hopper',
      phone: '+49 30 123456',
      hourlyRate: '20.25',
      commissionRate: 12.5,
      skills: ['Cats', 'cats', ' Nail clipping '],
      permissions: { grant: ['insights.view'], revoke: ['metrics.view'] },
      workSchedule: [{ weekday: 2, startTime: '09:00', endTime: '13:00' }],
      ref: 'grace',
    }
    const { value } = await add(team.OWNER, hopper, fields)
    expect(value!.invitationSent).toBe(true)
    const id = entityId(provider.id, 'member', 'grace')
    expect(value!.member).toMatchObject({
      id,
      firstName: 'Grace',
      lastName: 'Hopper',
      email: 'grace@example.test',
      phone: '+49 30 123456',
      address: null,
      permissions: ['bookings.manage', 'bookings.view', 'customers.notes', 'customers.view', 'insights.view', 'team.view'],
      hourlyRate: { amount: '20.25' },
      commissionRate: 12.5,
      skills: ['cats', 'Nail clipping'],
      hiredDate: '2026-03-10',
      access: 'INVITED',
    })
    const audit = await auditOf(world, id)
    expect(audit.map(entry => [entry.action, entry.by])).toEqual([
      ['MEMBER_ADDED', team.OWNER.userId],
      ['MEMBER_INVITED', team.OWNER.userId],
    ])
    expect(audit[0]!.details).toEqual({
      role: 'STAFF',
      permissions: { grant: ['insights.view'], revoke: ['metrics.view'] },
      hourlyRate: '20.25',
      commissionRate: '12.5',
      fields: ['email', 'firstName', 'lastName', 'phone', 'workSchedule', 'skills', 'hiredDate'],
    })
    expect(JSON.stringify(audit)).not.toMatch(/hopper|grace@|123456/i)
  })

  it('names every bad field', async () => {
    const bad = await add(team.OWNER, {
      email: 'nobody',
      firstName: ' ',
      lastName: 'a\u0000b',
      role: 'STAFF',
      phone: 'call me',
      address: 'x'.repeat(501),
      emergencyContact: { name: '', phone: '1' },
      hourlyRate: '-1',
      commissionRate: 101,
      permissions: { grant: ['all', 'audit.view'], revoke: ['audit.view'] },
      workSchedule: [
        { weekday: 7, startTime: '22:00', endTime: '06:00' },
        { weekday: 1, startTime: '05:00', endTime: '07:00' },
        { weekday: 8, startTime: '05:00', endTime: '07:00' },
      ],
      skills: ['', 'x'.repeat(61)],
      certifications: [{ name: 'First aid', issuedOn: '2025-01-02', expiresOn: '2025-01-01' }],
      hiredDate: '2999-01-01',
    })
    expect(bad.code).toBe('BAD_USER_INPUT')
    expect(bad.fields.sort()).toEqual(
      [
        'email',
        'firstName',
        'lastName',
        'phone',
        'address',
        'emergencyContact.name',
        'emergencyContact.phone',
        'hourlyRate',
        'commissionRate',
        'permissions.grant.0',
        'permissions.revoke',
        'workSchedule.1',
        'workSchedule.2.weekday',
        'skills.0',
        'skills.1',
        'certifications.0.expiresOn',
        'hiredDate',
      ]
        .map(field => `input.${field}`)
        .sort(),
    )
  })

  it('takes an address and a ref once, whoever asks at the same time', async () => {
    const both = await Promise.all([add(team.OWNER, grace), add(team.OWNER, grace)])
    expect(both.map(outcome => outcome.code).sort()).toEqual(['BAD_USER_INPUT', undefined])
    expect(both.flatMap(outcome => outcome.fields)).toEqual(['input.email'])
    await add(team.OWNER, { ...grace, email: 'one@example.test', ref: 'r' })
    expect(await add(team.OWNER, { ...grace, email: 'two@example.test', ref: 'r' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: ['input.ref'],
    })
    const elsewhere = await world.provider()
    expect((await add(await hire(world, elsewhere, 'OWNER'), grace)).code).toBeUndefined()
  })

  it('goes no further than who asks', async () => {
    for (const role of ['OWNER', 'MANAGER']) expect(await add(team.MANAGER, { ...grace, role })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await add(team.MANAGER, { ...grace, hourlyRate: '1' })).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('team.pay.manage') as string,
    })
    expect(await add(team.MANAGER, { ...grace, permissions: { revoke: ['team.view'] } })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await add(team.MANAGER, grace)).toMatchObject({ code: undefined })
    for (const role of ['STAFF', 'CONTRACTOR'] as const)
      expect(await add(team[role], grace)).toMatchObject({ code: 'FORBIDDEN', value: null })
    expect(
      await add(team.OWNER, { ...grace, email: 'o@example.test', role: 'OWNER', permissions: { grant: ['team.view'] } }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: ['input.permissions'],
    })
    const token = await hire(world, provider, 'OWNER', { tokenPermissions: new Set(['team.view', 'team.manage']) })
    expect(await add(token, { ...grace, email: 't@example.test', role: 'OWNER' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await add(token, { ...grace, email: 't@example.test' })).toMatchObject({ code: undefined })
  })
})
