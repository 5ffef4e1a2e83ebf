import type pg from 'pg'

type Client = pg.Pool | pg.ClientBase

/** Keeps a secret that is not in force yet; one that is stays. */
export const setUpSecret = async (client: Client, userId: string, sealed: string): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'two-factor-set-up',
    text: 'update users set totp_secret = $2, totp_last_step = null where id = $1 and totp_confirmed_at is null',
    values: [userId, sealed],
  })
  return rowCount === 1
}

export const confirmSecret = async (client: Client, userId: string, now: Date): Promise<void> => {
  await client.query({ name: 'two-factor-confirm', text: 'update users set totp_confirmed_at = $2 where id = $1', values: [userId, now] })
}

/** Uses up a time step; false when it or a later one was used before, also by somebody at the same moment. */
export const useStep = async (client: Client, userId: string, step: number): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'two-factor-step',
    text: 'update users set totp_last_step = $2 where id = $1 and (totp_last_step is null or totp_last_step < $2)',
    values: [userId, step],
  })
  return rowCount === 1
}

export const removeSecret = async (client: Client, userId: string): Promise<void> => {
  await client.query({
    name: 'two-factor-remove',
    text: 'update users set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = $1',
    values: [userId],
  })
  await client.query({ name: 'recovery-remove', text: 'delete from recovery_codes where user_id = $1', values: [userId] })
}

/** Puts new recovery codes in the place of the old ones. */
export const replaceRecoveryCodes = async (client: Client, userId: string, hashes: readonly Buffer[]): Promise<void> => {
  await client.query({ name: 'recovery-remove', text: 'delete from recovery_codes where user_id = $1', values: [userId] })
  await client.query({
    name: 'recovery-insert',
    text: 'insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])',
    values: [userId, hashes],
  })
}

/** Uses up a recovery code; false when there is none of that hash left. */
export const useRecoveryCode = async (client: Client, userId: string, hash: Buffer, now: Date): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'recovery-use',
    text: 'update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null',
    values: [userId, hash, now],
  })
  return (rowCount ?? 0) > 0
}

export const recoveryCodesLeft = async (client: Client, userId: string): Promise<number> => {
  const { rows } = await client.query<{ left: number }>({
    name: 'recovery-left',
    text: 'select count(*)::int as left from recovery_codes where user_id = $1 and used_at is null',
    values: [userId],
  })
  return rows[0]?.left ?? 0
}
