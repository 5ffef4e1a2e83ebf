import type { DateSpan } from '../../../core/period'
import type { TenantDb } from '../../../db/tenant'

/** A service of the provider, also one that can no longer be booked. */
export interface ServiceRow {
  id: string
  name: string
  isActive: boolean
  /** Local day on which it was made. */
  since: string
}

/** Every service. */
export const all = (db: TenantDb): Promise<ServiceRow[]> =>
  db.rows(
    'service-analytics.services',
    `select s.id, s.name, s.is_active as "isActive", (s.created_at at time zone p.time_zone)::date::text as since
     from services s join providers p on p.id = s.provider_id where s.provider_id = $1 order by s.name, s.id`,
    [db.providerId],
  )

/** Completed bookings of a service in a week, counted from 1. */
export interface WeekRow {
  id: string
  week: number
  completed: number
}

/**
 * $2 services, $3 first days of the weeks, $4 last day. A day counts as the nightly job has kept it; as the rollups say where it has not,
 * and where they were written to since (an hour is more than any batch of events takes to be committed).
 */
const COMPLETED = `
select id, width_bucket(day, $3::date[]) as week, sum(completed)::int as completed from (
  select s.id, m.metric_date as day,
    case when p.created_at > m.calculated_at + interval '1 hour' then p.booking_count else m.value end as completed
  from unnest($2::uuid[]) as s(id)
  join business_metrics m on m.provider_id = $1 and m.metric_name = 'bookings.completed' and m.dimension_value = s.id::text
    and m.metric_date between ($3::date[])[1] and $4::date and m.dimension = 'SERVICE'
  left join service_performance p on p.provider_id = $1 and p.service_id = s.id and p.date = m.metric_date
) kept group by 1, 2`

/** Completed bookings by service and week; weeks without any are missing. */
export const completedByWeek = async (db: TenantDb, ids: readonly string[], weeks: readonly DateSpan[]): Promise<WeekRow[]> =>
  db.rows('service-analytics.weeks', COMPLETED, [db.providerId, ids, weeks.map(({ start }) => start), weeks.at(-1)?.end ?? null])
