/** Fitted models as they are stored. The engine writes; requests read. */
import type { CustomerModelKind } from '@dashboard/schema/vocabulary'
import type pg from 'pg'
import type { TenantDb } from '../../../db/tenant'

export interface StoredModel {
  kind: CustomerModelKind
  /** Null where a simple rule stands in for it. */
  parameters: unknown
  fallbackReason: string | null
  quality: unknown
  customers: number
  /** Days of the provider's zone; null for none. */
  trainedFrom: string | null
  trainedTo: string | null
  fittedAt: Date
}

/** A provider with customers to be scored. */
export interface Trainee {
  providerId: number
  timeZone: string
  /** Customers with a completed booking, and those of them that the models were fitted on; null before a first fit. */
  customers: number
  trainedOn: number | null
  fittedAt: Date | null
}

/** Every provider with customers, and how old its models are; the oldest first. */
export const listTrainees = async (pool: pg.Pool): Promise<Trainee[]> => {
  const { rows } = await pool.query<Trainee>(
    `select p.id as "providerId", p.time_zone as "timeZone", c.customers, m.trained_on as "trainedOn", m.fitted_at as "fittedAt"
     from providers p
     join (select provider_id, count(*) filter (where total_bookings > 0)::int as customers from customer_relationships group by 1) c on c.provider_id = p.id
     left join (select provider_id, min(fitted_at) as fitted_at, max(customers) filter (where kind = 'RFM') as trained_on
       from customer_models group by 1) m on m.provider_id = p.id
     order by m.fitted_at nulls first, p.id`,
  )
  return rows
}

/** Providers of whom somebody's score is out of date, in the order of their ids. */
export const listUnscored = async (pool: pg.Pool): Promise<Pick<Trainee, 'providerId' | 'timeZone'>[]> => {
  const { rows } = await pool.query<Pick<Trainee, 'providerId' | 'timeZone'>>(
    `select p.id as "providerId", p.time_zone as "timeZone" from providers p
     where exists (select from customer_relationships r where r.provider_id = p.id and (r.scored_from is null or r.scored_from < r.updated_at))
     order by p.id`,
  )
  return rows
}

const COLUMNS = `kind, parameters, fallback_reason as "fallbackReason", quality, customers, trained_from as "trainedFrom", trained_to as "trainedTo", fitted_at as "fittedAt"`

/** What was learned of a provider's customers, for a job. */
export const listModels = async (pool: pg.Pool, providerId: number): Promise<StoredModel[]> =>
  (await pool.query<StoredModel>(`select ${COLUMNS} from customer_models where provider_id = $1`, [providerId])).rows

/** The same for a request. */
export const listOwnModels = (db: TenantDb): Promise<StoredModel[]> =>
  db.rows<StoredModel>('customers.models', `select ${COLUMNS} from customer_models where provider_id = $1 order by kind`, [db.providerId])

/** Parameters of one model at all other providers, to begin from. */
export const listParameters = async (pool: pg.Pool, kind: CustomerModelKind, besides: number): Promise<unknown[]> => {
  const { rows } = await pool.query<{ parameters: unknown }>(
    'select parameters from customer_models where kind = $1 and provider_id <> $2 and parameters is not null order by provider_id',
    [kind, besides],
  )
  return rows.map(({ parameters }) => parameters)
}

const quoted = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

/** Puts models in the place of those before. */
export const saveModels = async (pool: pg.Pool, providerId: number, models: readonly StoredModel[]): Promise<void> => {
  await pool.query(
    `insert into customer_models (provider_id, kind, parameters, fallback_reason, quality, customers, trained_from, trained_to, fitted_at)
     select $1, * from unnest($2::text[], $3::jsonb[], $4::text[], $5::jsonb[], $6::int[], $7::date[], $8::date[], $9::timestamptz[])
     on conflict (provider_id, kind) do update set parameters = excluded.parameters, fallback_reason = excluded.fallback_reason,
       quality = excluded.quality, customers = excluded.customers, trained_from = excluded.trained_from, trained_to = excluded.trained_to,
       fitted_at = excluded.fitted_at`,
    [
      providerId,
      models.map(({ kind }) => kind),
      models.map(({ parameters }) => quoted(parameters)),
      models.map(({ fallbackReason }) => fallbackReason),
      models.map(({ quality }) => quoted(quality)),
      models.map(({ customers }) => customers),
      models.map(({ trainedFrom }) => trainedFrom),
      models.map(({ trainedTo }) => trainedTo),
      models.map(({ fittedAt }) => fittedAt),
    ],
  )
}
