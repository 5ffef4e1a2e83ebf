import type { EmergencyContact, Money } from '@dashboard/schema'
import type { MemberAccess, Permission, TeamMemberAction } from '@dashboard/schema/vocabulary'
import { reveal } from '../../access/pii/reveal.service'
import { memberPermissions } from '../../access/roles'
import type { Scope } from '../../access/scope'
import { formatAmount } from '../../core/money'
import { actionsOn, isOneself } from './authority'
import { accessOf, isPlaceholder, subjectOf } from './member'
import { loadersOf } from './members.loader'
import type { ShownMember } from './team.service'

/** The e-mail address; null for one that nobody reads. */
export const emailOf = async (scope: Scope, member: ShownMember): Promise<string | null> => {
  const { stored, contacts } = loadersOf(scope)
  const email = contacts.email(await stored(member))
  return isPlaceholder(email) ? null : email
}

export const phoneOf = async (scope: Scope, member: ShownMember): Promise<string | null> => {
  const { stored, contacts } = loadersOf(scope)
  return contacts.phone(await stored(member))
}

/** Opens private data; where it is a colleague's, that is noted first. */
const revealed = async <T>(scope: Scope, member: ShownMember, field: string, value: T | null): Promise<T | null> => {
  const { actor } = loadersOf(scope)
  if (value !== null && !isOneself(await actor(), member.id)) await reveal(scope, { kind: 'MEMBER', id: member.id, field })
  return value
}

export const addressOf = async (scope: Scope, member: ShownMember): Promise<string | null> => {
  const { stored, contacts } = loadersOf(scope)
  return revealed(scope, member, 'address', contacts.address(await stored(member)))
}

export const emergencyContactOf = async (scope: Scope, member: ShownMember): Promise<EmergencyContact | null> => {
  const { stored, contacts } = loadersOf(scope)
  return revealed(scope, member, 'emergencyContact', contacts.emergencyContact(await stored(member)))
}

export const hourlyRateOf = async (scope: Scope, member: ShownMember): Promise<Money | null> => {
  const { hourlyRate } = await loadersOf(scope).stored(member)
  const { currency } = scope.provider
  return hourlyRate === null ? null : { amount: formatAmount(hourlyRate, currency), currency }
}

export const commissionRateOf = async (scope: Scope, member: ShownMember): Promise<number | null> => {
  const { commissionRate } = await loadersOf(scope).stored(member)
  return commissionRate === null ? null : Number(commissionRate)
}

/** What the member may do, by name; nothing once the employment ended. */
export const permissionsOf = async (scope: Scope, member: ShownMember): Promise<Permission[]> => {
  const { role, permissions, isActive } = await loadersOf(scope).stored(member)
  return isActive ? [...memberPermissions(role, permissions)].sort() : []
}

export const accessStateOf = async (scope: Scope, member: ShownMember): Promise<MemberAccess> =>
  accessOf(await loadersOf(scope).stored(member), scope.now())

export const invitationOf = async (scope: Scope, member: ShownMember): Promise<{ createdAt: Date; expiresAt: Date } | null> => {
  const { invitedAt, invitedUntil } = await loadersOf(scope).stored(member)
  return invitedAt && invitedUntil && { createdAt: invitedAt, expiresAt: invitedUntil }
}

export const actionsFor = async (scope: Scope, member: ShownMember): Promise<TeamMemberAction[]> => {
  const { actor, stored, contacts } = loadersOf(scope)
  const row = await stored(member)
  return actionsOn(await actor(), subjectOf(row, contacts.email(row)))
}
