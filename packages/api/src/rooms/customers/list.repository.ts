import type { CustomerSegment, CustomerSort, RfmSegment } from '@dashboard/schema/vocabulary'
import type { StoredRelationshipPart } from '../../db/tables'
import type { TenantDb } from '../../db/tenant'
import { type Selection, statementName } from './selection-sql'
import { bookedStandsAs, standing, standsAs } from './standing-sql'

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

/** How customers are ordered, each along an index; who has never booked comes last. */
export const ORDER: Readonly<Record<CustomerSort, string>> = {
  VALUE: 'r.total_spent desc nulls last, c.id',
  FREQUENCY: 'r.total_bookings desc nulls last, c.id',
  RECENCY: 'r.last_booking_at desc nulls last, c.id',
  NAME: 'c.name_key using ~<~, c.id',
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

/** So that an index gives the order, those who have booked are read by themselves, and then those who never have. */
const HAVE_BOOKED = 'and r.provider_id = $1'
const NEVER_BOOKED = 'and r.provider_id is null'

/** How many of a selection have booked, and how many there are. */
export interface Extent {
  booked: number
  all: number
}

/** One page of a segment of the selected customers, in the order asked for: one statement, or two where it begins with the last who have booked. */
export const page = async (
  db: TenantDb,
  { text, values }: Selection,
  segment: CustomerSegment,
  { sortBy, limit, offset }: ListRequest,
  { booked, all }: Extent,
): Promise<CustomerRow[]> => {
  // How far it goes decides the plan, so that no plan is kept.
  const read = (which: string, order: string, count: number, start: number): Promise<CustomerRow[]> =>
    db.rows('', `select ${LIST.customers} ${text} ${which} order by ${order} limit ${count} offset ${start}`, values)
  if (sortBy === 'NAME') return read(`and ${standsAs[segment]}`, ORDER.NAME, limit, offset)
  // Who is new has spent nothing and has no last visit: all are alike, and they would be the very last along the index.
  const order = segment === 'NEW' ? 'c.id' : ORDER[sortBy]
  const first = offset < booked ? await read(`${HAVE_BOOKED} and ${bookedStandsAs[segment]}`, order, limit, offset) : []
  const missing = limit - first.length
  if (missing === 0 || offset + first.length >= all || all === booked) return first
  return [...first, ...(await read(NEVER_BOOKED, 'c.id', missing, Math.max(0, offset - booked)))]
}

/** How many of the selected customers are in a segment, and how many of these have booked. */
export interface SegmentSize {
  segment: CustomerSegment
  all: number
  booked: number
}

const SIZES = 'f.segment, count(*)::int as "all", count(*) filter (where f.booked)::int as booked'
const STANDING = `${standing} as segment, r.customer_id is not null as booked`

/** The sizes of the segments that have any of the selected customers. */
export const segmentSizes = (db: TenantDb, selection: Selection): Promise<SegmentSize[]> =>
  // "offset 0": what is grouped by is worked out before, and grouped without being sorted.
  db.rows(
    statementName('customers.segments', selection),
    `select ${SIZES} from (select ${STANDING} ${selection.text} offset 0) f group by 1`,
    selection.values,
  )

const KEY: Readonly<Record<CustomerSort, string>> = {
  VALUE: 'r.total_spent',
  FREQUENCY: 'r.total_bookings',
  RECENCY: 'r.last_booking_at',
  NAME: 'c.name_key',
  CHURN_RISK: 'r.churn_risk',
}

/** A page of those who were found, with the sizes of all segments. */
export interface FoundPage {
  sizes: SegmentSize[]
  customers: CustomerRow[]
}

/** One page of customers who have to be found first, of one segment: they are found once for the page and the sizes. */
export const foundPage = async (
  db: TenantDb,
  { text, values }: Selection,
  segment: CustomerSegment,
  { sortBy, limit, offset }: ListRequest,
): Promise<FoundPage> => {
  const order = sortBy === 'NAME' ? 'f.key using ~<~, f.id' : 'f.key desc nulls last, f.id'
  const one = `$${values.length + 1}::text`
  const [row] = await db.rows<FoundPage>(
    '',
    `with found as materialized (select c.id, ${KEY[sortBy]} as key, ${STANDING} ${text}),
      page as (select f.id, row_number() over (order by ${order}) as place from found f where ${one} = 'ALL' or f.segment = ${one} order by ${order} limit ${limit} offset ${offset})
     select (select coalesce(jsonb_agg(s), '[]') from (select ${SIZES} from found f group by 1) s) as sizes,
       (select coalesce(jsonb_agg(l order by l.place), '[]') from (select ${LIST.customers}, page.place from page join customers c on c.provider_id = $1 and c.id = page.id) l) as customers`,
    [...values, segment],
  )
  return row ?? { sizes: [], customers: [] }
}

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
export const find = async (db: TenantDb, id: string): Promise<(CustomerRow & { isGone: boolean }) | null> => {
  const [row] = await db.rows<CustomerRow & { isGone: boolean }>(
    'customers.find',
    `select ${LIST.customers}, c.is_gone as "isGone" from customers c where c.provider_id = $1 and c.id = $2::uuid`,
    [db.providerId, id],
  )
  return row ?? null
}
