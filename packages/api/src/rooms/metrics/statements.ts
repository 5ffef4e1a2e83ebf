/**
 * $1 provider, $2 measures, $3 start, $4 end, $5 end of the whole period, $6 last complete day,
 * $7 compared start, $8 compared end, $9 last compared complete day, $10 first days of the buckets.
 * The answer is one JSON value: a driver reads one much faster than some hundred rows.
 */
export const figuresSql = `
with current as (
  select metric_name, width_bucket(metric_date, $10::date[]) as bucket,
         sum(value) filter (where metric_date <= $4::date) as elapsed,
         sum(value) filter (where metric_date <= $6::date) as complete,
         sum(value) as whole, sum(target) as target, count(target) as target_days
  from business_metrics
  where provider_id = $1 and metric_name = any($2::text[]) and dimension = 'TOTAL' and dimension_value = ''
    and metric_date between $3::date and $5::date
  group by 1, 2
), compared as (
  select metric_name, sum(value) as elapsed, sum(value) filter (where metric_date <= $9::date) as complete
  from business_metrics
  where provider_id = $1 and metric_name = any($2::text[]) and dimension = 'TOTAL' and dimension_value = ''
    and metric_date between $7::date and $8::date
  group by 1
), visits as (
  select customer_id, width_bucket(metric_date, $10::date[]) as bucket, min(metric_date) as first_day
  from customer_days
  where provider_id = $1 and metric_date between $3::date and $4::date and bookings > 0
  group by 1, 2
), visitors as (
  select min(first_day) as first_day from visits group by customer_id
), earlier_visitors as (
  select min(metric_date) as first_day
  from customer_days
  where provider_id = $1 and metric_date between $7::date and $8::date and bookings > 0
  group by customer_id
)
select json_build_object(
  'version', coalesce((select version from provider_versions where provider_id = $1), 0)::text,
  'since', (select min(metric_date) from business_metrics where provider_id = $1),
  'current', (select json_agg(json_build_array(metric_name, bucket, elapsed, complete, whole, target, target_days)) from current),
  'compared', (select json_agg(json_build_array(metric_name, elapsed, complete)) from compared),
  'customers', json_build_object(
    'counts', json_build_array(
      (select count(*) from visitors),
      (select count(*) from visitors where first_day <= $6::date),
      (select count(*) from earlier_visitors),
      (select count(*) from earlier_visitors where first_day <= $9::date)),
    'buckets', (select json_agg(json_build_array(bucket, visitors)) from (select bucket, count(*) as visitors from visits group by 1) by_bucket)),
  'goals', (
    select json_agg(json_build_object('type', goal_type, 'target', target_value, 'start', start_date, 'end', end_date))
    from business_goals
    where provider_id = $1 and status = 'ACTIVE' and start_date <= $3::date and end_date >= $5::date)
) as figures`

/** $1 provider, $2 measures, $3 start, $4 end, $5 first days of the buckets. Bucket 0 is the whole span. */
export const seriesSql = `
select json_agg(json_build_array(name, coalesce(bucket, 0), value)) as cells from (
  select name, bucket, sum(value) as value
  from (
    select metric_name as name, width_bucket(metric_date, $5::date[]) as bucket, value
    from business_metrics
    where provider_id = $1 and metric_name = any($2::text[]) and dimension = 'TOTAL' and dimension_value = ''
      and metric_date between $3::date and $4::date
  ) day
  group by grouping sets ((name, bucket), (name))
  union all
  select 'customers.active', bucket, count(distinct customer_id)
  from (
    select width_bucket(metric_date, $5::date[]) as bucket, customer_id
    from customer_days
    where provider_id = $1 and 'customers.active' = any($2::text[]) and metric_date between $3::date and $4::date and bookings > 0
  ) visit
  group by grouping sets ((bucket), ())
) cell`
