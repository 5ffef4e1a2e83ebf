/** Writes what no event makes, each row with an id of its own so that writing again changes nothing. */
import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import type { Sealed } from '../../../core/sealed'
import {
  businessGoals,
  experiments,
  experimentVariants,
  marketingCampaigns,
  providers,
  providerVersions,
  services,
  teamMembers,
  teamSchedules,
  timeOff,
  users,
} from '../../../db/tables'
import { ROLLUP_REVISION } from '../../../events'
import type { ProviderTruth } from '../truth/model'
import type { campaignRows, experimentRows, goalRows, memberRows, serviceRows, shiftRows, timeOffRows } from './rows'

const ROWS_PER_INSERT = 1000

export interface DemoProvider {
  id: number
  slug: string
  /** The first day of the history began then. */
  createdAt: Date
}

/** Every provider of the database. */
export async function listProviders(pool: Pool): Promise<DemoProvider[]> {
  return drizzle(pool)
    .select({ id: providers.id, slug: providers.slug, createdAt: providers.createdAt })
    .from(providers)
    .orderBy(providers.id)
}

/** Runs the work in one transaction: all of it or nothing. */
export async function inTransaction(pool: Pool, work: (orm: NodePgDatabase) => Promise<void>): Promise<void> {
  await drizzle(pool).transaction(work)
}

/** A new provider; gives its id. */
export async function insertProvider(orm: NodePgDatabase, truth: ProviderTruth, createdAt: Date): Promise<number> {
  const { name, slug, timeZone, currency, weekStartsOn } = truth
  const [row] = await orm
    .insert(providers)
    .values({ name, slug, timeZone, currency, weekStartsOn, createdAt })
    .returning({ id: providers.id })
  if (row === undefined) throw new Error(`the provider ${slug} was not inserted`)
  await orm.insert(providerVersions).values({ providerId: row.id, rollupRevision: ROLLUP_REVISION }).onConflictDoNothing()
  return row.id
}

/** People who sign in. */
export async function insertUsers(
  orm: NodePgDatabase,
  people: { id: string; email: Sealed; name: string; passwordHash: string }[],
): Promise<void> {
  await orm.insert(users).values(people)
}

export async function insertTeam(orm: NodePgDatabase, rows: ReturnType<typeof memberRows>): Promise<void> {
  await orm.insert(teamMembers).values(rows)
}

export async function insertServices(orm: NodePgDatabase, rows: ReturnType<typeof serviceRows>): Promise<void> {
  await orm.insert(services).values(rows)
}

/** New shifts are added, known ones get their present status. */
export async function saveShifts(orm: NodePgDatabase, rows: ReturnType<typeof shiftRows>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const part = rows.slice(start, start + ROWS_PER_INSERT)
    await orm
      .insert(teamSchedules)
      .values(part)
      .onConflictDoUpdate({
        target: teamSchedules.id,
        set: { status: sql`excluded.status` },
        setWhere: sql`${teamSchedules.status} <> excluded.status`,
      })
  }
}

export async function saveTimeOff(orm: NodePgDatabase, rows: ReturnType<typeof timeOffRows>): Promise<void> {
  if (rows.length > 0) await orm.insert(timeOff).values(rows).onConflictDoNothing()
}

export async function saveGoals(orm: NodePgDatabase, rows: ReturnType<typeof goalRows>): Promise<void> {
  if (rows.length > 0) await orm.insert(businessGoals).values(rows).onConflictDoNothing()
}

export async function saveCampaigns(orm: NodePgDatabase, rows: ReturnType<typeof campaignRows>): Promise<void> {
  for (const row of rows) {
    await orm
      .insert(marketingCampaigns)
      .values(row)
      .onConflictDoUpdate({ target: marketingCampaigns.id, set: { status: row.status, metrics: row.metrics } })
  }
}

