/** Forecasts as they are stored, and what they are learned from. The engine writes; requests read. */
import type { ForecastFactor } from '@dashboard/schema'
import type pg from 'pg'
import type { TenantDb } from '../../db/tenant'
import type { StoredForecastAccuracy, StoredForecastPoint } from '../../db/tables'
import type { SpanSums } from './factors'
import type { DayRow, ForecastMetric } from './series'

/** A provider whose figures may be forecast. */
export interface Trainee {
  providerId: number
  timeZone: string
  currency: string
  /** When its forecast was fitted; null for none. */
  fittedAt: Date | null
}

export interface StoredForecast {
  model: string
  reason: string | null
  trainedFrom: string
  trainedTo: string
  points: StoredForecastPoint[]
  accuracy: StoredForecastAccuracy
  factors: ForecastFactor[]
  fittedAt: Date
}

/** Every provider with figures, and how old its forecast is; the oldest first. */
export const listTrainees = async (pool: pg.Pool): Promise<Trainee[]> => {
  const { rows } = await pool.query<Trainee>(`
    select p.id as "providerId", p.time_zone as "timeZone", p.currency, min(f.fitted_at) as "fittedAt"
    from providers p left join forecasts f on f.provider_id = p.id
    where exists (select from business_metrics m where m.provider_id = p.id and m.metric_name = 'bookings.completed')
    group by p.id order by min(f.fitted_at) nulls first, p.id`)
  return rows
}

const DAYS = `
  select metric_name as name, metric_date as date, value::text as value from business_metrics
  where provider_id = $1 and metric_name = any($2::text[]) and dimension_value = '' and dimension = 'TOTAL' and metric_date between $3::date and $4::date`

/** Days of measures in total, in no order; days without anything are not there. */
export const listDays = async (pool: pg.Pool, providerId: number, names: readonly string[], from: string, to: string): Promise<DayRow[]> =>
  (await pool.query<DayRow>(DAYS, [providerId, names, from, to])).rows

/** The same for a request. */
export const listOwnDays = (db: TenantDb, names: readonly string[], from: string, to: string): Promise<DayRow[]> =>
  db.rows<DayRow>('forecasts.days', DAYS, [db.providerId, names, from, to])

/** What the revenue of a span is made of. */
export const spanSums = async (pool: pg.Pool, providerId: number, from: string, to: string): Promise<SpanSums> => {
  const { rows } = await pool.query<{ services: SpanSums['services'] | null; customers: number; refunded: string }>(
    `select
       (select json_agg(json_build_object('serviceId', id, 'bookings', bookings, 'earned', earned::text)) from (
          select dimension_value as id, coalesce(sum(value) filter (where metric_name = 'bookings.completed'), 0)::float8 as bookings,
            coalesce(sum(value) filter (where metric_name = 'revenue.earned'), 0) as earned
          from business_metrics
          where provider_id = $1 and metric_name in ('bookings.completed', 'revenue.earned') and dimension = 'SERVICE'
            and metric_date between $2::date and $3::date
          group by 1 order by 1) service) as services,
       (select count(distinct customer_id)::int from customer_days
        where provider_id = $1 and metric_date between $2::date and $3::date and bookings > 0) as customers,
       (select coalesce(sum(value), 0)::text from business_metrics
        where provider_id = $1 and metric_name = 'revenue.refunded' and dimension_value = '' and dimension = 'TOTAL'
          and metric_date between $2::date and $3::date) as refunded`,
    [providerId, from, to],
  )
  const [{ services, customers, refunded } = { services: null, customers: 0, refunded: '0' }] = rows
  return { services: services ?? [], customers, refunded }
}

/** Each weekday's mean share of the week with all providers since a day, Monday first; null with fewer providers than `fewest`. */
export const pooledWeekdays = async (pool: pg.Pool, name: string, since: string, fewest: number): Promise<number[] | null> => {
  const { rows } = await pool.query<{ providers: number; shares: number[] | null }>(
    `with weekday as (
       select provider_id, extract(isodow from metric_date)::int as day, sum(value)::float8 as value from business_metrics
       where metric_name = $1 and dimension_value = '' and dimension = 'TOTAL' and metric_date >= $2::date group by 1, 2
     ), whole as (select provider_id, sum(value) as value from weekday group by 1 having sum(value) > 0)
     select (select count(*)::int from whole) as providers,
       (select array_agg(share order by day) from (
          select d as day, coalesce(sum(w.value / whole.value), 0) / greatest((select count(*) from whole), 1) as share
          from generate_series(1, 7) d left join (weekday w join whole using (provider_id)) on w.day = d group by d) pooled) as shares`,
    [name, since],
  )
  const [found] = rows
  return found?.shares && found.providers >= fewest ? found.shares : null
}

/** Puts a forecast in the place of the one before. */
export const saveForecast = async (pool: pg.Pool, providerId: number, metric: ForecastMetric, of: StoredForecast): Promise<void> => {
  await pool.query(
    `insert into forecasts (provider_id, metric, trained_from, trained_to, model, reason, points, accuracy, factors, fitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (provider_id, metric) do update set trained_from = excluded.trained_from, trained_to = excluded.trained_to,
       model = excluded.model, reason = excluded.reason, points = excluded.points, accuracy = excluded.accuracy,
       factors = excluded.factors, fitted_at = excluded.fitted_at`,
    [
      providerId,
      metric,
      of.trainedFrom,
      of.trainedTo,
      of.model,
      of.reason,
      ...[of.points, of.accuracy, of.factors].map(each => JSON.stringify(each)),
      of.fittedAt,
    ],
  )
}

/** A forecast that is nothing any more goes. */
export const dropForecast = async (pool: pg.Pool, providerId: number, metric: ForecastMetric): Promise<void> => {
  await pool.query('delete from forecasts where provider_id = $1 and metric = $2', [providerId, metric])
}

/** The stored forecast with its points from a day on, at most so many; null for none. */
export const findForecast = async (db: TenantDb, metric: ForecastMetric, from: string, days: number): Promise<StoredForecast | null> => {
  const [found] = await db.rows<StoredForecast>(
    'forecasts.find',
    `select model, reason, trained_from as "trainedFrom", trained_to as "trainedTo", accuracy, factors, fitted_at as "fittedAt",
       (select coalesce(jsonb_agg(point order by day), '[]') from (
          select point, day from jsonb_array_elements(points) with ordinality as each (point, day)
          where point ->> 'date' >= $3 order by day limit $4) ahead) as points
     from forecasts where provider_id = $1 and metric = $2`,
    [db.providerId, metric, from, days],
  )
  return found ?? null
}
