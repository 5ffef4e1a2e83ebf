/** $1 provider, $2 first instant and $3 first instant after it: reviews answered by the day on which they came and the member whom they are about. */
export const respondedSql = `
select (r.reviewed_at at time zone p.time_zone)::date::text as day, coalesce(r.team_member_id::text, 'NONE') as value, count(*)::text as sum
from reviews r join providers p on p.id = r.provider_id
where r.provider_id = $1 and r.responded_at is not null
  and r.reviewed_at >= $2::timestamptz and r.reviewed_at < $3::timestamptz
group by 1, 2`

/** The same as it stood at the instant $4: what came or was answered later was not known. */
export const respondedThenSql = `
select (r.reviewed_at at time zone p.time_zone)::date::text as day, coalesce(r.team_member_id::text, 'NONE') as value, count(*)::text as sum
from reviews r join providers p on p.id = r.provider_id join business_events e on e.provider_id = r.provider_id and e.id = r.id
where r.provider_id = $1 and r.responded_at <= $4::timestamptz and e.received_at <= $4::timestamptz
  and r.reviewed_at >= $2::timestamptz and r.reviewed_at < $3::timestamptz
group by 1, 2`

/** $1 provider, $2 first and $3 last day: minutes on duty less breaks; a shift that ends before it starts goes over midnight. */
export const shiftsSql = `
select date::text as day, team_member_id::text as value,
  sum(greatest(0, extract(epoch from end_time - start_time) / 60 + case when end_time <= start_time then 1440 else 0 end - break_minutes))::numeric(18,4)::text as sum
from team_schedules
where provider_id = $1 and date between $2::date and $3::date and status <> 'ABSENT'
group by 1, 2`

/** $1 provider, $2 first and $3 last day, $4 today: what campaigns and channels cost, with their days; a campaign that runs, up to today. */
export const spendingSql = `
select channel, amount, start, "end" from (
  select case when c.type in ('SOCIAL', 'REFERRAL') then c.type::text else 'CAMPAIGN' end as channel, c.spent_amount::text as amount, days.start::text as start,
    greatest(days.start, least(coalesce((c.ends_at at time zone p.time_zone)::date, $4::date), $4::date))::text as "end"
  from marketing_campaigns c join providers p on p.id = c.provider_id
  cross join lateral (select (c.starts_at at time zone p.time_zone)::date as start) days
  where c.provider_id = $1 and c.spent_amount <> 0
  union all
  select channel::text, amount::text, starts_on::text, ends_on::text from channel_spend where provider_id = $1
) spending where start <= $3 and "end" >= $2`
