import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import type { TenantDb } from '../../db/tenant'

/** How to reach a customer, sealed, whether that is allowed, and how they came. */
export interface ContactRow {
  id: string
  email: string | null
  phone: string | null
  address: string | null
  source: AcquisitionChannel | null
  emailConsent: boolean | null
  smsConsent: boolean | null
}

/** How to reach the customers of those ids. */
export const contactsByIds = (db: TenantDb, ids: readonly string[]): Promise<ContactRow[]> =>
  db.rows(
    'customers.contacts',
    `select id, email, phone, address, source, email_consent as "emailConsent", sms_consent as "smsConsent"
       from customers where provider_id = $1 and id = any($2::uuid[])`,
    [db.providerId, ids],
  )

/** When one of those fields of a customer's profile was last told of, by the clock of who told it; null when none was. */
export const lastToldAt = async (db: TenantDb, id: string, fields: readonly string[]): Promise<Date | null> => {
  const [row] = await db.rows<{ at: Date | null }>(
    'customers.told',
    `select to_timestamp(max((stamp -> 0)::float8) / 1000) as at from customers c, jsonb_each(c.registers) r(field, stamp)
      where c.provider_id = $1 and c.id = $2::uuid and field = any($3::text[])`,
    [db.providerId, id, fields],
  )
  return row?.at ?? null
}
