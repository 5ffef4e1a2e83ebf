import { LAPSED_AFTER_DAYS } from './counted-measures'
import type { Source } from './statements'
import { ownWork, wholeBusiness } from './statements'

/** $1 provider, $2 measures, $3 dimensions and $4 values of the slices that are words, $5 dimensions whose values are rows. */
const slices = `name as (select unnest($2::text[]) as name), slice as (
  select * from unnest($3::text[], $4::text[]) as word(dimension, value)
  union all
  select 'SERVICE', id::text from services where provider_id = $1 and 'SERVICE' = any($5::text[])
  union all
  select 'TEAM_MEMBER', id::text from team_members where provider_id = $1 and 'TEAM_MEMBER' = any($5::text[])
)`

/** The cells of the slices: found by value, the dimension only confirms it. */
const cellsOf = (days: string) => `slice cross join name join business_metrics m
    on m.provider_id = $1 and m.metric_name = name.name and m.dimension_value = slice.value and ${days}
    and m.dimension = slice.dimension::metric_dimension_key`

const isAsked = (name: string) => `'${name}' = any($2::text[])`

/**
 * The days on which customers lapsed, within the days from `start` to `end`. Of the visits within so many days only the last can be the last
 * for as many, and what comes next is within as many again: so first and last visits of such stretches are enough, and nothing is sorted.
 */
const lapses = (visits: string, start: string, end: string) => `(
  with stretch as (
    select customer_id, (metric_date - (${start} - ${LAPSED_AFTER_DAYS})) / ${LAPSED_AFTER_DAYS} as number, min(metric_date) as first_date, max(metric_date) as last_date
    from ${visits} and ${isAsked('customers.lapsed')} and metric_date between ${start} - ${LAPSED_AFTER_DAYS} and ${end}
    group by 1, 2
  )
  select s.customer_id, s.last_date + ${LAPSED_AFTER_DAYS} as metric_date
  from stretch s left join stretch n on n.customer_id = s.customer_id and n.number = s.number + 1
  where s.last_date + ${LAPSED_AFTER_DAYS} between ${start} and ${end}
    and (n.first_date is null or n.first_date > s.last_date + ${LAPSED_AFTER_DAYS})
)`

/**
 * $6 first and $7 last days of the spans, which may overlap. Sums are text, so that money stays exact. One look into the index for each sum,
 * and the days of no other span are read: joined and grouped it is several times slower.
 */
const spanSums = ({ prelude, visits }: Source) => `
with ${prelude}${slices}, span as (
  select number, first_day, last_day from unnest($6::date[], $7::date[]) with ordinality as span(first_day, last_day, number)
)
select json_agg(json_build_array(number, dimension, value, name, total)) as cells from (
  select number, slice.dimension, slice.value, name.name, cell.total::text as total
  from span cross join slice cross join name cross join lateral (
    select sum(m.value) as total from business_metrics m
    where m.provider_id = $1 and m.metric_name = name.name and m.dimension_value = slice.value
      and m.metric_date between span.first_day and span.last_day and m.dimension = slice.dimension::metric_dimension_key
  ) cell where cell.total is not null
  union all
  select number, 'TOTAL', '', 'customers.active', (
    select count(distinct customer_id)::text from ${visits} and metric_date between span.first_day and span.last_day)
  from span where ${isAsked('customers.active')}
  union all
  select number, 'TOTAL', '', 'customers.lapsed', (
    select count(distinct customer_id)::text from ${lapses(visits, 'span.first_day', 'span.last_day')} lapse)
  from span where ${isAsked('customers.lapsed')}
) cell`

/** $6 first and $7 last day: each day's sum, where there is one. */
const dailySums = ({ prelude, visits }: Source) => `
with ${prelude}${slices}
select json_agg(json_build_array(day, dimension, value, name, total)) as cells from (
  select m.metric_date::text as day, slice.dimension, slice.value, name.name, m.value::text as total
  from ${cellsOf('m.metric_date between $6::date and $7::date')}
  union all
  select metric_date::text, 'TOTAL', '', 'customers.active', count(distinct customer_id)::text
  from ${visits} and metric_date between $6::date and $7::date and ${isAsked('customers.active')}
  group by metric_date
  union all
  select metric_date::text, 'TOTAL', '', 'customers.lapsed', count(distinct customer_id)::text
  from ${lapses(visits, '$6::date', '$7::date')} lapse
  group by metric_date
) cell`

/**
 * $6 first and $7 last day, $8 first days of the steps. With the targets stored beside the cells, and the goals. Step 0 is the whole span:
 * told of what does not add up.
 */
const seriesSums = ({ prelude, visits }: Source) => `
with ${prelude}${slices}, visit as (
  select 'customers.active' as name, width_bucket(metric_date, $8::date[]) as step, customer_id
  from ${visits} and ${isAsked('customers.active')} and metric_date between $6::date and $7::date
  group by 2, 3
  union all
  select 'customers.lapsed', width_bucket(metric_date, $8::date[]), customer_id from ${lapses(visits, '$6::date', '$7::date')} lapse
  group by 2, 3
)
select (select json_agg(json_build_array(dimension, value, name, step, sum, target, target_days)) from (
    select slice.dimension, slice.value, name.name, cell.*
    from slice cross join name cross join lateral (
      select width_bucket(m.metric_date, $8::date[]) as step, sum(m.value)::text as sum, sum(m.target)::float8 as target, count(m.target) as target_days
      from business_metrics m
      where m.provider_id = $1 and m.metric_name = name.name and m.dimension_value = slice.value
        and m.metric_date between $6::date and $7::date and m.dimension = slice.dimension::metric_dimension_key
      group by 1
    ) cell
    union all
    select 'TOTAL', '', name, step, count(*)::text, null, 0 from visit group by name, step
    union all
    select 'TOTAL', '', name, 0, count(*)::text, null, 0 from (select name, customer_id from visit group by 1, 2) visitor group by name
  ) summed) as cells,
  (select json_agg(json_build_object('type', goal_type, 'target', target_value, 'start', start_date, 'end', end_date))
   from business_goals where provider_id = $1 and status = 'ACTIVE') as goals`

/** As the business stood earlier: without the visits of days $9 by customers $10, with those of days $11 by customers $12. */
const asItStood: Source = {
  ...wholeBusiness,
  visits: `(
    select metric_date, customer_id from customer_days d where provider_id = $1
      and not exists (select from unnest($9::date[], $10::uuid[]) as gone(day, customer) where gone.customer = d.customer_id and gone.day = d.metric_date)
    union all
    select * from unnest($11::date[], $12::uuid[])
  ) known(metric_date, customer_id) where true`,
}

/** Sums of many spans, by day, and along steps. */
export const spanSql = { whole: spanSums(wholeBusiness), own: spanSums(ownWork) }
export const dailySql = { whole: dailySums(wholeBusiness), own: dailySums(ownWork) }
export const seriesSql = { whole: seriesSums(wholeBusiness), own: seriesSums(ownWork), then: seriesSums(asItStood) }
