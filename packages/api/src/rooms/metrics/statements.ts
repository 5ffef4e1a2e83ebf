/** $1 provider. Few rows: the cursor of the snapshot, the first day on record, the goals that set targets. */
export const pulseSql = `
select coalesce((select version from provider_versions where provider_id = $1), 0)::text as version,
       (select min(metric_date)::text from business_metrics where provider_id = $1 and value <> 0) as since,
       (select json_agg(json_build_object('type', goal_type, 'target', target_value, 'start', start_date, 'end', end_date))
        from business_goals where provider_id = $1 and status = 'ACTIVE') as goals`

/** Where the sums come from: the rollups of the whole business, or one member's own, for those who see no others. */
export interface Source {
  /** What is read once for the whole statement. */
  prelude: string
  /** Which cells of the rollups count. */
  cells: string
  /** The days on which a customer had a booking completed, of provider $1. */
  visits: string
}

export const wholeBusiness: Source = {
  prelude: '',
  cells: `dimension = 'TOTAL' and dimension_value = ''`,
  visits: 'customer_days where provider_id = $1',
}

/** Distinct customers of one member do not add up from anything that is kept: their own completed bookings are read. */
export const ownWork: Source = {
  prelude: `own_day as materialized (
    select distinct b.customer_id, (b.completed_at at time zone p.time_zone)::date as metric_date
    from bookings b join providers p on p.id = b.provider_id
    where b.provider_id = $1 and b.completed_at is not null
      and b.assigned_to = nullif(current_setting('app.member_id', true), '')::uuid
  ), `,
  cells: `dimension = 'TEAM_MEMBER' and dimension_value = nullif(current_setting('app.member_id', true), '')`,
  visits: 'own_day where true',
}

/**
 * $1 provider, $2 measures, $3 start, $4 end, $5 end of the whole period, $6 last complete day,
 * $7 compared start, $8 compared end, $9 last compared complete day, $10 first days of the buckets.
 * The answer is JSON, an array for each measure: a driver reads that much faster than some hundred rows.
 */
const sumsOver = ({ prelude, cells, visits }: Source) => `
with ${prelude}day as (
  select metric_name, metric_date, value, target
  from business_metrics
  where provider_id = $1 and metric_name = any($2::text[]) and ${cells}
    and metric_date between $3::date and $5::date
), bucket as (
  select metric_name, width_bucket(metric_date, $10::date[]) as number,
         sum(value) filter (where metric_date <= $4::date) as elapsed,
         sum(value) filter (where metric_date <= $6::date) as complete,
         sum(value) as whole, sum(target) as target, count(target) as target_days
  from day
  group by 1, 2
), current as (
  select metric_name, sum(elapsed) as elapsed, sum(complete) as complete, sum(whole) as whole, sum(target) as target,
         sum(target_days) as target_days, array_agg(number) as buckets, array_agg(elapsed) as by_bucket
  from bucket
  group by 1
), compared as (
  select metric_name, sum(value) as elapsed, sum(value) filter (where metric_date <= $9::date) as complete
  from business_metrics
  where provider_id = $1 and metric_name = any($2::text[]) and ${cells}
    and metric_date between $7::date and $8::date
  group by 1
), visitor as (
  select min(metric_date) as first_day from ${visits} and metric_date between $3::date and $4::date
  group by customer_id
), visitor_bucket as (
  select first_day, lead(first_day, 1, 'infinity') over (order by first_day) as next_day, row_number() over (order by first_day) as number
  from unnest($10::date[]) as first_day
), visitors as (
  select number, (
    select count(distinct customer_id) from ${visits} and metric_date >= greatest(first_day, $3::date) and metric_date < least(next_day, $4::date + 1)) as count
  from visitor_bucket
), earlier_visitor as (
  select min(metric_date) as first_day from ${visits} and metric_date between $7::date and $8::date
  group by customer_id
)
select
  (select json_agg(json_build_array(metric_name, elapsed, complete, whole, target, target_days, buckets, by_bucket)) from current) as current,
  (select json_agg(json_build_array(metric_name, elapsed, complete)) from compared) as compared,
  (select json_build_array(count(*), count(*) filter (where first_day <= $6::date)) from visitor) as customers,
  (select json_build_array(count(*), count(*) filter (where first_day <= $9::date)) from earlier_visitor) as compared_customers,
  (select array_to_json(array_agg(count order by number)) from visitors) as customers_by_bucket`

/** The statements for viewers of the whole business, and for those of their own work. */
export const sumsSql = { whole: sumsOver(wholeBusiness), own: sumsOver(ownWork) }
