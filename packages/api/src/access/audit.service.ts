import type pg from 'pg'
import type { TenantDb } from '../db/tenant'
import type { AuditActor, AuditEntry } from './audit'
import { auditStatement } from './audit.repository'
import type { Scope } from './scope'

/** Who asks, as the log names them. */
export const auditActorOf = ({ viewer, providerId, transport }: Scope): AuditActor => ({
  providerId,
  userId: viewer?.tokenId ? null : (viewer?.userId ?? null),
  tokenId: viewer?.tokenId ?? null,
  ip: transport.ip,
  userAgent: transport.userAgent,
})

/** Writes what a request changes into its own transaction: both are kept, or neither. */
export const recordAudit = async (db: TenantDb, scope: Scope, ...entries: readonly AuditEntry[]): Promise<void> => {
  const { name, text, values } = auditStatement(auditActorOf(scope), scope.now(), entries)
  await db.rows(name, text, values)
}

/**
 * Writes that somebody is about to see what is private; resolves once it is kept, and only then may it be shown.
 * It has a connection of its own: what a query reads goes on from one snapshot.
 */
export const recordView = async (scope: Scope, entries: readonly AuditEntry[]): Promise<void> => {
  if (entries.length > 0) await scope.house.identityPool.query(auditStatement(auditActorOf(scope), scope.now(), entries))
}

/** Writes what happens at the door, and what the house does by itself: no request's scope is there. */
export const recordIdentityAudit = async (
  client: pg.Pool | pg.ClientBase,
  actor: AuditActor,
  at: Date,
  ...entries: readonly AuditEntry[]
): Promise<void> => {
  await client.query(auditStatement(actor, at, entries))
}
