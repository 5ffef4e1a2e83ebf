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
