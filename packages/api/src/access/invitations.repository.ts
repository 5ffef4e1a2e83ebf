import type { TenantDb } from '../db/tenant'

export interface NewInvitation {
  id: string
  memberId: string
  secretHash: Buffer
  createdBy: string | null
  now: Date
  expiresAt: Date
}

export const insertInvitation = async (
  db: TenantDb,
  { id, memberId, secretHash, createdBy, now, expiresAt }: NewInvitation,
): Promise<void> => {
  await db.rows(
    'invitations.insert',
    'insert into invitations (provider_id, id, member_id, secret_hash, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [db.providerId, id, memberId, secretHash, createdBy, now, expiresAt],
  )
}

/** Withdraws what is open of a member; how many there were. */
export const withdrawOpen = async (db: TenantDb, memberId: string, now: Date): Promise<number> => {
  const rows = await db.rows(
    'invitations.withdraw',
    `update invitations set withdrawn_at = $3
      where provider_id = $1 and member_id = $2::uuid and accepted_at is null and withdrawn_at is null returning id`,
    [db.providerId, memberId, now],
  )
  return rows.length
}
