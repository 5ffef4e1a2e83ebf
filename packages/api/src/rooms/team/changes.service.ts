import type { UpdateTeamMemberInput } from '@dashboard/schema'
import { standingChanged } from '../../access/standing.service'
import type { Scope } from '../../access/scope'
import { badInput } from '../../core/errors'
import { localDay } from '../../core/local-time'
import type { TenantDb } from '../../db/tenant'
import type { Subject } from './authority'
import { objection, placingObjection } from './authority'
import { contactsOf } from './contact.service'
import type { MemberDetails, Terms } from './details'
import { readDetails } from './details'
import type { Told } from './differences'
import { actionsNeeded, afterwards, auditOf, changedFields } from './differences'
import { withdraw } from './invitations.service'
import { findByEmail, save } from './members.repository'
import type { ShownMember } from './team.service'
import { readBack } from './team.service'
import type { Asked, Turn } from './turn.service'
import { note, onTurn, refuse } from './turn.service'

/** What sound input depends on. */
export const termsOf = (scope: Scope): Terms => ({ currency: scope.provider.currency, today: localDay(scope.now(), scope.timeZone) })

/** Throws BAD_USER_INPUT when somebody else of the team has the address. */
export const requireFreeEmail = async (scope: Scope, db: TenantDb, email: string, except: string | null): Promise<void> => {
  const other = await findByEmail(db, contactsOf(scope.house, scope.providerId).emailIndexes(email), except)
  if (!other) return
  const message = other.isActive
    ? 'is the address of another member'
    : 'is the address of somebody who worked here before; restore them instead'
  throw badInput([{ path: 'input.email', message }])
}

const refuseChange = ({ actor, subject }: Turn, before: Told, after: Told, told: MemberDetails): void => {
  // Whoever becomes an owner has every permission, and who is one no longer can be given some.
  const standing: Subject = { ...subject, role: after.role }
  for (const action of actionsNeeded(before, told)) refuse(objection(action, actor, action === 'CHANGE_PERMISSIONS' ? standing : subject))
  if (told.permissions !== undefined || after.role !== before.role) refuse(placingObjection(actor, after.role, after.permissions))
}

const change = async (scope: Scope, turn: Turn, told: MemberDetails): Promise<string> => {
  const { db, row } = turn
  const contacts = contactsOf(scope.house, scope.providerId)
  const before = contacts.opened(row)
  const after = afterwards(before, told)
  refuseChange(turn, before, after, told)
  const fields = changedFields(before, after)
  if (fields.length === 0) return row.id
  if (row.terminatedDate !== null && after.hiredDate > row.terminatedDate)
    throw badInput([{ path: 'input.hiredDate', message: 'must not be after the last day of work' }])
  if (fields.includes('email')) {
    await requireFreeEmail(scope, db, after.email, row.id)
    // Its link went to the old address.
    await withdraw(scope, turn)
  }
  await save(db, row.id, contacts.sealed(after, fields, row), scope.now())
  await note(scope, db, row.id, ...auditOf(before, after, fields))
  if (fields.includes('role') || fields.includes('permissions')) await standingChanged(db, row.id)
  return row.id
}

/** Changes what the input names and differs from what is; all or nothing. */
export const updateTeamMember = async (scope: Scope, asked: Asked, input: UpdateTeamMemberInput): Promise<ShownMember> => {
  const told = readDetails(input, termsOf(scope))
  const id = await onTurn(scope, asked, turn => change(scope, turn, told))
  return readBack(scope, id)
}
