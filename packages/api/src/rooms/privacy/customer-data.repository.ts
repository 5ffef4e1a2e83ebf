import type { TenantDb } from '../../db/tenant'

/** One part of what is kept of a customer. */
export interface DataPart {
  name: string
  text: string
}

const own = (table: string, columns: string, order: string): string =>
  `select ${columns} from ${table} where provider_id = $1 and customer_id = $2::uuid order by ${order}`

/** Everything that is kept of a customer, part by part; texts that are sealed come sealed. */
const parts: readonly DataPart[] = [
  {
    name: 'profile',
    text: `select name, email, phone, address, photo_url as "photoUrl", source, tags, email_consent as "emailConsent", sms_consent as "smsConsent", joined_at as "joinedAt" from customers where provider_id = $1 and id = $2::uuid`,
  },
  {
    name: 'relationship',
    text: own(
      'customer_relationships',
      `first_booking_at as "firstBookingAt", last_booking_at as "lastBookingAt", total_bookings as "totalBookings", total_spent::text as "totalSpent", notes`,
      'customer_id',
    ),
  },
  { name: 'pets', text: own('pets', 'name, species, breed', 'created_at, id') },
  {
    name: 'bookings',
    text: `select b.id, s.name as service, b.status, b.starts_at as "startsAt", b.ends_at as "endsAt", b.booked_at as "bookedAt", b.price::text,
        b.final_price::text as "finalPrice", b.completed_at as "completedAt", b.cancelled_at as "cancelledAt", b.cancel_reason as "cancelReason", b.notes
      from bookings b join services s on s.provider_id = b.provider_id and s.id = b.service_id
      where b.provider_id = $1 and b.customer_id = $2::uuid order by b.starts_at, b.id`,
  },
  {
    name: 'refunds',
    text: `select f.booking_id as "bookingId", f.amount::text, f.reason, f.refunded_at as "refundedAt"
      from booking_refunds f join bookings b on b.provider_id = f.provider_id and b.id = f.booking_id
      where f.provider_id = $1 and b.customer_id = $2::uuid order by f.refunded_at, f.id`,
  },
  {
    name: 'reviews',
    text: own(
      'reviews',
      `rating, text, reviewed_at as "reviewedAt", response_text as response, responded_at as "respondedAt"`,
      'reviewed_at, id',
    ),
  },
  {
    name: 'feedback',
    text: own(
      'customer_feedback',
      `type, score, question, response as text, received_at as "receivedAt", response_text as response`,
      'received_at, id',
    ),
  },
  { name: 'notes', text: own('customer_notes', `note, tags, created_at as "createdAt", updated_at as "updatedAt"`, 'created_at, id') },
  {
    name: 'communications',
    text: own('communications', `channel, direction, subject, body, sent_at as "sentAt"`, 'sent_at, id'),
  },
  {
    name: 'experiments',
    text: `select e.name as experiment, v.name as variant, x.exposed_at as "shownAt"
      from experiment_exposures x
      join experiments e on e.provider_id = x.provider_id and e.id = x.experiment_id
      join experiment_variants v on v.provider_id = x.provider_id and v.experiment_id = x.experiment_id and v.position = x.position
      where x.provider_id = $1 and x.customer_id = $2::uuid order by x.exposed_at, e.id`,
  },
  {
    name: 'events',
    text: `select type, occurred_at as "occurredAt", payload from business_events e where e.provider_id = $1
        and (e.customer_id = $2::uuid or e.booking_id = any(array(select b.id from bookings b where b.provider_id = $1 and b.customer_id = $2::uuid)))
      order by e.occurred_at, e.id`,
  },
  {
    name: 'seenBy',
    text: `select at, action, details from audit_log where provider_id = $1 and subject_kind = 'CUSTOMER' and subject_id = lower($2::text) order by at, id`,
  },
]

/** The rows of each part, in order. */
export const readParts = async (db: TenantDb, customerId: string): Promise<Record<string, Record<string, unknown>[]>> => {
  const read = await Promise.all(
    parts.map(
      async ({ name, text }) =>
        [name, await db.rows<Record<string, unknown>>(`customer-data.${name}`, text, [db.providerId, customerId])] as const,
    ),
  )
  return Object.fromEntries(read)
}

/** Whether there is such a customer. */
export const exists = async (db: TenantDb, customerId: string): Promise<boolean> =>
  (await db.rows('customer-data.exists', 'select 1 from customers where provider_id = $1 and id = $2::uuid', [db.providerId, customerId]))
    .length > 0
