import { endMembership } from '../../access/memberships.service'
import type { Scope } from '../../access/scope'
import { standingChanged } from '../../access/standing.service'
import { badInput, conflict } from '../../core/errors'
import { localDay } from '../../core/local-time'
import { isId } from '../../core/page'
import type { TenantDb } from '../../db/tenant'
import { countsAhead, handOver } from '../bookings'
import { objection } from './authority'
import { withdraw } from './invitations.service'
import type { MemberRow } from './member'
import { byIds, hasTwin, restore, terminate } from './members.repository'
import { readBack } from './team.service'
import type { Asked, Turn } from './turn.service'
import { note, onTurn, refuse } from './turn.service'

/** Who takes over; null for nobody. */
const successor = async (db: TenantDb, { id }: MemberRow, to: string | null | undefined): Promise<MemberRow | null> => {
  if (to == null) return null
  const [member] = isId(to) ? await byIds(db, [to]) : []
  if (!member?.isActive || member.id === id)
    throw badInput([{ path: 'reassignTo', message: 'is not another active member; choose one of team.members' }])
  return member
}

const end = async (scope: Scope, turn: Turn, to: string | null | undefined): Promise<{ id: string; toRef: string | null }> => {
  const { db, actor, row, subject } = turn
  refuse(objection(row.isActive ? 'REMOVE' : 'CHANGE_PROFILE', actor, subject))
  const next = await successor(db, row, to)
  const result = { id: row.id, toRef: next?.ref ?? null }
  // Removing somebody again takes them off what they still had, in case that was cut short.
  if (!row.isActive) return result
  const [ahead] = await countsAhead(db, [row.id], scope.now())
  await withdraw(scope, turn)
  await terminate(db, row.id, scope.now(), localDay(scope.now(), scope.timeZone))
  await note(scope, db, row.id, {
    action: 'MEMBER_REMOVED',
    details: { role: row.role, upcomingBookings: ahead?.count ?? 0, reassignedTo: next?.id ?? null },
  })
  await standingChanged(db, row.id)
  return result
}

/** Ends an employment: nothing that the member had open works any longer, and their open bookings ahead go to another member or to nobody. */
export const removeTeamMember = async (scope: Scope, asked: Asked, reassignTo?: string | null): Promise<boolean> => {
  const { id, toRef } = await onTurn(scope, asked, turn => end(scope, turn, reassignTo))
  await endMembership(scope.house, { providerId: scope.providerId, memberId: id })
  await handOver(scope, id, toRef)
  return true
}

/** Takes somebody back in the role and with the permissions that they had. */
export const restoreTeamMember = async (scope: Scope, asked: Asked) => {
  const id = await onTurn(scope, asked, async ({ db, actor, row, subject }) => {
    refuse(objection('RESTORE', actor, subject))
    if (await hasTwin(db, row)) throw conflict('This person works here already, under another entry of the team.')
    // Once more, should the removal have been cut short: what was open before stays closed.
    await endMembership(scope.house, { providerId: scope.providerId, memberId: row.id })
    await restore(db, row.id, scope.now())
    await note(scope, db, row.id, { action: 'MEMBER_RESTORED', details: { role: row.role } })
    return row.id
  })
  return readBack(scope, id)
}
