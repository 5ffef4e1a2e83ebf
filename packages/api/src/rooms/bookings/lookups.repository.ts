/** What bookings refer to, by ids: lists in, lists out, in any order. Ids of other providers find nothing. */
import type { Pet, Review, TeamMember } from '@dashboard/schema'
import { laterWordBegins, nameBegins } from '../../core/customer-names'
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

const START = '$2::text'

/** Who has only a later word that begins so is looked for only when there is room. */
const NAMED = `
with starting as (
  select ${customerColumns}, name_key from customers
   where provider_id = $1 and not is_gone and ${nameBegins('name_key', START)}
   order by name_key using ~<~, id limit $3),
later as (
  select ${customerColumns}, name_key from customers
   where provider_id = $1 and not is_gone and not ${nameBegins('name_key', START)}
     and (select count(*) from starting) < $3 and id = any(array(${laterWordBegins(START)}))
   order by name_key, id limit $3)
select id, ref, name, "photoUrl" from (select 1 as place, * from starting union all select 2, * from later) found
order by place, name_key, id limit $3`

/** Customers whose name begins so, by name; then those with a later word that does. */
export const customersNamed = (db: TenantDb, start: string, limit: number): Promise<CustomerRow[]> =>
  db.rows('customers.named', NAMED, [db.providerId, start, limit])

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

/** A customer's animals of that name, capitals aside. */
export const petsNamed = (db: TenantDb, customerId: string, name: string): Promise<PetRow[]> =>
  db.rows(
    'pets.named',
    `select ${petColumns} from pets where provider_id = $1 and customer_id = $2::uuid and lower(name) = lower($3::text) order by id`,
    [db.providerId, customerId, name],
  )

/** The latest review of each booking that has one. */
export const latestReviews = (db: TenantDb, ids: readonly string[]): Promise<(Review & { bookingId: string })[]> =>
  db.rows(
    'reviews.latest',
    `select distinct on (booking_id) id, booking_id as "bookingId", rating, text, reviewed_at as "reviewedAt",
       response_text as response, responded_at as "respondedAt"
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
