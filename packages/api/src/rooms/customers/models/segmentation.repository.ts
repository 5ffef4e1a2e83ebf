/** Everybody in groups, counted from the scores beside the relationship. Who was erased is a figure still, but in no group. */
import type { RfmSegment } from '@dashboard/schema/vocabulary'
import type { TenantDb } from '../../../db/tenant'

const SCORED = `from customer_relationships r join customers c on c.provider_id = r.provider_id and c.id = r.customer_id
  where r.provider_id = $1 and r.total_bookings > 0 and not c.is_gone`

export interface GroupRow {
  recency: number
  frequency: number
  segment: RfmSegment
  customers: number
  spent: string
}

/** How many customers have which scores, and what they have spent in all. */
export const rfmGroups = (db: TenantDb): Promise<GroupRow[]> =>
  db.rows<GroupRow>(
    'segmentation.rfm',
    `select r.recency_score as recency, r.frequency_score as frequency, r.rfm_segment as segment, count(*)::int as customers, sum(r.total_spent)::text as spent
     ${SCORED} and r.rfm_segment is not null group by 1, 2, 3`,
    [db.providerId],
  )

export interface ClusterRow {
  number: number
  customers: number
  spent: string
  visitsPerYear: number | null
}

/** The least time over which visits a year are told: a newcomer's first week says nothing of a year. */
const LEAST_DAYS = 30

/** How many customers are in which cluster, what they have spent in all, and how often they come. */
export const clusterGroups = (db: TenantDb, now: Date): Promise<ClusterRow[]> =>
  db.rows<ClusterRow>(
    'segmentation.clusters',
    `select r.cluster as number, count(*)::int as customers, sum(r.total_spent)::text as spent,
       avg(r.total_bookings / greatest(extract(epoch from $2::timestamptz - r.first_booking_at) / 86400, ${LEAST_DAYS}) * 365)::float8 as "visitsPerYear"
     ${SCORED} and r.cluster is not null group by 1 order by 1`,
    [db.providerId, now],
  )

export interface PredictiveRow {
  highRisk: number
  riskUnknown: number
  highUpsell: number
  upsellUnknown: number
  scoredAt: Date | null
  medianLifetimeValue: string | null
  highestLifetimeValue: string | null
}

/** How many are above the thresholds, of how many it cannot be told, and how lifetime values lie. */
export const predictive = async (db: TenantDb, thresholds: { churn: number; upsell: number }): Promise<PredictiveRow> => {
  const [row] = await db.rows<PredictiveRow>(
    'segmentation.predictive',
    `select count(*) filter (where r.churn_risk > $2::float8)::int as "highRisk", count(*) filter (where r.churn_risk is null)::int as "riskUnknown",
       count(*) filter (where r.upsell_score > $3::float8)::int as "highUpsell", count(*) filter (where r.upsell_score is null)::int as "upsellUnknown",
       max(r.scored_at) as "scoredAt", percentile_disc(0.5) within group (order by r.customer_lifetime_value)::text as "medianLifetimeValue",
       percentile_disc(0.98) within group (order by r.customer_lifetime_value)::text as "highestLifetimeValue"
     ${SCORED}`,
    [db.providerId, thresholds.churn, thresholds.upsell],
  )
  return (
    row ?? {
      highRisk: 0,
      riskUnknown: 0,
      highUpsell: 0,
      upsellUnknown: 0,
      scoredAt: null,
      medianLifetimeValue: null,
      highestLifetimeValue: null,
    }
  )
}

/** How many lifetime values fall in each step of a width, from 0 on; all beyond the last in it. */
export const lifetimeValueSteps = (db: TenantDb, width: string, steps: number): Promise<{ step: number; customers: number }[]> =>
  db.rows(
    'segmentation.lifetimeValues',
    `select least(greatest(floor(r.customer_lifetime_value / $2::numeric), 0), $3::int - 1)::int as step, count(*)::int as customers
     ${SCORED} and r.customer_lifetime_value is not null group by 1`,
    [db.providerId, width, steps],
  )

export interface NamedRow {
  id: string
  name: string
  photoUrl: string | null
}

const ABOVE = {
  churn: 'r.churn_risk > $2::float8',
  upsell: 'r.upsell_score > $2::float8',
}

/** Up to so many of those above a threshold, who spent most since a day first: they are worth most, and not gone for long; with what all of them spent. */
export const foremost = async (
  db: TenantDb,
  { by, threshold, since, limit }: { by: keyof typeof ABOVE; threshold: number; since: string; limit: number },
): Promise<{ customers: NamedRow[]; yearly: string }> => {
  const rows = await db.rows<NamedRow & { yearly: string }>(
    `segmentation.foremost.${by}`,
    `with yearly as (
       select d.customer_id, sum(d.revenue) as spent from customer_days d where d.provider_id = $1 and d.metric_date > $3::date group by 1
     )
     select c.id, c.name, c.photo_url as "photoUrl", coalesce(sum(y.spent) over (), 0)::text as yearly
     from customer_relationships r join customers c on c.provider_id = r.provider_id and c.id = r.customer_id
       left join yearly y on y.customer_id = r.customer_id
     where r.provider_id = $1 and r.total_bookings > 0 and not c.is_gone and ${ABOVE[by]}
     order by y.spent desc nulls last, r.total_spent desc, c.id limit $4`,
    [db.providerId, threshold, since, limit],
  )
  return { customers: rows.map(({ id, name, photoUrl }) => ({ id, name, photoUrl })), yearly: rows[0]?.yearly ?? '0' }
}
