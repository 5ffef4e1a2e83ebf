import { ownWork, wholeBusiness } from './statements'
import type { Source } from './statements'

/** $1 provider, $2 measures, $3 dimensions and $4 values of the slices that are words, $5 dimensions whose values are rows. */
const slices = `name as (select unnest($2::text[]) as name), slice as (
  select * from unnest($3::text[], $4::text[]) as word(dimension, value)
  union all
  select 'SERVICE', id::text from services where provider_id = $1 and 'SERVICE' = any($5::text[])
  union all
  select 'TEAM_MEMBER', id::text from team_members where provider_id = $1 and 'TEAM_MEMBER' = any($5::text[])
)`

/** The cells of the slices: found by value, the dimension only confirms it. */
const cellOf = (days: string) => `slice cross join name join business_metrics m
    on m.provider_id = $1 and m.metric_name = name.name and m.dimension_value = slice.value and ${days}
    and m.dimension = slice.dimension::metric_dimension_key`

/** $6 first and $7 last days of the spans, which may overlap. Sums are text, so that money stays exact. */
const spanSums = ({ prelude, visits }: Source) => `
with ${prelude}${slices}, span as (
  select number, first_day, last_day from unnest($6::date[], $7::date[]) with ordinality as span(first_day, last_day, number)
)
select json_agg(json_build_array(number, dimension, value, name, total)) as cells from (
  select number, slice.dimension, slice.value, name.name, sum(m.value)::text as total
  from span cross join ${cellOf('m.metric_date between span.first_day and span.last_day')}
  group by 1, 2, 3, 4
  union all
  select number, 'TOTAL', '', 'customers.active', (
    select count(distinct customer_id)::text from ${visits} and metric_date between span.first_day and span.last_day)
  from span where 'customers.active' = any($2::text[])
) cell`

/** $6 first and $7 last day: each day's sum, where there is one. */
const dailySums = ({ prelude, visits }: Source) => `
with ${prelude}${slices}
select json_agg(json_build_array(day, dimension, value, name, total)) as cells from (
  select m.metric_date::text as day, slice.dimension, slice.value, name.name, m.value::text as total
  from ${cellOf('m.metric_date between $6::date and $7::date')}
  union all
  select metric_date::text, 'TOTAL', '', 'customers.active', count(distinct customer_id)::text
  from ${visits} and metric_date between $6::date and $7::date and 'customers.active' = any($2::text[])
  group by metric_date
) cell`

/** Sums of many spans, and sums by day. */
export const spanSql = { whole: spanSums(wholeBusiness), own: spanSums(ownWork) }
export const dailySql = { whole: dailySums(wholeBusiness), own: dailySums(ownWork) }
