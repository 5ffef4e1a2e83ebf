import type { TeamRole, TokenScope } from '@dashboard/schema/vocabulary'
import type { Pool } from 'pg'
import { type Mark, markColumns } from './mark'
import type { PermissionChanges } from './roles'

/** A live session with everything that a request needs to know of its viewer. */
export interface SessionRow extends Mark {
  sessionId: string
  userId: string
  /** Sealed. */
  email: string
  userName: string
  memberId: string
  role: TeamRole
  changes: PermissionChanges
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  providerId: number
  providerName: string
  timeZone: string
  currency: string
  weekStartsOn: number
}

const findLive = `
  select s.id as "sessionId", u.id as "userId", u.email, u.name as "userName", m.id as "memberId", m.role, m.permissions as changes,
         s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
         p.id as "providerId", p.name as "providerName", p.time_zone as "timeZone", p.currency, p.week_starts_on as "weekStartsOn",
         ${markColumns('p.id')}
    from sessions s
    join users u on u.id = s.user_id
    join providers p on p.id = s.provider_id
    join team_members m on m.provider_id = s.provider_id and m.user_id = s.user_id and m.is_active
   where s.token_hash = $1 and s.expires_at > $2
   limit 1`

/** The session of a token hash, if it is live and its user still works for the provider. */
export const findLiveSession = async (pool: Pool, tokenHash: Buffer, now: Date): Promise<SessionRow | null> => {
  const { rows } = await pool.query<SessionRow>({ name: 'session-find', text: findLive, values: [tokenHash, now] })
  return rows[0] ?? null
}

export interface NewSession {
  tokenHash: Buffer
  userId: string
  providerId: number
  now: Date
  expiresAt: Date
  ip: string
  userAgent: string | null
}

export const insertSession = async (pool: Pool, session: NewSession): Promise<void> => {
  await pool.query({
    name: 'session-insert',
    text: `insert into sessions (token_hash, user_id, provider_id, created_at, last_seen_at, expires_at, ip, user_agent) values ($1,$2,$3,$4,$4,$5,$6,$7)`,
    values: [
      session.tokenHash,
      session.userId,
      session.providerId,
      session.now,
      session.expiresAt,
      session.ip,
      session.userAgent?.slice(0, 500) ?? null,
    ],
  })
}

export const touchSession = async (pool: Pool, id: string, now: Date, expiresAt: Date): Promise<void> => {
  await pool.query({
    name: 'session-touch',
    text: 'update sessions set last_seen_at = $2, expires_at = $3 where id = $1',
    values: [id, now, expiresAt],
  })
}

/** Ends a session; every process hears of it, so that its open sockets close too. */
export const deleteSession = async (pool: Pool, id: string): Promise<void> => {
  await pool.query({
    name: 'session-delete',
    text: `with gone as (delete from sessions where id = $1 returning id) select pg_notify('session_ended', id::text) from gone`,
    values: [id],
  })
}

/** Sessions and links to new passwords that have expired; how many sessions. */
export const deleteExpired = async (pool: Pool, now: Date): Promise<number> => {
  const { rowCount } = await pool.query(
    'with resets as (delete from password_resets where expires_at <= $1) delete from sessions where expires_at <= $1',
    [now],
  )
  return rowCount ?? 0
}

export interface MembershipRow {
  id: number
  name: string
  timeZone: string
  currency: string
  weekStartsOn: number
}

/** Every provider that a user works for, by name. */
export const listMemberships = async (pool: Pool, userId: string): Promise<MembershipRow[]> => {
  const { rows } = await pool.query<MembershipRow>({
    name: 'memberships-list',
    text: `select p.id, p.name, p.time_zone as "timeZone", p.currency, p.week_starts_on as "weekStartsOn"
             from team_members m join providers p on p.id = m.provider_id
            where m.user_id = $1 and m.is_active order by p.name, p.id`,
    values: [userId],
  })
  return rows
}

export interface Standing {
  /** Of the session or token. */
  id: string
  role: TeamRole
  changes: PermissionChanges
  /** Null for sessions. */
  scopes: TokenScope[] | null
}

const STANDINGS = `
  select s.id, m.role, m.permissions as changes, null::jsonb as scopes
    from sessions s join team_members m on m.provider_id = s.provider_id and m.user_id = s.user_id and m.is_active
   where s.id = any($1::uuid[]) and s.expires_at > $2
  union all
  select t.id, m.role, m.permissions, t.scopes
    from api_tokens t join team_members m on m.provider_id = t.provider_id and m.id = t.created_by and m.is_active
   where t.id = any($1::uuid[]) and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)`

/** Which of these sessions and tokens are live still, in what role and with what rights. */
export const findStandings = async (pool: Pool, ids: readonly string[], now: Date): Promise<Standing[]> => {
  const { rows } = await pool.query<Standing>({ name: 'session-standings', text: STANDINGS, values: [ids, now] })
  return rows
}
