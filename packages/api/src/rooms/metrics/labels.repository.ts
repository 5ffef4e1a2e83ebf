import type { TenantDb } from '../../db/tenant'

const namesSql = `
select id::text, name from services where provider_id = $1 and id = any($2::uuid[])
union all
select id::text, first_name || ' ' || last_name from team_members where provider_id = $1 and id = any($2::uuid[])`

/** Names of services and team members by their ids; what is no longer there is missing. */
export async function readNames(db: TenantDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ id: string; name: string }>('metrics.names', namesSql, [db.providerId, ids])
  return new Map(rows.map(({ id, name }) => [id, name.trim()]))
}
