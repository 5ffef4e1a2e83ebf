import type { TenantDb } from '../db/tenant'

/** On which every process hears that what a member may do has changed. */
export const STANDING_CHANNEL = 'standing_changed'

/** Makes every process look again at what a member may do, once the transaction is committed: their open sockets close within a second. */
export const standingChanged = async (db: TenantDb, memberId: string): Promise<void> => {
  await db.rows('standing-changed', `select pg_notify('${STANDING_CHANNEL}', $1)`, [memberId])
}
