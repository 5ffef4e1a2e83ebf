import type { TeamRole, TokenScope } from '@dashboard/schema/vocabulary'
import type pg from 'pg'
import type { TenantDb } from '../../db/tenant'
import { type Mark, markColumns } from '../mark'
import type { PermissionChanges } from '../roles'

/** A token as its provider sees it. */
export interface TokenRow {
  id: string
  name: string
  prefix: string
  scopes: TokenScope[]
  createdBy: string
  lastUsedAt: Date | null
  expiresAt: Date | null
  createdAt: Date
}

const COLUMNS = `t.id, t.name, t.prefix, t.scopes, trim(m.first_name || ' ' || m.last_name) as "createdBy", t.last_used_at as "lastUsedAt",
  t.expires_at as "expiresAt", t.created_at as "createdAt"`
const FROM = 'from api_tokens t join team_members m on m.provider_id = t.provider_id and m.id = t.created_by'

/** The tokens that work, the newest first. */
export const listTokens = (db: TenantDb, now: Date): Promise<TokenRow[]> =>
  db.rows(
    'tokens.list',
    `select ${COLUMNS} ${FROM} where t.provider_id = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2) and m.is_active
      order by t.created_at desc, t.id`,
    [db.providerId, now],
  )

export interface NewToken {
  name: string
  prefix: string
  hash: Buffer
  scopes: readonly TokenScope[]
  createdBy: string
  now: Date
  expiresAt: Date
}

export const insertToken = async (db: TenantDb, token: NewToken): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(
    'tokens.insert',
    `insert into api_tokens (provider_id, name, prefix, token_hash, scopes, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [db.providerId, token.name, token.prefix, token.hash, JSON.stringify(token.scopes), token.createdBy, token.now, token.expiresAt],
  )
  return row?.id ?? ''
}

/** Revokes a token; every process hears of it, so that its open sockets close. False when there is none that works. */
export const revokeToken = async (db: TenantDb, id: string, now: Date): Promise<boolean> => {
  const rows = await db.rows(
    'tokens.revoke',
    `with gone as (update api_tokens set revoked_at = $3 where provider_id = $1 and id = $2::uuid and revoked_at is null returning id)
     select pg_notify('session_ended', id::text) from gone`,
    [db.providerId, id, now],
  )
  return rows.length > 0
}

/** A token that works, with everything that a request needs to know of its viewer. */
export interface LiveToken extends Mark {
  tokenId: string
  tokenName: string
  scopes: TokenScope[]
  lastUsedAt: Date | null
  userId: string | null
  memberId: string
  role: TeamRole
  changes: PermissionChanges
  providerId: number
  providerName: string
  timeZone: string
  currency: string
  weekStartsOn: number
}

const FIND = `
  select t.id as "tokenId", t.name as "tokenName", t.scopes, t.last_used_at as "lastUsedAt", m.user_id as "userId", m.id as "memberId", m.role,
         m.permissions as changes, p.id as "providerId", p.name as "providerName", p.time_zone as "timeZone", p.currency,
         p.week_starts_on as "weekStartsOn",
         ${markColumns('p.id')}
    from api_tokens t
    join team_members m on m.provider_id = t.provider_id and m.id = t.created_by and m.is_active
    join providers p on p.id = t.provider_id
   where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
   limit 1`

export const findLiveToken = async (client: pg.Pool, hash: Buffer, now: Date): Promise<LiveToken | null> => {
  const { rows } = await client.query<LiveToken>({ name: 'token-find', text: FIND, values: [hash, now] })
  return rows[0] ?? null
}

export const touchToken = async (client: pg.Pool, id: string, now: Date): Promise<void> => {
  await client.query({ name: 'token-touch', text: 'update api_tokens set last_used_at = $2 where id = $1', values: [id, now] })
}
