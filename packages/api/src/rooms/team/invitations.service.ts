import type { Invited, PendingInvitation } from '../../access/invitations.service'
import { invite, withdrawInvitations } from '../../access/invitations.service'
import type { Scope } from '../../access/scope'
import { rateLimited } from '../../core/errors'
import type { TenantDb } from '../../db/tenant'
import { objection } from './authority'
import { contactsOf } from './contact.service'
import { lastInvitedAt } from './members.repository'
import { readBack } from './team.service'
import type { Asked, Turn } from './turn.service'
import { note, onTurn, refuse } from './turn.service'

const PAUSE_MS = 60_000

/** Writes an invitation down; whatever was open before is withdrawn. */
export const inviteMember = async (scope: Scope, db: TenantDb, member: Invited): Promise<PendingInvitation> => {
  const invitation = await invite(db, scope, member)
  await note(scope, db, member.id, { action: 'MEMBER_INVITED', details: {} })
  return invitation
}

/** Withdraws what is open. */
export const withdraw = async (scope: Scope, { db, row }: Turn): Promise<void> => {
  const count = await withdrawInvitations(db, scope, row.id)
  if (count > 0) await note(scope, db, row.id, { action: 'INVITATION_WITHDRAWN', details: {} })
}

const again = async (scope: Scope, turn: Turn): Promise<{ id: string; invitation: PendingInvitation }> => {
  const { db, actor, row, subject } = turn
  refuse(objection('INVITE', actor, subject))
  const before = await lastInvitedAt(db, row.id)
  const pause = before === null ? 0 : before.getTime() + PAUSE_MS - scope.now().getTime()
  if (pause > 0) throw rateLimited(Math.ceil(pause / 1000))
  const email = contactsOf(scope.house, scope.providerId).email(row)
  return { id: row.id, invitation: await inviteMember(scope, db, { id: row.id, email, firstName: row.firstName }) }
}

/** Invites a member, again if there was an invitation before; that one works no longer. */
export const resendInvitation = async (scope: Scope, asked: Asked) => {
  const { id, invitation } = await onTurn(scope, asked, turn => again(scope, turn))
  const invitationSent = await invitation.send()
  return { member: await readBack(scope, id), invitationSent }
}

/** Withdraws the open invitation of a member. */
export const withdrawInvitation = async (scope: Scope, asked: Asked) => {
  const id = await onTurn(scope, asked, async turn => {
    refuse(objection('WITHDRAW_INVITATION', turn.actor, turn.subject))
    await withdraw(scope, turn)
    return turn.row.id
  })
  return readBack(scope, id)
}
