import type { TenantDb } from '../../../db/tenant'
import type { LastWord, Overdue } from './at-risk'
import { LEAST_DAYS, LEAST_VISITS, LISTED, MOST_DAYS, MOST_ROUNDS, OVERDUE_FACTOR, RHYTHM_GAPS } from './at-risk'

/** The longest stay: a booking that began as long ago may not be over. */
const LONGEST_STAY_DAYS = 31

/** Whose value is added up exactly: those with most at stake by what they bring a year on average. */
const WEIGHED = 1000

const day = (count: number): string => `interval '${count} days'`

/** Who was last here long enough ago, but not too long: found by day, so that the years before cost nothing. */
const AWAY = `
select customer_id, max(metric_date) as last_day from (
  select customer_id, metric_date from customer_days where provider_id = $1 and metric_date >= $2::date - ${MOST_DAYS} offset 0
) visit
group by customer_id having max(metric_date) < $2::date - ${LEAST_DAYS}`

/** The latest visits of a customer, by the days on which bookings were completed; two dogs on one day are one visit. */
const RHYTHM = `
select count(*) as visits, (max(metric_date) - min(metric_date))::float8 / nullif(count(*) - 1, 0) as gap
from (
  select metric_date from customer_days d where d.provider_id = $1 and d.customer_id = away.customer_id
  order by metric_date desc limit ${RHYTHM_GAPS + 1}
) visit`

/** The rule. */
const OVERDUE = `
select away.customer_id, away.last_day, rhythm.gap, $2::date - away.last_day as since,
  least(${MOST_ROUNDS}, ($2::date - away.last_day) / rhythm.gap) as rounds
from (${AWAY}) away cross join lateral (${RHYTHM}) rhythm
where rhythm.visits >= ${LEAST_VISITS} and $2::date - away.last_day > ${OVERDUE_FACTOR} * rhythm.gap`

/** Who comes today or later, or is here: nobody to be called. */
const EXPECTED = `
select b.customer_id from bookings b where b.provider_id = $1 and b.status in ('PENDING', 'CONFIRMED')
  and b.starts_at >= $3::timestamptz - ${day(LONGEST_STAY_DAYS)} and b.ends_at >= $3::timestamptz`

const EARNED = `
select coalesce(sum(d.revenue), 0) as amount from customer_days d
where d.provider_id = $1 and d.customer_id = weighed.customer_id and d.metric_date > weighed.last_day - ${MOST_DAYS}`

const REFUNDED = `
select coalesce(sum(f.amount), 0) as amount from bookings b
join booking_refunds f on f.provider_id = $1 and f.booking_id = b.id
where b.provider_id = $1 and b.customer_id = weighed.customer_id and b.completed_at is not null
  and b.starts_at >= (weighed.last_day - ${2 * MOST_DAYS})::timestamptz
  and (f.refunded_at at time zone $4)::date > weighed.last_day - ${MOST_DAYS}`

/** $2 today, $3 its first moment, $4 zone, $5 whether value counts: who may not see it gets an order that does not tell it. */
const AT_RISK = `
with overdue as materialized (${OVERDUE}), expected as (${EXPECTED}), listed as materialized (
  select overdue.*, r.total_bookings,
    r.total_spent * least(1, ${MOST_DAYS} / greatest(1, extract(epoch from r.last_booking_at - r.first_booking_at) / 86400)) as yearly_spending
  from overdue
  join customer_relationships r on r.provider_id = $1 and r.customer_id = overdue.customer_id
  where not exists (select from expected where expected.customer_id = overdue.customer_id)
    and (select not c.is_gone from customers c where c.provider_id = $1 and c.id = overdue.customer_id)
), weighed as (
  select * from listed order by case when $5::boolean then yearly_spending else 1 end * rounds desc, since desc, customer_id limit ${WEIGHED}
), valued as (
  select weighed.*, earned.amount - refunded.amount as value
  from weighed cross join lateral (${EARNED}) earned cross join lateral (${REFUNDED}) refunded
)
select (select count(*)::int from listed) as count, (
  select json_agg(json_build_object('customerId', customer_id, 'visits', total_bookings, 'usualGapDays', gap,
    'daysSinceLastVisit', since, 'yearlyValue', value::text))
  from (
    select * from valued order by case when $5::boolean then value else 1 end * rounds desc, since desc, customer_id limit ${LISTED}
  ) foremost
) as foremost`

/** How many are overdue, and the foremost of them in order. */
export interface AtRiskRows {
  count: number
  foremost: Overdue[]
}

/** Who is overdue by their own rhythm on a day of the zone, which begins at `from`. */
export const atRiskRows = async (
  db: TenantDb,
  { today, from, timeZone, byValue }: { today: string; from: Date; timeZone: string; byValue: boolean },
): Promise<AtRiskRows> => {
  const values = [db.providerId, today, from, timeZone, byValue]
  const [row] = await db.rows<{ count: number; foremost: Overdue[] | null }>('retention.atRisk', AT_RISK, values)
  return { count: row?.count ?? 0, foremost: row?.foremost ?? [] }
}

/** The last review and the last booking of each customer. */
export const lastWords = (db: TenantDb, ids: readonly string[]): Promise<(LastWord & { customerId: string })[]> =>
  db.rows(
    'retention.lastWords',
    `select customer.id as "customerId", review.rating, nullif(nullif(nullif(booking.status::text, 'COMPLETED'), 'PENDING'), 'CONFIRMED') as outcome
     from unnest($2::uuid[]) as customer(id)
     left join lateral (
       select rating from reviews where provider_id = $1 and customer_id = customer.id order by reviewed_at desc, id desc limit 1
     ) review on true
     left join lateral (
       select status from bookings where provider_id = $1 and customer_id = customer.id order by starts_at desc, id desc limit 1
     ) booking on true`,
    [db.providerId, ids],
  )
