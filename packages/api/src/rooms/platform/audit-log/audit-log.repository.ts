import type { AuditAction, AuditSubject } from '@dashboard/schema/vocabulary'
import { type PageRequest, preparedLimit } from '../../../core/page'
import type { TenantDb } from '../../../db/tenant'

/** An entry as it is kept. */
export interface AuditRow {
  id: string
  at: Date
  action: AuditAction
  subjectKind: AuditSubject | null
  subjectId: string | null
  details: Record<string, unknown>
  ip: string | null
  userAgent: string | null
  userId: string | null
  tokenId: string | null
}

/** Which entries; null where anything will do. Instants, not days. */
export interface AuditConditions {
  actions: readonly AuditAction[] | null
  userId: string | null
  subjectKind: AuditSubject | null
  subjectId: string | null
  from: Date | null
  until: Date | null
}

const COLUMNS = `a.id, a.at, a.action, a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.details, a.ip, a.user_agent as "userAgent",
  a.actor_user_id as "userId", a.actor_token_id as "tokenId"`

const WHERE = `from audit_log a where a.provider_id = $1
  and ($2::text[] is null or a.action::text = any($2::text[])) and ($3::uuid is null or a.actor_user_id = $3::uuid)
  and ($4::text is null or a.subject_kind::text = $4::text) and ($5::text is null or a.subject_id = $5::text)
  and ($6::timestamptz is null or a.at >= $6::timestamptz) and ($7::timestamptz is null or a.at < $7::timestamptz)`

const valuesOf = (db: TenantDb, { actions, userId, subjectKind, subjectId, from, until }: AuditConditions): unknown[] => [
  db.providerId,
  actions,
  userId,
  subjectKind,
  subjectId,
  from,
  until,
]

/** Up to `size + 1` entries, newest first; from the list's end backwards when the page is `fromEnd`. */
export const page = async (
  db: TenantDb,
  conditions: AuditConditions,
  { after, before, size, fromEnd }: PageRequest,
): Promise<AuditRow[]> => {
  const order = fromEnd ? 'asc' : 'desc'
  const values = valuesOf(db, conditions)
  const limit = preparedLimit(size + 1)
  const bind = (value: unknown): string => `$${values.push(value)}`
  const older = after ? `and (a.at, a.id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)` : ''
  const newer = before ? `and (a.at, a.id) > (${bind(before.at)}::timestamptz, ${bind(before.id)}::uuid)` : ''
  const name = `audit.page.${order}.${limit}${after ? '.after' : ''}${before ? '.before' : ''}`
  const text = `select ${COLUMNS} ${WHERE} ${older} ${newer} order by a.at ${order}, a.id ${order} limit ${limit}`
  return (await db.rows<AuditRow>(name, text, values)).slice(0, size + 1)
}

export const count = async (db: TenantDb, conditions: AuditConditions): Promise<number> => {
  const [row] = await db.rows<{ count: number }>('audit.count', `select count(*)::int as count ${WHERE}`, valuesOf(db, conditions))
  return row?.count ?? 0
}

/** Names by id. */
export interface Named {
  id: string
  name: string
}

export const customerNames = (db: TenantDb, ids: readonly string[]): Promise<Named[]> =>
  db.rows('audit.customers', 'select id, name from customers where provider_id = $1 and id = any($2::uuid[])', [db.providerId, ids])

/** Members by their own ids, with the accounts that they sign in with. */
export const members = (db: TenantDb): Promise<(Named & { userId: string | null })[]> =>
  db.rows(
    'audit.members',
    `select id, trim(first_name || ' ' || last_name) as name, user_id as "userId" from team_members where provider_id = $1`,
    [db.providerId],
  )

export const tokenNames = (db: TenantDb): Promise<Named[]> =>
  db.rows('audit.tokens', 'select id, name from api_tokens where provider_id = $1', [db.providerId])

export const experimentNames = (db: TenantDb, ids: readonly string[]): Promise<Named[]> =>
  db.rows('audit.experiments', 'select id, name from experiments where provider_id = $1 and id = any($2::uuid[])', [db.providerId, ids])
