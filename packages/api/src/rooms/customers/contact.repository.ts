import type { TenantDb } from '../../db/tenant'

/** How to reach a customer, sealed. */
export interface ContactRow {
  id: string
  email: string | null
  phone: string | null
  address: string | null
}

/** How to reach the customers of those ids. */
export const contactsByIds = (db: TenantDb, ids: readonly string[]): Promise<ContactRow[]> =>
  db.rows('customers.contacts', 'select id, email, phone, address from customers where provider_id = $1 and id = any($2::uuid[])', [
    db.providerId,
    ids,
  ])
