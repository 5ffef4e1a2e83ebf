import { recordAudit } from '../../access/audit.service'
import type { Scope } from '../../access/scope'
import { onWholeBusiness } from '../../access/whole.service'
import type { DomainError } from '../../core/errors'
import { conflict, notFound } from '../../core/errors'
import { isId } from '../../core/page'
import type { TenantDb } from '../../db/tenant'
import { actorStill } from './actor.service'
import type { Actor, Subject } from './authority'
import { contactsOf } from './contact.service'
import type { AuditWords } from './differences'
import type { MemberRow } from './member'
import { subjectOf } from './member'
import { byIds, lock } from './members.repository'
import { mayMeet } from './team.service'

/** Whose turn it is to change a member: nobody else does meanwhile. */
export interface Turn {
  db: TenantDb
  actor: Actor
  row: MemberRow
  subject: Subject
}

export interface Asked {
  id: string
  /** The `updatedAt` that the sender saw; left out, whatever came between is accepted. */
  expectedUpdatedAt?: Date | null
}

/** Who acts, while nobody can change what they are. */
export const lockActor = async (scope: Scope, db: TenantDb): Promise<Actor> => {
  const ownId = scope.viewer?.memberId ?? null
  const ids = ownId === null ? [] : [ownId]
  await lock(db, ids)
  const [own = null] = await byIds(db, ids)
  return actorStill(scope, own)
}

const lockMember = async (scope: Scope, db: TenantDb, { id, expectedUpdatedAt }: Asked): Promise<Turn> => {
  const ownId = scope.viewer?.memberId ?? null
  const ids = ownId === null ? [id] : [id, ownId]
  await lock(db, ids)
  const rows = await byIds(db, ids)
  const actor = actorStill(scope, rows.find(row => row.id === ownId) ?? null)
  const row = rows.find(each => each.id === id)
  if (!row || !mayMeet(scope, actor, row)) throw notFound('The team member')
  if (expectedUpdatedAt && expectedUpdatedAt.getTime() !== row.updatedAt.getTime())
    throw conflict('Somebody else changed this member meanwhile. Look at them again before you change them.')
  return { db, actor, row, subject: subjectOf(row, contactsOf(scope.house, scope.providerId).email(row)) }
}

/** Writes in one transaction: who manages the team works with all of it, others with what is theirs. */
export const writeTeam = <T>(scope: Scope, work: (db: TenantDb) => Promise<T>): Promise<T> =>
  scope.can('team.manage') ? onWholeBusiness(scope, work) : scope.write(work)

/** Changes a member in one transaction, after everybody who came before and before everybody who comes after. */
export const onTurn = async <T>(scope: Scope, asked: Asked, work: (turn: Turn) => Promise<T>): Promise<T> => {
  const id = asked.id.toLowerCase()
  if (!isId(id)) throw notFound('The team member')
  return writeTeam(scope, async db => work(await lockMember(scope, db, { ...asked, id })))
}

/** Notes in the audit log what was done with a member. */
export const note = (scope: Scope, db: TenantDb, id: string, ...words: readonly AuditWords[]): Promise<void> =>
  recordAudit(db, scope, ...words.map(({ action, details }) => ({ action, subject: { kind: 'MEMBER' as const, id }, details })))

/** Throws what speaks against it. */
export const refuse = (error: DomainError | null): void => {
  if (error) throw error
}
