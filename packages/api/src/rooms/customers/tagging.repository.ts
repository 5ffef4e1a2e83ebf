import type { TenantDb } from '../../db/tenant'
import type { Selection } from './selection-sql'

/** A customer with the team's tags. */
export interface TaggedRow {
  id: string
  tags: string[]
}

/** The customers of those ids who were not erased, as a selection. */
export const ofIds = (providerId: number, now: Date, ids: readonly string[]): Selection => ({
  name: 'ids',
  text: `from customers c where c.provider_id = $1 and $2::timestamptz is not null and not c.is_gone and c.id = any($3::uuid[])`,
  values: [providerId, now, ids],
})

/** Up to `limit` of the selected customers, whose tags nobody else changes before the transaction ends; always in one order, so that two never wait for each other. */
export const hold = (db: TenantDb, { text, values }: Selection, limit: number): Promise<TaggedRow[]> =>
  db.rows('', `select c.id, c.tags ${text} order by c.id limit $${values.length + 1} for no key update of c`, [...values, limit])

/** Puts other tags in the place of many customers'. */
export const setTags = async (db: TenantDb, customers: readonly { id: string; tags: readonly string[] }[]): Promise<void> => {
  await db.rows(
    'customers.tagged',
    `update customers c set tags = t.tags from jsonb_to_recordset($2::jsonb) as t(id uuid, tags jsonb) where c.provider_id = $1 and c.id = t.id`,
    [db.providerId, JSON.stringify(customers)],
  )
}
