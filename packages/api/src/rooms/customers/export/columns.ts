/** What the columns of an export are: their titles, what they hold, and where that is read. */
import type { CustomerExportField } from '@dashboard/schema/vocabulary'
import type { SealedKind } from '../../../core/sealed'
import { standing } from '../standing-sql'

/** What a column holds, which says how it is written: see `cells.ts`. */
export type ColumnKind =
  'TEXT' | 'TEXTS' | 'CHANNEL' | 'STANDING' | 'RFM' | 'SEALED' | 'INSTANT' | 'MONEY' | 'COUNT' | 'SCORE' | 'SHARE' | 'FLAG'

export interface ExportColumn {
  title: string
  kind: ColumnKind
  /** Over `c` (customers) and `r` (their relationships); decimals come as text, so that they stay exact. */
  sql: string
  /** Of the column in a spreadsheet, in characters. */
  width: number
  /** What is sealed, of SEALED ones. */
  seal?: SealedKind
}

const PETS = `(select string_agg(p.name, ', ' order by p.name, p.id) from pets p where p.provider_id = c.provider_id and p.customer_id = c.id)`
const FAVOURITE = `(select s.name from services s where s.provider_id = c.provider_id and s.id = (r.preferred_services #>> '{0,serviceId}')::uuid)`

/** Every column, by the word of the contract. What is unknown is left empty: who never came has no average. */
export const exportColumns: Readonly<Record<CustomerExportField, ExportColumn>> = {
  NAME: { title: 'Name', kind: 'TEXT', sql: 'c.name', width: 28 },
  EMAIL: { title: 'E-mail', kind: 'SEALED', sql: 'c.email', width: 30, seal: 'email' },
  PHONE: { title: 'Phone', kind: 'SEALED', sql: 'c.phone', width: 18, seal: 'phone' },
  ADDRESS: { title: 'Address', kind: 'SEALED', sql: 'c.address', width: 36, seal: 'address' },
  TAGS: { title: 'Tags', kind: 'TEXTS', sql: 'c.tags', width: 24 },
  PETS: { title: 'Pets', kind: 'TEXT', sql: PETS, width: 24 },
  ACQUISITION_CHANNEL: { title: 'Found us by', kind: 'CHANNEL', sql: 'c.source', width: 16 },
  CUSTOMER_SEGMENT: { title: 'Segment', kind: 'STANDING', sql: standing, width: 12 },
  RFM_SEGMENT: { title: 'RFM segment', kind: 'RFM', sql: 'r.rfm_segment', width: 20 },
  FIRST_BOOKING_AT: { title: 'First booking', kind: 'INSTANT', sql: 'r.first_booking_at', width: 18 },
  LAST_BOOKING_AT: { title: 'Last booking', kind: 'INSTANT', sql: 'r.last_booking_at', width: 18 },
  TOTAL_BOOKINGS: { title: 'Bookings', kind: 'COUNT', sql: 'coalesce(r.total_bookings, 0)', width: 10 },
  TOTAL_SPENT: { title: 'Spent', kind: 'MONEY', sql: 'coalesce(r.total_spent, 0)::text', width: 16 },
  AVERAGE_BOOKING_VALUE: {
    title: 'Average booking',
    kind: 'MONEY',
    sql: 'case when r.total_bookings > 0 then r.average_booking_value::text end',
    width: 16,
  },
  PREFERRED_SERVICE: { title: 'Preferred service', kind: 'TEXT', sql: FAVOURITE, width: 24 },
  RELATIONSHIP_SCORE: { title: 'Relationship score', kind: 'SCORE', sql: 'round(r.relationship_score::numeric, 1)::text', width: 12 },
  CHURN_RISK: { title: 'Churn risk', kind: 'SHARE', sql: 'round(r.churn_risk::numeric, 4)::text', width: 12 },
  LIFETIME_VALUE: { title: 'Lifetime value', kind: 'MONEY', sql: 'r.customer_lifetime_value::text', width: 16 },
  NEXT_BOOKING_AT: { title: 'Next booking expected', kind: 'INSTANT', sql: 'r.next_booking_at', width: 18 },
  EMAIL_CONSENT: { title: 'Agreed to e-mail', kind: 'FLAG', sql: 'c.email_consent', width: 12 },
  SMS_CONSENT: { title: 'Agreed to SMS', kind: 'FLAG', sql: 'c.sms_consent', width: 12 },
  CUSTOMER_ID: { title: 'Id', kind: 'TEXT', sql: 'c.id', width: 38 },
}

/** Whether a column tells what somebody spends. */
export const isMoney = (field: CustomerExportField): boolean => exportColumns[field].kind === 'MONEY'

/** Whether a column tells how to reach somebody. */
export const isContact = (field: CustomerExportField): boolean => exportColumns[field].kind === 'SEALED'
