import type pg from 'pg'

type Client = pg.Pool | pg.ClientBase

/** A person who signs in. */
export interface Account {
  id: string
  /** Sealed. */
  email: string
  name: string
  passwordHash: string | null
  totpSecret: string | null
  totpConfirmedAt: Date | null
  totpLastStep: string | null
}

const COLUMNS = `u.id, u.email, u.name, u.password_hash as "passwordHash", u.totp_secret as "totpSecret",
  u.totp_confirmed_at as "totpConfirmedAt", u.totp_last_step as "totpLastStep"`

/** The account of an e-mail address, by its blind indexes. */
export const accountByEmail = async (client: Client, emailIndexes: readonly string[]): Promise<Account | null> => {
  const { rows } = await client.query<Account>({
    name: 'account-by-email',
    text: `select ${COLUMNS} from users u where u.email_index = any($1::text[]) order by u.created_at limit 1`,
    values: [emailIndexes],
  })
  return rows[0] ?? null
}

export const accountById = async (client: Client, id: string): Promise<Account | null> => {
  const { rows } = await client.query<Account>({
    name: 'account-by-id',
    text: `select ${COLUMNS} from users u where u.id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

/** The provider that somebody worked for last, as far as they still do; null when they work for none. */
export const providerToOpen = async (client: Client, userId: string): Promise<number | null> => {
  const { rows } = await client.query<{ providerId: number }>({
    name: 'account-provider',
    text: `select m.provider_id as "providerId" from team_members m
             left join lateral (select max(s.last_seen_at) as at from sessions s where s.user_id = m.user_id and s.provider_id = m.provider_id) seen on true
            where m.user_id = $1 and m.is_active order by seen.at desc nulls last, m.provider_id limit 1`,
    values: [userId],
  })
  return rows[0]?.providerId ?? null
}

/** Every provider that somebody works for now. */
export const providersOf = async (client: Client, userId: string): Promise<number[]> => {
  const { rows } = await client.query<{ id: number }>({
    name: 'account-providers',
    text: 'select provider_id as id from team_members where user_id = $1 and is_active order by 1',
    values: [userId],
  })
  return rows.map(row => row.id)
}

export const insertAccount = async (
  client: Client,
  account: { email: string; name: string; passwordHash: string; now: Date },
): Promise<string> => {
  const { rows } = await client.query<{ id: string }>({
    name: 'account-insert',
    text: 'insert into users (email, name, password_hash, password_changed_at, created_at, updated_at) values ($1, $2, $3, $4, $4, $4) returning id',
    values: [account.email, account.name, account.passwordHash, account.now],
  })
  return rows[0]?.id ?? ''
}

/** Sets a password; links for another one that are still open work no longer. */
export const setPassword = async (client: Client, userId: string, passwordHash: string, now: Date): Promise<void> => {
  await client.query({
    name: 'account-password',
    text: `with closed as (update password_resets set used_at = $3 where user_id = $1 and used_at is null)
           update users set password_hash = $2, password_changed_at = $3, updated_at = $3 where id = $1`,
    values: [userId, passwordHash, now],
  })
}

/** Ends the sessions of a person but for one; every process hears of each. */
export const endSessions = async (client: Client, userId: string, exceptSessionId: string | null): Promise<number> => {
  const { rowCount } = await client.query({
    name: 'account-end-sessions',
    text: `with gone as (delete from sessions where user_id = $1 and ($2::uuid is null or id <> $2::uuid) returning id)
           select pg_notify('session_ended', id::text) from gone`,
    values: [userId, exceptSessionId],
  })
  return rowCount ?? 0
}

export interface SessionEntry {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  ip: string | null
  userAgent: string | null
  providerName: string
}

/** The live sessions of a person, the latest used first. */
export const sessionsOf = async (client: Client, userId: string, now: Date): Promise<SessionEntry[]> => {
  const { rows } = await client.query<SessionEntry>({
    name: 'account-sessions',
    text: `select s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.ip, s.user_agent as "userAgent",
                  p.name as "providerName"
             from sessions s join providers p on p.id = s.provider_id
            where s.user_id = $1 and s.expires_at > $2 order by s.last_seen_at desc, s.id`,
    values: [userId, now],
  })
  return rows
}

/** Ends one session of a person; false when they have none of that id. */
export const endSessionOf = async (client: Client, userId: string, sessionId: string): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'account-end-session',
    text: `with gone as (delete from sessions where user_id = $1 and id = $2 returning id)
           select pg_notify('session_ended', id::text) from gone`,
    values: [userId, sessionId],
  })
  return (rowCount ?? 0) > 0
}

export const insertPasswordReset = async (
  client: Client,
  reset: { id: string; userId: string; secretHash: Buffer; now: Date; expiresAt: Date },
): Promise<void> => {
  await client.query({
    name: 'password-reset-insert',
    text: 'insert into password_resets (id, user_id, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    values: [reset.id, reset.userId, reset.secretHash, reset.now, reset.expiresAt],
  })
}

/** Uses up a reset and all others of the person; the person's id, or null when it cannot be used. */
export const usePasswordReset = async (client: Client, id: string, secretHash: Buffer, now: Date): Promise<string | null> => {
  const { rows } = await client.query<{ userId: string }>({
    name: 'password-reset-use',
    text: `with used as (
             update password_resets set used_at = $3 where id = $1 and secret_hash = $2 and used_at is null and expires_at > $3 returning user_id
           ), others as (
             update password_resets r set used_at = $3 from used where r.user_id = used.user_id and r.id <> $1 and r.used_at is null
           )
           select user_id as "userId" from used`,
    values: [id, secretHash, now],
  })
  return rows[0]?.userId ?? null
}
