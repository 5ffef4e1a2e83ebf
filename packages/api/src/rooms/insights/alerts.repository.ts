import type { TenantDb } from '../../db/tenant'

const unconfirmedSql = `
select count(*)::int as unconfirmed from bookings
where provider_id = $1 and starts_at >= $2 and starts_at < $3 and status = 'PENDING'`

/** How many bookings that start in [from, to) nobody has confirmed yet. */
export async function countUnconfirmed(db: TenantDb, from: Date, to: Date): Promise<number> {
  const rows = await db.rows<{ unconfirmed: number }>('insights.unconfirmed', unconfirmedSql, [db.providerId, from, to])
  return rows[0]?.unconfirmed ?? 0
}