/** Experiments, and who was shown which variant; what is known stays as it is. */
export async function saveExperiments(orm: NodePgDatabase, rows: ReturnType<typeof experimentRows>): Promise<void> {
  for (const { experiment, variants, exposures } of rows) {
    await orm.insert(experiments).values(experiment).onConflictDoNothing()
    await orm.insert(experimentVariants).values(variants).onConflictDoNothing()
    await orm.execute(sql`insert into experiment_exposures (provider_id, experiment_id, customer_id, position, exposed_at)
      select c.provider_id, ${experiment.id}, c.id, told.position, told."exposedAt"
      from jsonb_to_recordset(${JSON.stringify(exposures)}::jsonb) as told ("customerId" uuid, position int, "exposedAt" timestamptz)
      join customers c on c.provider_id = ${experiment.providerId} and c.id = told."customerId" and c.erased_at is null
      on conflict do nothing`)
  }
}

/** Species and breed of the pets that bookings have named. */
export async function describePets(
  orm: NodePgDatabase,
  providerId: number,
  pets: { id: string; species: string; breed: string }[],
): Promise<void> {
  const column = (name: 'id' | 'species' | 'breed') => sql.param(pets.map(pet => pet[name]))
  await orm.execute(sql`update pets set species = told.species, breed = told.breed
    from unnest(${column('id')}::uuid[], ${column('species')}::text[], ${column('breed')}::text[]) as told (id, species, breed)
    where pets.provider_id = ${providerId} and pets.id = told.id and pets.breed is null`)
}

/** Who brought whom. */
export async function saveReferrals(
  orm: NodePgDatabase,
  providerId: number,
  rows: { id: string; referrerId: string; referredId: string; code: string; convertedAt: Date }[],
): Promise<void> {
  const json = JSON.stringify(rows.map(row => ({ ...row, convertedAt: row.convertedAt.toISOString() })))
  await orm.execute(sql`insert into referrals (id, provider_id, referrer_id, referred_id, code, status, invited_at, converted_at)
    select told.id, ${providerId}, told."referrerId", told."referredId", told.code, 'CONVERTED', told."convertedAt" - interval '3 days', told."convertedAt"
    from jsonb_to_recordset(${json}::jsonb) as told (id uuid, "referrerId" uuid, "referredId" uuid, code text, "convertedAt" timestamptz)
    on conflict do nothing`)
}

/** When the demo last told of anything; null before the first event. */
export async function lastTold(pool: Pool, providerId: number, now: Date): Promise<Date | null> {
  const { rows } = await pool.query<{ last: Date | null }>(
    "select max(occurred_at) as last from business_events where provider_id = $1 and origin = 'DEMO' and occurred_at <= $2",
    [providerId, now],
  )
  return rows[0]?.last ?? null
}

/** The last day, days since 1970-01-01, that has a shift; null without shifts. */
export async function lastPlannedDay(pool: Pool, providerId: number): Promise<number | null> {
  const { rows } = await pool.query<{ day: number | null }>(
    "select (max(date) - date '1970-01-01')::integer as day from team_schedules where provider_id = $1",
    [providerId],
  )
  return rows[0]?.day ?? null
}

/** Whether the last step of loading was reached: the goals come last. */
export async function isLoaded(pool: Pool, providerId: number): Promise<boolean> {
  const { rows } = await pool.query('select 1 from business_goals where provider_id = $1 limit 1', [providerId])
  return rows.length > 0
}

export interface KnownBooking {
  ref: string
  status: string
  starts_at: Date
}

/** Bookings by their names. */
export async function bookingsByRef(pool: Pool, providerId: number, refs: readonly string[]): Promise<KnownBooking[]> {
  const { rows } = await pool.query<KnownBooking>('select ref, status, starts_at from bookings where provider_id = $1 and ref = any($2)', [
    providerId,
    refs,
  ])
  return rows
}

export interface OverdueBooking {
  ref: string
  starts_at: Date
  ends_at: Date
  checked_in_at: Date | null
}

/** Open bookings that ended before an instant: nobody said what became of them. */
export async function overdueBookings(client: Pool | PoolClient, providerId: number, before: Date): Promise<OverdueBooking[]> {
  const { rows } = await client.query<OverdueBooking>(
    "select ref, starts_at, ends_at, checked_in_at from bookings where provider_id = $1 and status in ('PENDING', 'CONFIRMED') and ends_at < $2 order by starts_at, id",
    [providerId, before],
  )
  return rows
}
