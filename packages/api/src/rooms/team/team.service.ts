import type { PermissionDefinition, Role } from '@dashboard/schema'
import type { Permission, TeamRole } from '@dashboard/schema/vocabulary'
import { permissions, teamRoles } from '@dashboard/schema/vocabulary'
import { rolePermissions } from '../../access/roles'
import type { Scope } from '../../access/scope'
import { isId } from '../../core/page'
import type { Actor } from './authority'
import { canAssign, canGrant, isOneself } from './authority'
import type { MemberRow } from './member'
import { loadersOf } from './members.loader'
import { byIds, list } from './members.repository'
import { permissionWords, roleWords } from './words'

/** What everybody sees of a member; the rest is asked field by field. */
export type ShownMember = Pick<MemberRow, 'id' | 'firstName' | 'lastName' | 'role' | 'isActive'>

export const shown = ({ id, firstName, lastName, role, isActive }: MemberRow): ShownMember => ({ id, firstName, lastName, role, isActive })

/** Everybody in the team whom the viewer may see, by name; those of before last. */
export const teamMembers = async (scope: Scope): Promise<ShownMember[]> => {
  const rows = await scope.read(db => list(db, !scope.can('business.view')))
  const { member } = loadersOf(scope)
  for (const row of rows) member.prime(row.id, row)
  return rows.map(shown)
}

/** The member of that id; null where there is none whom the viewer may see. */
export const findMember = async (scope: Scope, id: string): Promise<ShownMember | null> => {
  if (!isId(id)) return null
  const loaders = loadersOf(scope)
  const row = await loaders.member.load(id.toLowerCase())
  return row !== null && mayMeet(scope, await loaders.actor(), row) ? shown(row) : null
}

/** The member as the graph shows it now. */
export const readBack = async (scope: Scope, id: string): Promise<ShownMember> => {
  const [row] = await scope.read(db => byIds(db, [id]))
  if (!row) throw new Error('a member is gone right after a change')
  return shown(row)
}

/** Whether the viewer may know that the member is there. */
export const mayMeet = (scope: Scope, actor: Actor, { id, isActive }: MemberRow): boolean =>
  isOneself(actor, id) || (scope.can('team.view') && (isActive || scope.can('business.view')))

const defined = (actor: Actor, name: Permission): PermissionDefinition => ({
  name,
  description: permissionWords[name],
  canGrant: canGrant(actor, name),
})

/** Every role with what it brings. */
export const roles = async (scope: Scope): Promise<Role[]> => {
  const actor = await loadersOf(scope).actor()
  const described = (role: TeamRole): Role => ({
    role,
    description: roleWords[role],
    permissions: [...rolePermissions[role]].sort().map(name => defined(actor, name)),
    canAssign: canAssign(actor, role),
  })
  return teamRoles.map(described)
}

/** Every permission, by name. */
export const permissionDefinitions = async (scope: Scope): Promise<PermissionDefinition[]> => {
  const actor = await loadersOf(scope).actor()
  return [...permissions].sort().map(name => defined(actor, name))
}
