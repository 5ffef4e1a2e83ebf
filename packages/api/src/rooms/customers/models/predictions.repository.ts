import type { PreferredTime, StoredPreferredService, StoredUpsell } from '../../../db/tables'
import type { TenantDb } from '../../../db/tenant'

/** What was worked out for a customer, with what a sentence about it needs. */
export interface PredictionRow {
  customerId: string
  totalBookings: number
  totalSpent: string
  lastBookingAt: Date | null
  churnRisk: number | null
  churnRiskLow: number | null
  churnRiskHigh: number | null
  horizonDays: number | null
  expectedVisits: number | null
  predictedValue: string | null
  predictedValueLow: string | null
  predictedValueHigh: string | null
  retentionCurve: number[]
  nextBookingAt: Date | null
  nextBookingLow: Date | null
  nextBookingHigh: Date | null
  /** Start of the next open booking; null without one. */
  bookedAt: Date | null
  upsellScore: number | null
  upsellServices: StoredUpsell[]
  preferredServices: StoredPreferredService[]
  preferredTimes: PreferredTime[]
  /** Days between visits, the latest twelve, latest first. */
  gapDays: number[]
  scoredAt: Date | null
}

/** What was worked out for the customers of those ids; who has never booked is not there. */
export const predictions = (db: TenantDb, now: Date, customerIds: readonly string[]): Promise<PredictionRow[]> =>
  db.rows<PredictionRow>(
    'customers.predictions',
    `select r.customer_id as "customerId", r.total_bookings as "totalBookings", r.total_spent::text as "totalSpent", r.last_booking_at as "lastBookingAt",
       r.churn_risk as "churnRisk", r.horizon_days as "horizonDays", r.expected_visits as "expectedVisits", r.predicted_value::text as "predictedValue",
       r.churn_risk_low as "churnRiskLow", r.churn_risk_high as "churnRiskHigh",
       r.predicted_value_low::text as "predictedValueLow", r.predicted_value_high::text as "predictedValueHigh",
       r.retention_curve as "retentionCurve", r.next_booking_at as "nextBookingAt", r.next_booking_low as "nextBookingLow", r.next_booking_high as "nextBookingHigh",
       r.upsell_score as "upsellScore", r.upsell_services as "upsellServices", r.preferred_services as "preferredServices",
       r.preferred_times as "preferredTimes", r.scored_at as "scoredAt",
       (select min(b.starts_at) from bookings b where b.provider_id = $1 and b.customer_id = r.customer_id
         and b.starts_at >= $2::timestamptz and b.status in ('PENDING', 'CONFIRMED')) as "bookedAt",
       (select coalesce(array_agg(gap order by day desc), '{}') from (
         select d.metric_date as day, d.metric_date - lag(d.metric_date) over (order by d.metric_date) as gap
         from customer_days d where d.provider_id = $1 and d.customer_id = r.customer_id and d.bookings > 0
         order by d.metric_date desc limit 12) gaps where gap is not null) as "gapDays"
     from customer_relationships r where r.provider_id = $1 and r.customer_id = any($3::uuid[])`,
    [db.providerId, now, customerIds],
  )

export interface PetVisitsRow {
  petId: string
  startsAt: Date[]
}

/** When the animals of those ids were in care, in order. */
export const petVisits = (db: TenantDb, petIds: readonly string[]): Promise<PetVisitsRow[]> =>
  db.rows<PetVisitsRow>(
    'customers.petVisits',
    `select b.pet_id as "petId", array_agg(b.starts_at order by b.starts_at) as "startsAt"
     from pets p join bookings b on b.provider_id = p.provider_id and b.customer_id = p.customer_id and b.pet_id = p.id
     where p.provider_id = $1 and p.id = any($2::uuid[]) and b.status = 'COMPLETED' group by 1`,
    [db.providerId, petIds],
  )
