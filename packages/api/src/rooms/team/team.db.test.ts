import type { TeamRole } from '@dashboard/schema/vocabulary'
import { permissions } from '@dashboard/schema/vocabulary'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Colleague } from '../../../../../tests/kit/colleagues'
import { auditOf, crew, hire } from '../../../../../tests/kit/colleagues'
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
let team: Record<TeamRole, Colleague>

beforeEach(async () => {
  world.clock.now = now
  provider = await world.provider()
  team = await crew(world, provider)
  await team.OWNER.ask('mutation ($id: ID!, $input: UpdateTeamMemberInput!) { updateTeamMember(id: $id, input: $input) { id } }', {
    id: team.STAFF.id,
    input: {
      phone: '+49 30 123456',
      address: 'Elm Street 1\n10115 Berlin',
      emergencyContact: { name: 'Ida', phone: '030 654321', relation: 'sister' },
      hourlyRate: '18.5',
      commissionRate: 2.5,
    },
  })
  await world.pool.query('delete from audit_log where provider_id = $1', [provider.id])
})
afterAll(() => world.close())

type Told = Record<string, unknown>
const one = (fields: string) => `query ($id: ID!) { teamMember(id: $id) { ${fields} } }`
const open = 'id firstName role isActive'
const forColleagues = ['email', 'phone', 'skills', 'hiredDate', 'updatedAt', 'workSchedule { weekday }', 'certifications { name }']
const forManagers = [
  'address',
  'emergencyContact { name }',
  'permissions',
  'permissionChanges { grant }',
  'ref',
  'access',
  'invitation { createdAt }',
]
const forPay = ['hourlyRate { amount currency }', 'commissionRate']

/** Which of the fields somebody is refused of somebody, each asked alone. */
const refused = async (by: Colleague, of: Colleague, fields: string[]) => {
  const answers = await Promise.all(fields.map(field => by.ask<{ teamMember: Told | null }>(one(`id ${field}`), { id: of.id })))
  return fields.filter((field, index) => {
    const { data, errors } = answers[index]!
    if (!errors) return false
    expect(errors[0]!.extensions?.code).toBe('FORBIDDEN')
    expect(data?.teamMember).toEqual({ id: of.id, [field.split(' ')[0]!]: null })
    return true
  })
}

describe('team', () => {
  it('lists everybody by name, those of before last, and what each role may do in words', async () => {
    await world.pool.query(
      `update team_members set is_active = false, terminated_date = '2026-01-31', first_name = 'Aaron' where id = $1`,
      [team.CONTRACTOR.id],
    )
    const { data } = await team.OWNER.ask<{ team: { members: Told[]; roles: Told[]; permissions: Told[] } }>(
      `{ team { members { firstName isActive terminatedDate } roles { role canAssign permissions { name description canGrant } } permissions { name } } }`,
    )
    expect(data!.team.members).toEqual([
      { firstName: 'MANAGER', isActive: true, terminatedDate: null },
      { firstName: 'OWNER', isActive: true, terminatedDate: null },
      { firstName: 'STAFF', isActive: true, terminatedDate: null },
      { firstName: 'Aaron', isActive: false, terminatedDate: '2026-01-31' },
    ])
    expect(data!.team.roles.map(role => [role.role, role.canAssign])).toEqual([
      ['OWNER', true],
      ['MANAGER', true],
      ['STAFF', true],
      ['CONTRACTOR', true],
    ])
    expect(data!.team.permissions).toHaveLength(permissions.length)
    expect(data!.team.roles.at(-1)!.permissions).toEqual([
      { name: 'bookings.manage', description: 'Make, change, complete and cancel bookings.', canGrant: true },
      { name: 'bookings.view', description: 'See bookings, services and what happened.', canGrant: true },
    ])
  })

  it('shows staff who works here now, and contractors nothing', async () => {
    await world.pool.query(`update team_members set is_active = false, terminated_date = '2026-01-31' where id = $1`, [team.MANAGER.id])
    const seen = await team.STAFF.ask<{ team: { members: Told[] } }>('{ team { members { firstName } } }')
    expect(seen.data!.team.members.map(member => member.firstName)).toEqual(['CONTRACTOR', 'OWNER', 'STAFF'])
    expect(await team.STAFF.outcome(one('id'), { id: team.MANAGER.id })).toMatchObject({ value: null, code: undefined })
    expect(await team.CONTRACTOR.outcome('{ team { members { firstName } } }')).toMatchObject({ value: null, code: 'FORBIDDEN' })
  })

  it('costs as many statements for many members as for few', async () => {
    const source =
      '{ team { members { id email hiredDate access actions upcomingBookings invitation { createdAt } } roles { canAssign } } }'
    const sent = await world.statements.of(() => team.OWNER.ask(source))
    for (let hired = 0; hired < 5; hired++) await hire(world, provider, 'STAFF')
    expect(await world.statements.of(() => team.OWNER.ask(source))).toEqual(sent)
    expect(sent.filter(name => /^[a-z]+\.[a-zA-Z]+$/.test(name)).sort()).toEqual(['handover.counts', 'team.byIds', 'team.list'])
  })
})

