import type { TenantDb } from '../../../db/tenant'
import type { CohortRow } from './cohorts'
import type { RetentionWindows } from './windows'
import { COHORT_MONTHS } from './windows'

/** Different customers of the previous window, and those of them who came again. */
export interface ReturnCounts {
  before: number
  retained: number
}

/** $2 first day of the previous window, $3 first and $4 last day of the window that follows it. */
const RETURNS = `
select count(*)::int as before, count(*) filter (where came_again)::int as retained from (
  select bool_or(metric_date < $3::date) as was_here, bool_or(metric_date >= $3::date) as came_again
  from customer_days where provider_id = $1 and metric_date between $2::date and $4::date
  group by customer_id
) visitor where was_here`

/** Who was here in the previous window, and who of them in the window. */
export const returns = async (db: TenantDb, { previous, window }: RetentionWindows): Promise<ReturnCounts> => {
  const [row] = await db.rows<ReturnCounts>('retention.returns', RETURNS, [db.providerId, previous.start, window.start, window.end])
  return row ?? { before: 0, retained: 0 }
}

const cameIn = Array.from({ length: COHORT_MONTHS }, (_, month) => `count(*) filter (where months & ${2 ** month} <> 0)::int`)

/**
 * $2 first days of the months, $3 last day. A customer's months are the bits of one number, so that the visits are read once.
 * Visits are found by day, and who was here earlier by customer (`offset 0` keeps both so): the years before cost nothing.
 */
const COHORTS = `
with visitor as (
  select customer_id, bit_or(1 << width_bucket(metric_date, $2::date[]) - 1) as months
  from (
    select customer_id, metric_date from customer_days where provider_id = $1 and metric_date between ($2::date[])[1] and $3::date offset 0
  ) visit
  group by customer_id
)
select months & -months as first, array[${cameIn.join(', ')}] as visitors
from visitor
where not exists (
  select from customer_days d where d.provider_id = $1 and d.customer_id = visitor.customer_id and d.metric_date < ($2::date[])[1] offset 0
)
group by 1`

/** The customers by the month of their first completed booking, with how many of them came in each month; empty months are missing. */
export const cohortRows = async (db: TenantDb, months: readonly string[], asOf: string): Promise<CohortRow[]> => {
  const rows = await db.rows<CohortRow>('retention.cohorts', COHORTS, [db.providerId, months, asOf])
  return rows.map(({ first, visitors }) => ({ first: Math.log2(first), visitors }))
}
