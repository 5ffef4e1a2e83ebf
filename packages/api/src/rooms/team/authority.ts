/** Who may do what with whom in a team: one rule an action, so that what is offered and what is refused never differ. */
import type { Permission, TeamMemberAction, TeamRole } from '@dashboard/schema/vocabulary'
import { teamMemberActions } from '@dashboard/schema/vocabulary'
import type { PermissionChanges } from '../../access/roles'
import { memberPermissions } from '../../access/roles'
import { conflict, DomainError, forbidden } from '../../core/errors'

/** Who acts. */
export interface Actor {
  /** Null for somebody who is not in the team. */
  memberId: string | null
  role: TeamRole
  /** A token acts like a manager at most, whoever made it. */
  isToken: boolean
  /** What this request may do. */
  can(permission: Permission): boolean
  /** What the person may do who acts, or who made the token: nobody hands out more. */
  rights: ReadonlySet<Permission>
}

/** Whom it is about. */
export interface Subject {
  id: string
  role: TeamRole
  permissions: PermissionChanges
  isActive: boolean
  /** The only owner who can still sign in. */
  isLastOwner: boolean
  hasSignIn: boolean
  hasEmail: boolean
  isInvited: boolean
}

type Rule = (actor: Actor, subject: Subject) => DomainError | null

const refused = (message: string): DomainError => new DomainError('FORBIDDEN', message)

/** Whether it is the very person who is signed in; a token is nobody. */
export const isOneself = (actor: Pick<Actor, 'memberId' | 'isToken'>, id: string): boolean => !actor.isToken && actor.memberId === id

const isOwner = (actor: Actor): boolean => actor.role === 'OWNER' && !actor.isToken

/** Whether somebody of that role and with these rights is below the actor. */
export const isBelow = (actor: Actor, role: TeamRole, changes: PermissionChanges): boolean =>
  isOwner(actor) ||
  ((role === 'STAFF' || role === 'CONTRACTOR') && [...memberPermissions(role, changes)].every(permission => actor.rights.has(permission)))

const needs = (actor: Actor, permission: Permission): DomainError | null => (actor.can(permission) ? null : forbidden(permission))

const managing: Rule = (actor, subject) =>
  needs(actor, 'team.manage') ??
  (isOneself(actor, subject.id) || isBelow(actor, subject.role, subject.permissions)
    ? null
    : refused('Only owners change owners, managers and members who may do more than oneself.'))

/** Nobody decides about their own standing, except owners. */
const notOneself = (what: string): Rule => {
  return (actor, subject) => (isOneself(actor, subject.id) && !isOwner(actor) ? refused(`Nobody ${what} themselves. Ask an owner.`) : null)
}

const whenSo = (holds: (subject: Subject) => boolean, message: string): Rule => {
  return (_actor, subject) => (holds(subject) ? null : conflict(message))
}

const stays = whenSo(subject => !subject.isLastOwner, 'This is the last owner who can sign in. Make somebody else an owner first.')
const worksHere = whenSo(subject => subject.isActive, 'This member works here no longer. Restore them first.')

const all = (...rules: readonly Rule[]): Rule => {
  return (actor, subject) => rules.reduce<DomainError | null>((found, rule) => found ?? rule(actor, subject), null)
}

const rules: Record<TeamMemberAction, Rule> = {
  CHANGE_CONTACT: (actor, subject) => (isOneself(actor, subject.id) ? null : managing(actor, subject)),
  CHANGE_PROFILE: managing,
  CHANGE_ROLE: all(managing, notOneself('changes the role of'), stays),
  CHANGE_PERMISSIONS: all(
    actor => needs(actor, 'team.permissions.manage'),
    managing,
    notOneself('changes the permissions of'),
    whenSo(subject => subject.role !== 'OWNER', 'Owners always have every permission.'),
  ),
  CHANGE_PAY: all(actor => needs(actor, 'team.pay.manage'), managing, notOneself('changes the pay of')),
  INVITE: all(
    managing,
    worksHere,
    whenSo(subject => !subject.hasSignIn, 'This member signs in already; there is nothing to be invited to.'),
    whenSo(subject => subject.hasEmail, 'No e-mail address of this member is known. Enter one first.'),
  ),
  WITHDRAW_INVITATION: all(
    managing,
    whenSo(subject => subject.isInvited, 'This member has no open invitation.'),
  ),
  REMOVE: all(managing, notOneself('removes'), worksHere, stays),
  RESTORE: all(
    managing,
    whenSo(subject => !subject.isActive, 'This member works here already.'),
  ),
}

/** Why the actor may not do that with the subject now; null when they may. */
export const objection = (action: TeamMemberAction, actor: Actor, subject: Subject): DomainError | null => rules[action](actor, subject)

/** What the actor may do with the subject now. */
export const actionsOn = (actor: Actor, subject: Subject): TeamMemberAction[] =>
  teamMemberActions.filter(action => objection(action, actor, subject) === null)

/** Why the actor may not put somebody into that role with these changes of it; null when they may. */
export const placingObjection = (actor: Actor, role: TeamRole, changes: PermissionChanges): DomainError | null =>
  needs(actor, 'team.manage') ??
  (isBelow(actor, role, changes)
    ? null
    : refused('Only owners make owners and managers, and nobody hands out more than they may do themselves.'))

/** Whether the actor may grant the permission to anybody, or take it. */
export const canGrant = (actor: Actor, permission: Permission): boolean =>
  actor.can('team.permissions.manage') && actor.can('team.manage') && (isOwner(actor) || actor.rights.has(permission))

/** Whether the actor may give the role to anybody. */
export const canAssign = (actor: Actor, role: TeamRole): boolean => placingObjection(actor, role, { grant: [], revoke: [] }) === null