describe('a field of a member', () => {
  const all = [...forColleagues, ...forManagers, ...forPay]

  it('is seen by those who may, and is null with FORBIDDEN for the others', async () => {
    const matrix: [TeamRole, TeamRole, string[]][] = [
      ['OWNER', 'STAFF', []],
      ['MANAGER', 'STAFF', forPay],
      ['MANAGER', 'OWNER', forPay],
      ['STAFF', 'OWNER', all],
      ['STAFF', 'CONTRACTOR', all],
      ['STAFF', 'STAFF', forPay],
      ['CONTRACTOR', 'CONTRACTOR', forPay],
    ]
    for (const [by, of, fields] of matrix) expect([by, of, await refused(team[by], team[of], all)]).toEqual([by, of, fields])
  })

  it('tells what is stored', async () => {
    const { value } = await team.OWNER.outcome<Told>(one([open, ...all].join(' ')), { id: team.STAFF.id })
    expect(value).toMatchObject({
      firstName: 'STAFF',
      role: 'STAFF',
      email: team.STAFF.email,
      phone: '+49 30 123456',
      address: 'Elm Street 1\n10115 Berlin',
      emergencyContact: { name: 'Ida' },
      hourlyRate: { amount: '18.50', currency: 'EUR' },
      commissionRate: 2.5,
      permissions: ['bookings.manage', 'bookings.view', 'customers.notes', 'customers.view', 'metrics.view', 'team.view'],
      permissionChanges: { grant: [] },
      access: 'SIGNS_IN',
      invitation: null,
    })
  })

  it('is kept sealed where it leads to a person', async () => {
    const { rows } = await world.pool.query<Told>('select phone, address, emergency_contact from team_members where id = $1', [
      team.STAFF.id,
    ])
    for (const value of Object.values(rows[0]!)) expect(value).toMatch(/^s1\./)
  })

  it('is nobody’s own for a token, whoever made it', async () => {
    const token = await hire(world, provider, 'OWNER', { tokenPermissions: new Set(['team.view']) })
    expect(await refused(token, token, ['email', 'address', 'hourlyRate { amount }'])).toEqual([
      'email',
      'address',
      'hourlyRate { amount }',
    ])
  })

  it('is seen on what one is granted, and not on what was taken', async () => {
    const bookkeeper = await hire(world, provider, 'STAFF', { grant: ['team.pay.view'] })
    expect(await refused(bookkeeper, team.MANAGER, forPay)).toEqual([])
    const confined = await hire(world, provider, 'MANAGER', { revoke: ['team.manage'] })
    expect(await refused(confined, team.STAFF, ['email', 'address'])).toEqual(['address'])
  })
})

describe('private data of a colleague', () => {
  it('is noted in the audit log before it is shown, once for each member; one’s own is not', async () => {
    await team.MANAGER.ask('{ team { members { address emergencyContact { name phone } } } }')
    expect(await auditOf(world, team.STAFF.id)).toEqual([
      { action: 'MEMBER_PRIVATE_DATA_VIEWED', details: { fields: ['address', 'emergencyContact'] }, by: team.MANAGER.userId },
    ])
    expect(await auditOf(world, team.OWNER.id)).toEqual([])
    await team.STAFF.ask(one('address'), { id: team.STAFF.id })
    expect(await auditOf(world, team.STAFF.id)).toHaveLength(1)
  })
})

describe('teamMember', () => {
  it('finds nobody for ids that do not exist and for those of other providers', async () => {
    const other = await world.provider()
    const stranger = await hire(world, other, 'OWNER')
    for (const id of [stranger.id, 'c0ffee00-0000-4000-8000-000000000000', 'nonsense', ''])
      expect(await team.OWNER.outcome(one(open), { id })).toEqual({ value: null, code: undefined, message: undefined, fields: [] })
    expect(await team.CONTRACTOR.outcome(one(open), { id: team.STAFF.id })).toMatchObject({ value: null, code: undefined })
    expect(await team.CONTRACTOR.outcome(one(open), { id: team.CONTRACTOR.id.toUpperCase() })).toMatchObject({
      value: { firstName: 'CONTRACTOR' },
    })
  })

  it('shows whom the engine met first without an address, and how they could be invited', async () => {
    await provider.record([
      'BOOKING_CREATED',
      at(-1),
      { bookingRef: 'b', customer: { ref: 'ada' }, service: { ref: 'groom' }, startsAt: at(5), memberRef: 'grace' },
    ])
    const id = entityId(provider.id, 'member', 'grace')
    expect(
      await team.OWNER.outcome(one('firstName email ref access actions upcomingBookings bookings { totalCount nodes { id } }'), { id }),
    ).toMatchObject({
      value: {
        firstName: 'grace',
        email: null,
        ref: 'grace',
        access: 'NONE',
        actions: ['CHANGE_CONTACT', 'CHANGE_PROFILE', 'CHANGE_ROLE', 'CHANGE_PERMISSIONS', 'CHANGE_PAY', 'REMOVE'],
        upcomingBookings: 1,
        bookings: { totalCount: 1, nodes: [{ id: entityId(provider.id, 'booking', 'b') }] },
      },
    })
    expect(await refused(team.STAFF, { ...team.STAFF, id }, ['bookings { totalCount }', 'upcomingBookings'])).toHaveLength(2)
  })
})

describe('actions', () => {
  const actions = async (by: TeamRole, of: TeamRole) =>
    ((await team[by].outcome<Told>(one('actions'), { id: team[of].id })).value?.actions as string[]).join(' ')

  it('are what the viewer may do with the member now', async () => {
    const profile = 'CHANGE_CONTACT CHANGE_PROFILE'
    expect(await actions('OWNER', 'STAFF')).toBe(`${profile} CHANGE_ROLE CHANGE_PERMISSIONS CHANGE_PAY REMOVE`)
    expect(await actions('OWNER', 'OWNER')).toBe(`${profile} CHANGE_PAY`)
    expect(await actions('MANAGER', 'STAFF')).toBe(`${profile} CHANGE_ROLE REMOVE`)
    expect(await actions('MANAGER', 'MANAGER')).toBe(profile)
    expect(await actions('MANAGER', 'OWNER')).toBe('')
    expect(await actions('STAFF', 'STAFF')).toBe('CHANGE_CONTACT')
    expect(await actions('STAFF', 'CONTRACTOR')).toBe('')
  })
})
