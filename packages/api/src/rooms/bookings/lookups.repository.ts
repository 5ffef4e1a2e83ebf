/** What bookings refer to, by ids: lists in, lists out, in any order. Ids of other providers find nothing. */
import type { Pet, Review, TeamMember } from '@dashboard/schema'
import type { TenantDb } from '../../db/tenant'
import type { ServiceRow } from './service'

const serviceColumns = 'id, ref, name, category, duration_minutes as "durationMinutes", price as "listPrice", is_active as "isActive"'
/** How to reach a customer is private, and read by those who ask for it. */
const customerColumns = 'id, ref, name, photo_url as "photoUrl"'
/** What everybody may see of a member; the rest the team knows. */
const memberColumns = 'id, ref, first_name as "firstName", last_name as "lastName", role, is_active as "isActive"'

export interface CustomerRow {
  id: string
  ref: string
  name: string
  photoUrl: string | null
}

export type MemberRow = TeamMember & { ref: string }
export type PetRow = Pet & { ref: string; customerId: string }

export const servicesByIds = (db: TenantDb, ids: readonly string[]): Promise<ServiceRow[]> =>
  db.rows('services.byIds', `select ${serviceColumns} from services where provider_id = $1 and id = any($2::uuid[])`, [db.providerId, ids])

/** Every service, those that can be booked first, by name. */
export const allServices = (db: TenantDb): Promise<ServiceRow[]> =>
  db.rows('services.all', `select ${serviceColumns} from services where provider_id = $1 order by is_active desc, lower(name), id`, [
    db.providerId,
  ])

export const customersByIds = (db: TenantDb, ids: readonly string[]): Promise<CustomerRow[]> =>
  db.rows('customers.byIds', `select ${customerColumns} from customers where provider_id = $1 and id = any($2::uuid[])`, [
    db.providerId,
    ids,
  ])

/** Customers with a word of their name like one of the patterns, by name. */
export const customersNamed = (db: TenantDb, words: { start: string; later: string }, limit: number): Promise<CustomerRow[]> =>
  db.rows(
    'customers.named',
    `select ${customerColumns} from customers
      where provider_id = $1 and (lower(name) like lower($2) or lower(name) like lower($3))
      order by lower(name), id limit $4`,
    [db.providerId, words.start, words.later, limit],
  )

export const membersByIds = (db: TenantDb, ids: readonly string[]): Promise<MemberRow[]> =>
  db.rows('members.byIds', `select ${memberColumns} from team_members where provider_id = $1 and id = any($2::uuid[])`, [
    db.providerId,
    ids,
  ])

/** Everybody who works here now, by name. */
export const activeMembers = (db: TenantDb): Promise<MemberRow[]> =>
  db.rows(
    'members.active',
    `select ${memberColumns} from team_members where provider_id = $1 and is_active order by lower(first_name), lower(last_name), id`,
    [db.providerId],
  )

const petColumns = 'id, ref, customer_id as "customerId", name, species, breed'

export const petsByIds = (db: TenantDb, ids: readonly string[]): Promise<PetRow[]> =>
  db.rows('pets.byIds', `select ${petColumns} from pets where provider_id = $1 and id = any($2::uuid[])`, [db.providerId, ids])

export const petsByCustomers = (db: TenantDb, ids: readonly string[]): Promise<PetRow[]> =>
  db.rows(
    'pets.byCustomers',
    `select ${petColumns} from pets where provider_id = $1 and customer_id = any($2::uuid[]) order by lower(name), id`,
    [db.providerId, ids],
  )

/** The latest review of each booking that has one. */
export const latestReviews = (db: TenantDb, ids: readonly string[]): Promise<(Review & { bookingId: string })[]> =>
  db.rows(
    'reviews.latest',
    `select distinct on (booking_id) id, booking_id as "bookingId", rating, text, reviewed_at as "reviewedAt"
       from reviews where provider_id = $1 and booking_id = any($2::uuid[])
      order by booking_id, reviewed_at desc, id desc`,
    [db.providerId, ids],
  )

/** What was given back on each booking that had something given back. */
export const refundsByBookings = (db: TenantDb, ids: readonly string[]): Promise<{ bookingId: string; amount: string }[]> =>
  db.rows(
    'refunds.byBookings',
    'select booking_id as "bookingId", sum(amount)::text as amount from booking_refunds where provider_id = $1 and booking_id = any($2::uuid[]) group by booking_id',
    [db.providerId, ids],
  )
