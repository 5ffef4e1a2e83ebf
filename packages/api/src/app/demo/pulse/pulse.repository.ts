/** Reads how a business stands, for the pulse. */
import type { Pool } from 'pg'
import { DAY_MS } from '../local-clock'
import type { FinishedBooking, OpenBookingNow, Situation } from './situation'

const OPEN = `select b.ref, s.ref as service, m.ref as member, b.status = 'CONFIRMED' as confirmed,
    date_part('epoch', b.starts_at) * 1000 as "startsAt", date_part('epoch', b.ends_at) * 1000 as "endsAt",
    date_part('epoch', b.checked_in_at) * 1000 as "checkedInAt"
  from bookings b join services s on s.id = b.service_id left join team_members m on m.id = b.assigned_to
  where b.provider_id = $1 and b.status in ('PENDING', 'CONFIRMED') and b.starts_at between $2 and $3
  order by b.starts_at, b.id`

const FINISHED = `select b.ref, c.ref as customer, p.name as pet, m.first_name as member, s.name as service,
    date_part('epoch', b.completed_at) * 1000 as "completedAt",
    exists (select 1 from reviews r where r.provider_id = b.provider_id and r.booking_id = b.id) as reviewed
  from bookings b join services s on s.id = b.service_id join customers c on c.id = b.customer_id
  left join team_members m on m.id = b.assigned_to left join pets p on p.id = b.pet_id
  where b.provider_id = $1 and b.completed_at between $2 and $3
  order by b.completed_at desc limit 200`

const MADE = `select count(*) filter (where booked_at >= $3)::integer as today, count(*) filter (where booked_at < $3)::integer as before
  from bookings where provider_id = $1 and booked_at between $2 and $4`

/** Weeks that tell how many bookings are usual. */
const USUAL_DAYS = 28
const STAYS_REACH_BACK_DAYS = 16
const AHEAD_DAYS = 10
const REVIEWED_WITHIN_DAYS = 3

/** The situation at an instant; `dayStart` is the local midnight before it. */
export async function readSituation(pool: Pool, providerId: number, now: Date, dayStart: Date): Promise<Situation> {
  const days = (count: number) => new Date(now.getTime() + count * DAY_MS)
  const [open, finished, made] = await Promise.all([
    pool.query<OpenBookingNow>(OPEN, [providerId, days(-STAYS_REACH_BACK_DAYS), days(AHEAD_DAYS)]),
    pool.query<FinishedBooking>(FINISHED, [providerId, days(-REVIEWED_WITHIN_DAYS), now]),
    pool.query<{ today: number; before: number }>(MADE, [providerId, new Date(dayStart.getTime() - USUAL_DAYS * DAY_MS), dayStart, now]),
  ])
  const [counts] = made.rows
  return {
    now: now.getTime(),
    open: open.rows,
    finished: finished.rows,
    madeToday: counts?.today ?? 0,
    usualPerDay: (counts?.before ?? 0) / USUAL_DAYS,
  }
}

export interface KnownCustomer {
  ref: string
  /** What the customer had last; null before the first booking. */
  service: string | null
  petRef: string | null
  pet: string | null
}

/** A customer of the provider: the `share`-th of all, 0 … 1; null when there are none. */
export async function customerAt(pool: Pool, providerId: number, share: number): Promise<KnownCustomer | null> {
  const { rows } = await pool.query<KnownCustomer>(
    `select c.ref, last.service, last."petRef", last.pet from customers c
     left join lateral (
       select s.ref as service, p.ref as "petRef", p.name as pet from bookings b
       join services s on s.id = b.service_id left join pets p on p.id = b.pet_id
       where b.provider_id = c.provider_id and b.customer_id = c.id order by b.starts_at desc limit 1) last on true
     where c.provider_id = $1 order by c.ref limit 1
     offset (select floor(count(*) * $2::float8)::bigint from customers where provider_id = $1)`,
    [providerId, share],
  )
  return rows[0] ?? null
}

/** How many customers the provider has. */
export async function countCustomers(pool: Pool, providerId: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::integer as count from customers where provider_id = $1', [
    providerId,
  ])
  return rows[0]?.count ?? 0
}
