/** What models learn of customers from, and what a score is made of; read by the engine for one provider at a time. */
import type pg from 'pg'

/** A customer's purchases: days, counted from 1970-01-01, in ascending order, and what each of them brought. */
export interface PurchasesRow {
  customerId: string
  days: number[]
  revenue: number[]
}

/** Completed bookings of one service that begin in one hour of the week, in the provider's zone. */
export interface VisitsRow {
  customerId: string
  serviceId: string
  /** 1 Monday … 7 Sunday. */
  weekday: number
  hour: number
  bookings: number
}

/** When a customer first had a service, as a day number of the provider's zone, and how often. */
export interface FirstsRow {
  customerId: string
  serviceId: string
  firstDay: number
  bookings: number
}

/** How a customer stands: totals over completed bookings, and what became of all that were settled. */
export interface StandingFacts {
  customerId: string
  bookings: number
  spent: string
  /** Day on which the last completed booking began, in the provider's zone; null without one. */
  lastDay: string | null
  /** Mean of the stars that they gave; null without a review. */
  rating: number | null
  /** Bookings that came to an end in any way. */
  settled: number
  /** Version of the row that this was read from. */
  updatedAt: Date
}

/** What a customer with a completed booking comes to. */
export interface TotalsRow {
  customerId: string
  bookings: number
  spent: string
  /** Day on which the last completed booking began. */
  lastDay: string
}

/** Purchases up to a day, both included; of all customers, or of some. Days without a completed booking, such as those of a refund alone, are none. */
export const listPurchases = async (
  pool: pg.Pool,
  providerId: number,
  to: string,
  customerIds: readonly string[] | null,
): Promise<PurchasesRow[]> => {
  const { rows } = await pool.query<PurchasesRow>(
    `select customer_id as "customerId", array_agg(metric_date - date '1970-01-01' order by metric_date) as days,
       array_agg(revenue::float8 order by metric_date) as revenue
     from customer_days
     where provider_id = $1 and metric_date <= $2::date and bookings > 0 and ($3::uuid[] is null or customer_id = any($3::uuid[]))
     group by customer_id order by customer_id`,
    [providerId, to, customerIds],
  )
  return rows
}

/** When customers came for what, up to now. */
export const listVisits = async (
  pool: pg.Pool,
  providerId: number,
  timeZone: string,
  customerIds: readonly string[],
): Promise<VisitsRow[]> => {
  const { rows } = await pool.query<VisitsRow>(
    `select customer_id as "customerId", service_id as "serviceId", extract(isodow from starts_at at time zone $2)::int as weekday,
       extract(hour from starts_at at time zone $2)::int as hour, count(*)::int as bookings
     from bookings where provider_id = $1 and customer_id = any($3::uuid[]) and status = 'COMPLETED' group by 1, 2, 3, 4`,
    [providerId, timeZone, customerIds],
  )
  return rows
}

/** When customers first had which service; of all customers, or of some. */
export const listFirsts = async (
  pool: pg.Pool,
  providerId: number,
  timeZone: string,
  customerIds: readonly string[] | null,
): Promise<FirstsRow[]> => {
  const { rows } = await pool.query<FirstsRow>(
    `select customer_id as "customerId", service_id as "serviceId", (min(starts_at) at time zone $2)::date - date '1970-01-01' as "firstDay",
       count(*)::int as bookings
     from bookings where provider_id = $1 and status = 'COMPLETED' and ($3::uuid[] is null or customer_id = any($3::uuid[]))
     group by customer_id, service_id order by customer_id, service_id`,
    [providerId, timeZone, customerIds],
  )
  return rows
}

/** How customers stand who are in the tables of the engine. */
export const listStandings = async (
  pool: pg.Pool,
  providerId: number,
  timeZone: string,
  customerIds: readonly string[],
): Promise<StandingFacts[]> => {
  const { rows } = await pool.query<StandingFacts>(
    `select r.customer_id as "customerId", r.total_bookings as bookings, r.total_spent::text as spent, r.updated_at as "updatedAt",
       case when r.total_bookings > 0 then (r.last_booking_at at time zone $2)::date::text end as "lastDay",
       (select avg(w.rating)::float8 from reviews w where w.provider_id = $1 and w.customer_id = r.customer_id) as rating,
       (select count(*)::int from bookings b where b.provider_id = $1 and b.customer_id = r.customer_id
         and b.status in ('COMPLETED', 'CANCELLED', 'NO_SHOW')) as settled
     from customer_relationships r where r.provider_id = $1 and r.customer_id = any($3::uuid[]) order by r.customer_id`,
    [providerId, timeZone, customerIds],
  )
  return rows
}

/** How everybody who has a completed booking stands, for the cuts of scores; in the order of their ids. */
export const listTotals = async (pool: pg.Pool, providerId: number, timeZone: string): Promise<TotalsRow[]> => {
  const { rows } = await pool.query<TotalsRow>(
    `select customer_id as "customerId", total_bookings as bookings, total_spent::text as spent,
       (last_booking_at at time zone $2)::date::text as "lastDay"
     from customer_relationships where provider_id = $1 and total_bookings > 0 order by customer_id`,
    [providerId, timeZone],
  )
  return rows
}

/** The services that are sold today. */
export const listOffered = async (pool: pg.Pool, providerId: number): Promise<{ id: string; category: string }[]> => {
  const { rows } = await pool.query<{ id: string; category: string }>(
    'select id, category from services where provider_id = $1 and is_active order by id',
    [providerId],
  )
  return rows
}
