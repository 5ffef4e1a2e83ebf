import type { TenantDb } from '../../db/tenant'

/** A saved view of the list of customers. */
export interface ViewRow {
  id: string
  name: string
  query: string
}

/** The views of a person, by name. */
export const list = (db: TenantDb, userId: string): Promise<ViewRow[]> =>
  db.rows(
    'customer_views.list',
    'select id, name, query from customer_views where provider_id = $1 and user_id = $2::uuid order by lower(name), name',
    [db.providerId, userId],
  )

/** Keeps a view in the place of the person's of that name; null where it would be one more than `most`. */
export const save = async (
  db: TenantDb,
  { userId, name, query, most, now }: { userId: string; name: string; query: string; most: number; now: Date },
): Promise<ViewRow | null> => {
  const [row] = await db.rows<ViewRow>(
    'customer_views.save',
    `insert into customer_views (provider_id, user_id, name, query, created_at)
     select $1, $2::uuid, $3::text, $4::text, $6::timestamptz
      where (select count(*) from customer_views v where v.provider_id = $1 and v.user_id = $2::uuid and v.name <> $3::text) < $5::int
     on conflict (provider_id, user_id, name) do update set query = excluded.query
     returning id, name, query`,
    [db.providerId, userId, name, query, most, now],
  )
  return row ?? null
}

/** Deletes a view of the person's; false where there is none of that id. */
export const remove = async (db: TenantDb, userId: string, id: string): Promise<boolean> => {
  const rows = await db.rows(
    'customer_views.remove',
    'delete from customer_views where provider_id = $1 and user_id = $2::uuid and id = $3::uuid returning id',
    [db.providerId, userId, id],
  )
  return rows.length > 0
}
