import type { CustomerSegment, CustomerSort, RfmSegment } from '@dashboard/schema/vocabulary'
import type { StoredRelationshipPart } from '../../db/tables'
import type { TenantDb } from '../../db/tenant'
import { type Selection, statementName } from './selection-sql'
import { standing } from './standing-sql'

export interface CustomerRow {
  id: string
  ref: string
  name: string
  photoUrl: string | null
}

export interface StandingRow {
  customerId: string
  segment: Exclude<CustomerSegment, 'ALL'>
  firstBookingAt: Date | null
  lastBookingAt: Date | null
  totalBookings: number
  totalSpent: string
  averageBookingValue: string
  tags: string[]
  rfmSegment: RfmSegment | null
  recencyScore: number | null
  frequencyScore: number | null
  monetaryScore: number | null
  relationshipScore: number | null
  relationshipParts: StoredRelationshipPart[]
  churnRisk: number | null
  cluster: number | null
}

/** How customers are ordered. */
export const ORDER: Readonly<Record<CustomerSort, string>> = {
  VALUE: 'r.total_spent desc nulls last, c.id',
  FREQUENCY: 'r.total_bookings desc nulls last, c.id',
  RECENCY: 'r.last_booking_at desc nulls last, c.id',
  NAME: 'c.name_key, c.id',
  CHURN_RISK: 'r.churn_risk desc nulls last, c.id',
}

const LIST = {
  customers: 'c.id, c.ref, c.name, c.photo_url as "photoUrl"',
}

export interface ListRequest {
  sortBy: CustomerSort
  limit: number
  offset: number
}

/** One page of the selected customers, in the order asked for. */
export const page = (db: TenantDb, selection: Selection, { sortBy, limit, offset }: ListRequest): Promise<CustomerRow[]> => {
  const { text, values } = selection
  return db.rows(
    statementName(`customers.page.${sortBy}`, selection),
    `select ${LIST.customers} ${text} order by ${ORDER[sortBy]} limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, limit, offset],
  )
}

/** How many of the selected customers are in each segment that has any. */
export const segmentCounts = (db: TenantDb, selection: Selection): Promise<{ segment: CustomerSegment; count: number }[]> =>
  db.rows(
    statementName('customers.segments', selection),
    `select ${standing} as segment, count(*)::int as count ${selection.text} group by 1`,
    selection.values,
  )

/** How the customers of those ids stand. */
export const standings = (db: TenantDb, now: Date, ids: readonly string[]): Promise<StandingRow[]> =>
  db.rows(
    'customers.standings',
    `select c.id as "customerId", ${standing} as segment, r.first_booking_at as "firstBookingAt", r.last_booking_at as "lastBookingAt",
        coalesce(r.total_bookings, 0) as "totalBookings", coalesce(r.total_spent, 0)::text as "totalSpent",
        coalesce(r.average_booking_value, 0)::text as "averageBookingValue", c.tags, r.rfm_segment as "rfmSegment",
        r.recency_score as "recencyScore", r.frequency_score as "frequencyScore", r.monetary_score as "monetaryScore",
        r.relationship_score as "relationshipScore", coalesce(r.relationship_parts, '[]') as "relationshipParts",
        r.churn_risk as "churnRisk", r.cluster
       from customers c left join customer_relationships r on r.provider_id = c.provider_id and r.customer_id = c.id
      where c.provider_id = $1 and $2::timestamptz is not null and c.id = any($3::uuid[])`,
    [db.providerId, now, ids],
  )

/** One customer who was not erased. */
export const find = async (db: TenantDb, id: string): Promise<(CustomerRow & { erasedAt: Date | null }) | null> => {
  const [row] = await db.rows<CustomerRow & { erasedAt: Date | null }>(
    'customers.find',
    `select ${LIST.customers}, c.erased_at as "erasedAt" from customers c where c.provider_id = $1 and c.id = $2::uuid`,
    [db.providerId, id],
  )
  return row ?? null
}
