import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { preparedLimit, type PageRequest } from '../../core/page'
import type { TenantDb } from '../../db/tenant'

/** An event with the names that its sentence needs. */
export interface ActivityRow {
  id: string
  type: BusinessEventType
  at: Date
  version: string
  payload: Record<string, unknown>
  bookingId: string | null
  customerId: string | null
  memberId: string | null
  customer: string | null
  service: string | null
  member: string | null
}

/**
 * A member whom the event itself names goes before the one in charge now. The customer is chosen by CASE: under row-level security
 * Postgres looks up by index only what it knows to leak nothing, and COALESCE is not on its list.
 */
const SELECT = `select e.id, e.type, e.occurred_at as at, e.version::text, e.payload, b.id as "bookingId", c.id as "customerId", coalesce(n.id, m.id) as "memberId",
    c.name as customer, s.name as service, coalesce(n.first_name, m.first_name) as member
  from business_events e
  left join bookings b on b.provider_id = e.provider_id and b.id = e.booking_id
  left join customers c on c.provider_id = e.provider_id and c.id = case when e.customer_id is null then b.customer_id else e.customer_id end
  left join services s on s.provider_id = e.provider_id and s.id = b.service_id
  left join team_members m on m.provider_id = e.provider_id and m.id = b.assigned_to
  left join team_members n on n.provider_id = e.provider_id and n.ref = e.payload ->> 'memberRef'
  where e.provider_id = $1`

const OF_TYPES = 'and e.type = any($2::business_event_type[])'

/** Up to `size + 1` events, newest first; from the list's end backwards when the page is `fromEnd`. */
export const page = async (db: TenantDb, types: readonly BusinessEventType[], asked: PageRequest): Promise<ActivityRow[]> => {
  const { after, before, size, fromEnd } = asked
  const order = fromEnd ? 'asc' : 'desc'
  const values: unknown[] = [db.providerId, types]
  const limit = preparedLimit(size + 1)
  const bind = (value: unknown): string => `$${values.push(value)}`
  const older = after ? `and (e.occurred_at, e.id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)` : ''
  const newer = before ? `and (e.occurred_at, e.id) > (${bind(before.at)}::timestamptz, ${bind(before.id)}::uuid)` : ''
  const name = `activity.page.${order}.${limit}${after ? '.after' : ''}${before ? '.before' : ''}`
  const text = `${SELECT} ${OF_TYPES} ${older} ${newer} order by e.occurred_at ${order}, e.id ${order} limit ${limit}`
  return (await db.rows<ActivityRow>(name, text, values)).slice(0, size + 1)
}

/** How many events of those types there are. */
export const count = async (db: TenantDb, types: readonly BusinessEventType[]): Promise<number> => {
  const [row] = await db.rows<{ count: number }>(
    'activity.count',
    `select count(*)::int as count from business_events e where e.provider_id = $1 ${OF_TYPES}`,
    [db.providerId, types],
  )
  return row?.count ?? 0
}

/** The events of those ids and types, in the order in which they happened. */
export const byIds = (db: TenantDb, types: readonly BusinessEventType[], ids: readonly string[]): Promise<ActivityRow[]> =>
  db.rows('activity.byIds', `${SELECT} ${OF_TYPES} and e.id = any($3::uuid[]) order by e.occurred_at, e.id`, [db.providerId, types, ids])
