/** Scores as they are written beside the relationship. Never waits for the engine: who is being written to keeps an old score until the next pass. */
import type pg from 'pg'
import type { Scores } from './scores'

/** Ids of a provider's customers after one, in order: all, or those whose scores are out of date. */
export const listToScore = async (
  pool: pg.Pool,
  providerId: number,
  { after, limit, isEverybody }: { after: string; limit: number; isEverybody: boolean },
): Promise<string[]> => {
  const stale = isEverybody ? '' : 'and (scored_from is null or scored_from < updated_at)'
  const { rows } = await pool.query<{ id: string }>(
    `select customer_id as id from customer_relationships where provider_id = $1 and customer_id > $2::uuid ${stale} order by customer_id limit $3`,
    [providerId, after, limit],
  )
  return rows.map(({ id }) => id)
}

const COLUMNS = [
  ['relationship_score', 'float8', (s: Scores) => s.relationshipScore],
  ['relationship_parts', 'jsonb', (s: Scores) => JSON.stringify(s.relationshipParts)],
  ['preferred_services', 'jsonb', (s: Scores) => JSON.stringify(s.preferredServices)],
  ['preferred_times', 'jsonb', (s: Scores) => JSON.stringify(s.preferredTimes)],
  ['recency_score', 'int2', (s: Scores) => s.rfm?.recency ?? null],
  ['frequency_score', 'int2', (s: Scores) => s.rfm?.frequency ?? null],
  ['monetary_score', 'int2', (s: Scores) => s.rfm?.monetary ?? null],
  ['rfm_segment', 'text', (s: Scores) => s.rfm?.segment ?? null],
  ['cluster', 'int2', (s: Scores) => s.cluster],
  ['churn_risk', 'float8', (s: Scores) => s.churnRisk],
  ['churn_risk_low', 'float8', (s: Scores) => s.churnRiskLow],
  ['churn_risk_high', 'float8', (s: Scores) => s.churnRiskHigh],
  ['horizon_days', 'int2', (s: Scores) => s.horizonDays],
  ['expected_visits', 'float8', (s: Scores) => s.expectedVisits],
  ['predicted_value', 'numeric', (s: Scores) => s.predictedValue],
  ['predicted_value_low', 'numeric', (s: Scores) => s.predictedValueLow],
  ['predicted_value_high', 'numeric', (s: Scores) => s.predictedValueHigh],
  ['customer_lifetime_value', 'numeric', (s: Scores) => s.lifetimeValue],
  ['retention_curve', 'jsonb', (s: Scores) => JSON.stringify(s.retentionCurve)],
  ['next_booking_at', 'timestamptz', (s: Scores) => s.next?.at ?? null],
  ['next_booking_low', 'timestamptz', (s: Scores) => s.next?.low ?? null],
  ['next_booking_high', 'timestamptz', (s: Scores) => s.next?.high ?? null],
  ['upsell_score', 'float8', (s: Scores) => s.upsellScore],
  ['upsell_services', 'jsonb', (s: Scores) => JSON.stringify(s.upsellServices)],
] as const

const names = COLUMNS.map(([name]) => name)

const WRITE = `
with told as (
  select * from unnest($2::uuid[], $3::timestamptz[], ${COLUMNS.map(([, type], at) => `$${at + 5}::${type}[]`).join(', ')})
    as t(customer_id, updated_at, ${names.join(', ')})
), free as (
  select r.customer_id from customer_relationships r join told t using (customer_id)
  where r.provider_id = $1 and r.updated_at = t.updated_at order by r.customer_id for update of r skip locked
)
update customer_relationships r set scored_at = $4::timestamptz, scored_from = t.updated_at, ${names.map(name => `${name} = t.${name}`).join(', ')}
from told t join free using (customer_id)
where r.provider_id = $1 and r.customer_id = t.customer_id`

/** Writes the scores of customers whose totals are still those that were scored; tells how many. */
export const writeScores = async (
  pool: pg.Pool,
  providerId: number,
  now: Date,
  scored: readonly { customerId: string; updatedAt: Date; scores: Scores }[],
): Promise<number> => {
  const { rowCount } = await pool.query(WRITE, [
    providerId,
    scored.map(({ customerId }) => customerId),
    scored.map(({ updatedAt }) => updatedAt),
    now,
    ...COLUMNS.map(([, , read]) => scored.map(({ scores }) => read(scores))),
  ])
  return rowCount ?? 0
}

/** Answers that were kept may tell other scores. */
export const raiseRevision = async (pool: pg.Pool, providerId: number): Promise<void> => {
  await pool.query(
    `insert into provider_revisions as r (provider_id, revision) values ($1, 1) on conflict (provider_id) do update set revision = r.revision + 1`,
    [providerId],
  )
}
