import type { RetentionKind } from '@dashboard/schema/vocabulary'
import type pg from 'pg'
import type { TenantDb } from '../../db/tenant'

/** A choice that somebody made. */
export interface ChoiceRow {
  kind: RetentionKind
  keepDays: number | null
  updatedAt: Date
}

export const listChoices = (db: TenantDb): Promise<ChoiceRow[]> =>
  db.rows(
    'retention.list',
    'select kind, keep_days as "keepDays", updated_at as "updatedAt" from retention_policies where provider_id = $1',
    [db.providerId],
  )

export const saveChoice = async (db: TenantDb, kind: RetentionKind, keepDays: number | null, now: Date): Promise<void> => {
  await db.rows(
    'retention.save',
    `insert into retention_policies (provider_id, kind, keep_days, updated_at) values ($1, $2, $3, $4)
     on conflict (provider_id, kind) do update set keep_days = excluded.keep_days, updated_at = excluded.updated_at`,
    [db.providerId, kind, keepDays, now],
  )
}

/** What a provider chose of all kinds. */
export interface Choices {
  providerId: number
  timeZone: string
  choices: { kind: RetentionKind; keepDays: number | null }[]
}

/** Every provider's choices; a provider without one is there too. */
export const everyChoice = async (pool: pg.Pool): Promise<Choices[]> => {
  const { rows } = await pool.query<Choices>(
    `select p.id as "providerId", p.time_zone as "timeZone",
       coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'keepDays', r.keep_days)) filter (where r.kind is not null), '[]') as choices
     from providers p left join retention_policies r on r.provider_id = p.id group by p.id order by p.id`,
  )
  return rows
}
