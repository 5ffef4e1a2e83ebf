import type { TenantDb } from '../../../db/tenant'
import type { ExperimentDetails } from './experiment-details'

export interface VariantRow {
  position: number
  name: string
  weight: number
}

export interface ExperimentRow {
  id: string
  name: string
  hypothesis: string | null
  serviceId: string | null
  startsAt: Date
  endsAt: Date | null
  conversionDays: number
  /** Share of 1. */
  minimumEffect: number
  /** In their order, the control first. */
  variants: VariantRow[]
}

/** More than anybody can run. */
export const MOST_KEPT = 500

const COLUMNS = `select e.id, e.name, e.hypothesis, e.service_id as "serviceId", e.starts_at as "startsAt", e.ends_at as "endsAt",
  e.conversion_days as "conversionDays", e.minimum_effect::float8 as "minimumEffect",
  (select json_agg(json_build_object('position', v.position, 'name', v.name, 'weight', v.weight) order by v.position)
   from experiment_variants v where v.provider_id = $1 and v.experiment_id = e.id) as variants
  from experiments e where e.provider_id = $1`

/** Every experiment, the newest first. */
export const all = (db: TenantDb): Promise<ExperimentRow[]> =>
  db.rows('experiments.all', `${COLUMNS} order by e.starts_at desc, e.id limit ${MOST_KEPT}`, [db.providerId])

/** The experiment of that id; null where there is none. */
export const find = async (db: TenantDb, id: string): Promise<ExperimentRow | null> =>
  (await db.rows<ExperimentRow>('experiments.find', `${COLUMNS} and e.id = $2::uuid`, [db.providerId, id]))[0] ?? null

/** The same, and it stays as it is until the transaction is over. */
export const hold = async (db: TenantDb, id: string): Promise<ExperimentRow | null> =>
  (await db.rows<ExperimentRow>('experiments.hold', `${COLUMNS} and e.id = $2::uuid for update of e`, [db.providerId, id]))[0] ?? null

/** How many there are, whether one has that name, and whether there is such a service. */
export const surroundings = async (
  db: TenantDb,
  name: string,
  serviceId: string | null,
): Promise<{ isFull: boolean; isNamed: boolean; isService: boolean }> => {
  const [row] = await db.rows<{ count: number; named: boolean; service: boolean }>(
    'experiments.surroundings',
    `select (select count(*)::int from experiments where provider_id = $1) as count,
       exists (select from experiments where provider_id = $1 and name = $2) as named,
       exists (select from services where provider_id = $1 and id = $3::uuid) as service`,
    [db.providerId, name, serviceId],
  )
  return { isFull: (row?.count ?? 0) >= MOST_KEPT, isNamed: row?.named ?? false, isService: row?.service ?? false }
}

/** Writes a new one down with its variants; its id. */
export const insert = async (db: TenantDb, details: ExperimentDetails, now: Date): Promise<string> => {
  const { variants } = details
  const [row] = await db.rows<{ id: string }>(
    'experiments.insert',
    `with made as (
       insert into experiments (provider_id, name, hypothesis, service_id, starts_at, ends_at, conversion_days, minimum_effect, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
     ), kept as (
       insert into experiment_variants (provider_id, experiment_id, position, name, weight)
       select $1, made.id, v.number - 1, v.name, v.weight from made, unnest($10::text[], $11::int[]) with ordinality as v(name, weight, number)
     ) select id from made`,
    [
      db.providerId,
      details.name,
      details.hypothesis,
      details.serviceId,
      details.startsAt,
      details.endsAt,
      details.conversionDays,
      details.minimumEffect,
      now,
      variants.map(({ name }) => name),
      variants.map(({ weight }) => weight),
    ],
  )
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

/** Sets when an experiment runs. */
export const setDates = async (db: TenantDb, id: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Promise<void> => {
  await db.rows('experiments.dates', 'update experiments set starts_at = $3, ends_at = $4 where provider_id = $1 and id = $2::uuid', [
    db.providerId,
    id,
    startsAt,
    endsAt,
  ])
}
