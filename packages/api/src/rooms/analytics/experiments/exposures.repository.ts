import type { TenantDb } from '../../../db/tenant'

/** What came of one variant. */
export interface OutcomeRow {
  experimentId: string
  position: number
  exposed: number
  conversions: number
  revenue: string
  squares: number
}

/**
 * $2 experiments. A booking counts when it was made from the customer's first exposure on, within the days that count, of the service where
 * one is set, and was neither cancelled nor missed; it is worth what it earned less what was given back, or its agreed price while it is open.
 */
const OUTCOMES = `
with shown as (
  select x.experiment_id, x.position, x.customer_id, x.exposed_at, x.exposed_at + make_interval(hours => 24 * e.conversion_days) as until, e.service_id
  from experiments e join experiment_exposures x on x.provider_id = $1 and x.experiment_id = e.id
  where e.provider_id = $1 and e.id = any($2::uuid[])
), booked as (
  select s.experiment_id, s.customer_id, b.id, case when b.completed_at is null then b.price else coalesce(b.final_price, b.price) end as price,
    b.completed_at is not null as is_completed, b.status
  from shown s join bookings b on b.provider_id = $1 and b.customer_id = s.customer_id and b.booked_at >= s.exposed_at and b.booked_at < s.until
    and (s.service_id is null or b.service_id = s.service_id)
), refunded as (
  select f.booking_id, sum(f.amount) as amount from booking_refunds f
  where f.provider_id = $1 and f.booking_id in (select id from booked where is_completed) group by 1
), converted as (
  select b.experiment_id, b.customer_id, sum(b.price - coalesce(f.amount, 0)) as revenue
  from booked b left join refunded f on f.booking_id = b.id and b.is_completed where b.status not in ('CANCELLED', 'NO_SHOW') group by 1, 2
)
select s.experiment_id as "experimentId", s.position, count(*)::int as exposed, count(c.customer_id)::int as conversions,
  coalesce(sum(c.revenue), 0)::text as revenue, coalesce(sum(c.revenue * c.revenue), 0)::float8 as squares
from shown s left join converted c on c.experiment_id = s.experiment_id and c.customer_id = s.customer_id
group by 1, 2`

/** What came of the variants of these experiments; variants that nobody was shown are missing. */
export const outcomesOf = (db: TenantDb, experimentIds: readonly string[]): Promise<OutcomeRow[]> =>
  db.rows('experiments.outcomes', OUTCOMES, [db.providerId, experimentIds])

/** Those of the ids that are customers of the provider. */
export const customersAmong = async (db: TenantDb, ids: readonly string[]): Promise<Set<string>> => {
  const rows = await db.rows<{ id: string }>(
    'experiments.customers',
    'select id from customers where provider_id = $1 and id = any($2::uuid[]) and not is_gone',
    [db.providerId, ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Who was shown which variant. */
export interface Exposure {
  customerId: string
  position: number
}

/** Notes who is shown what now; whoever was shown one before stays with it. How many were new. */
export const expose = async (db: TenantDb, experimentId: string, exposures: readonly Exposure[], now: Date): Promise<number> =>
  (
    await db.rows(
      'experiments.expose',
      `insert into experiment_exposures (provider_id, experiment_id, customer_id, position, exposed_at)
       select $1, $2, x.customer_id, x.position, $5 from unnest($3::uuid[], $4::int[]) as x(customer_id, position)
       on conflict do nothing returning customer_id`,
      [db.providerId, experimentId, exposures.map(({ customerId }) => customerId), exposures.map(({ position }) => position), now],
    )
  ).length

/** Which variant each of the customers was shown first. */
export const shownTo = (db: TenantDb, experimentId: string, customerIds: readonly string[]): Promise<Exposure[]> =>
  db.rows(
    'experiments.shown',
    `select customer_id as "customerId", position from experiment_exposures
     where provider_id = $1 and experiment_id = $2::uuid and customer_id = any($3::uuid[])`,
    [db.providerId, experimentId, customerIds],
  )
