import type { AuditActor, AuditEntry } from './audit'

const INSERT = `
insert into audit_log (provider_id, at, actor_user_id, actor_token_id, ip, user_agent, action, subject_kind, subject_id, details)
select $1, $2, $3, $4, $5, $6, action, subject_kind, subject_id, coalesce(details, '{}')
from jsonb_to_recordset($7::jsonb) as e(action audit_action, subject_kind audit_subject, subject_id varchar(100), details jsonb)`

const LONGEST_AGENT = 500

/** The statement that writes the entries, whoever sends it. */
export const auditStatement = (actor: AuditActor, at: Date, entries: readonly AuditEntry[]) => ({
  name: 'audit-insert',
  text: INSERT,
  values: [
    actor.providerId,
    at,
    actor.userId,
    actor.tokenId,
    actor.ip || null,
    actor.userAgent?.slice(0, LONGEST_AGENT) ?? null,
    JSON.stringify(
      entries.map(({ action, subject, details }) => ({ action, subject_kind: subject?.kind, subject_id: subject?.id, details })),
    ),
  ],
})
