import type pg from 'pg'
import type { MeasureName } from '../../metrics'
import type { ServiceDay } from './service-days'
import { serviceMeasures } from './service-figures'

/** A service on a day. */
export interface DayKey {
  id: string
  day: string
}

/** A provider as the night sees it. */
export interface Sleeper {
  providerId: number
  timeZone: string
}

export const providers = async (pool: pg.Pool): Promise<Sleeper[]> => {
  const { rows } = await pool.query<Sleeper>('select id as "providerId", time_zone as "timeZone" from providers order by id')
  return rows
}

/** What the rollups keep of services; $1 provider, $2 today, $3 measures. */
const CELLS = `
select s.id, m.metric_date as day, m.calculated_at
from services s
join business_metrics m on m.provider_id = $1 and m.metric_name = any($3::text[]) and m.dimension_value = s.id::text
  and m.metric_date < $2::date and m.dimension = 'SERVICE'
where s.provider_id = $1`

/** An hour is more than any batch of events takes to be committed: what it wrote counts as written after the row that missed it. */
const CHANGED = `
select c.id, c.day::text as day from (${CELLS}) c
left join service_performance p on p.provider_id = $1 and p.service_id = c.id and p.date = c.day
group by c.id, c.day, p.created_at
having p.created_at is null or c.day = $2::date - 1 or max(c.calculated_at) > p.created_at - interval '1 hour'
order by c.day, c.id`

/** The days before today whose rollups were written to since they were kept, and yesterday. */
export const changedDays = async (pool: pg.Pool, providerId: number, today: string): Promise<DayKey[]> => {
  const { rows } = await pool.query<DayKey>(CHANGED, [providerId, today, serviceMeasures])
  return rows
}

/** The sums of some days, as exact decimals by measure. */
export const sumsOfDays = async (
  pool: pg.Pool,
  providerId: number,
  keys: readonly DayKey[],
): Promise<(DayKey & { sums: Partial<Record<MeasureName, string>> })[]> => {
  const { rows } = await pool.query<DayKey & { sums: Partial<Record<MeasureName, string>> }>(
    `select k.id, k.day::text as day, json_object_agg(m.metric_name, m.value::text) as sums
     from unnest($2::uuid[], $3::date[]) as k(id, day)
     join business_metrics m on m.provider_id = $1 and m.metric_name = any($4::text[]) and m.dimension_value = k.id::text
       and m.metric_date = k.day and m.dimension = 'SERVICE'
     group by k.id, k.day`,
    [providerId, keys.map(({ id }) => id), keys.map(({ day }) => day), serviceMeasures],
  )
  return rows
}

/** Puts the rows in the place of those that were kept. */
export const keepDays = async (pool: pg.Pool, providerId: number, rows: readonly ServiceDay[]): Promise<void> => {
  const column = (of: (row: ServiceDay) => unknown): unknown[] => rows.map(of)
  await pool.query(
    `insert into service_performance as p (provider_id, service_id, date, booking_count, revenue, average_rating, completion_rate,
       average_duration_minutes, customer_satisfaction, repeat_booking_rate, created_at)
     select $1, n.*, now() from unnest($2::uuid[], $3::date[], $4::int[], $5::numeric[], $6::numeric[], $7::numeric[], $8::int[], $9::numeric[],
       $10::numeric[]) as n
     on conflict (provider_id, service_id, date) do update set booking_count = excluded.booking_count, revenue = excluded.revenue,
       average_rating = excluded.average_rating, completion_rate = excluded.completion_rate,
       average_duration_minutes = excluded.average_duration_minutes, customer_satisfaction = excluded.customer_satisfaction,
       repeat_booking_rate = excluded.repeat_booking_rate, created_at = excluded.created_at`,
    [
      providerId,
      column(row => row.serviceId),
      column(row => row.day),
      column(row => row.bookings),
      column(row => row.revenue),
      column(row => row.averageRating),
      column(row => row.completionRate),
      column(row => row.durationMinutes),
      column(row => row.satisfaction),
      column(row => row.repeatRate),
    ],
  )
}

/** Lets go of days of which the rollups know nothing any more. */
export const dropEmptyDays = async (pool: pg.Pool, providerId: number, today: string): Promise<void> => {
  await pool.query(
    `delete from service_performance p where p.provider_id = $1
     and not exists (select from (${CELLS}) c where c.id = p.service_id and c.day = p.date)`,
    [providerId, today, serviceMeasures],
  )
}
