import type { Permission, TeamRole } from '@dashboard/schema/vocabulary'
import { teamRoles } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import type { PermissionChanges } from '../../access/roles'
import { memberPermissions } from '../../access/roles'
import type { Actor, Subject } from './authority'
import { actionsOn, canAssign, canGrant, objection, placingObjection } from './authority'

const none: PermissionChanges = { grant: [], revoke: [] }
const actor = (role: TeamRole, changes: Partial<PermissionChanges> = {}, isToken = false): Actor => {
  const rights = memberPermissions(role, { ...none, ...changes })
  return { memberId: 'me', role, isToken, rights, can: permission => rights.has(permission) }
}
const subject = (role: TeamRole, more: Partial<Subject> = {}): Subject => ({
  id: 'other',
  role,
  permissions: none,
  isActive: true,
  isLastOwner: false,
  hasSignIn: false,
  hasEmail: true,
  isInvited: true,
  ...more,
})
const everything = 'CHANGE_CONTACT CHANGE_PROFILE CHANGE_ROLE CHANGE_PERMISSIONS CHANGE_PAY INVITE WITHDRAW_INVITATION REMOVE'
const withoutPay = 'CHANGE_CONTACT CHANGE_PROFILE CHANGE_ROLE INVITE WITHDRAW_INVITATION REMOVE'
const words = (by: Actor, of: Subject): string => actionsOn(by, of).join(' ')

describe('who may do what with whom', () => {
  it('lets owners do everything, but not give owners what they have', () => {
    for (const role of teamRoles)
      expect(words(actor('OWNER'), subject(role))).toBe(role === 'OWNER' ? everything.replace(' CHANGE_PERMISSIONS', '') : everything)
  })

  it('lets managers manage staff and contractors, and nobody else', () => {
    expect(teamRoles.map(role => words(actor('MANAGER'), subject(role)))).toEqual(['', '', withoutPay, withoutPay])
  })

  it('lets staff and contractors do nothing with others', () => {
    for (const by of ['STAFF', 'CONTRACTOR'] as const)
      expect(teamRoles.map(role => words(actor(by), subject(role)))).toEqual(['', '', '', ''])
  })

  it('lets nobody manage who may do more than they', () => {
    const rich = subject('STAFF', { permissions: { grant: ['finance.view'], revoke: [] } })
    expect(words(actor('MANAGER'), rich)).toBe('')
    expect(words(actor('MANAGER', { grant: ['finance.view'] }), rich)).toBe(withoutPay)
    expect(words(actor('MANAGER', { revoke: ['metrics.view'] }), subject('STAFF'))).toBe('')
  })

  it('keeps oneself from one’s own standing, except owners', () => {
    const self = (role: TeamRole, more: Partial<Subject> = {}) => subject(role, { id: 'me', hasSignIn: true, isInvited: false, ...more })
    const all = actor('MANAGER', { grant: ['team.pay.manage', 'team.permissions.manage'] })
    expect(words(all, self('MANAGER'))).toBe('CHANGE_CONTACT CHANGE_PROFILE')
    expect(words(actor('OWNER'), self('OWNER'))).toBe('CHANGE_CONTACT CHANGE_PROFILE CHANGE_ROLE CHANGE_PAY REMOVE')
    expect(words(actor('OWNER'), self('OWNER', { isLastOwner: true }))).toBe('CHANGE_CONTACT CHANGE_PROFILE CHANGE_PAY')
    expect(words(actor('STAFF'), self('STAFF'))).toBe('CHANGE_CONTACT')
  })

  it('lets a token act like a manager at most, and be nobody itself', () => {
    const token = actor('OWNER', {}, true)
    expect(teamRoles.map(role => words(token, subject(role)))).toEqual(['', '', everything, everything])
    expect(words(actor('STAFF', {}, true), subject('STAFF', { id: 'me' }))).toBe('')
  })

  it('says first that a right is missing, then what stands in the way', () => {
    const last = subject('OWNER', { isLastOwner: true })
    expect(objection('REMOVE', actor('STAFF'), last)?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'team.manage' })
    expect(objection('REMOVE', actor('MANAGER'), last)?.code).toBe('FORBIDDEN')
    expect(objection('REMOVE', actor('OWNER'), last)?.code).toBe('CONFLICT')
    expect(objection('RESTORE', actor('OWNER'), subject('STAFF'))?.code).toBe('CONFLICT')
    expect(objection('INVITE', actor('OWNER'), subject('STAFF', { isActive: false }))?.message).toBe(
      'This member works here no longer. Restore them first.',
    )
  })
})

describe('what may be handed out', () => {
  it('is a role below, with no more than one has', () => {
    const assigned = (by: Actor) => teamRoles.filter(role => canAssign(by, role))
    expect([assigned(actor('OWNER')), assigned(actor('MANAGER')), assigned(actor('STAFF'))]).toEqual([
      teamRoles,
      ['STAFF', 'CONTRACTOR'],
      [],
    ])
    expect(assigned(actor('STAFF', { grant: ['team.manage'] }))).toEqual(['STAFF', 'CONTRACTOR'])
    expect(placingObjection(actor('MANAGER'), 'STAFF', { grant: ['audit.view'], revoke: [] })?.code).toBe('FORBIDDEN')
  })

  it('is a permission that one has, by who may hand out permissions', () => {
    const permission: Permission = 'audit.view'
    expect(canGrant(actor('OWNER'), permission)).toBe(true)
    expect(canGrant(actor('MANAGER', { grant: ['audit.view'] }), permission)).toBe(false)
    expect(canGrant(actor('MANAGER', { grant: ['team.permissions.manage'] }), permission)).toBe(false)
    expect(canGrant(actor('MANAGER', { grant: ['team.permissions.manage', 'audit.view'] }), permission)).toBe(true)
  })
})
