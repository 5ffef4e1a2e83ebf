/** Exports as the jobs see them, which work for every provider. */
import type { ExportFormat } from '@dashboard/schema/vocabulary'
import type pg from 'pg'
import type { ExportRequest } from './request'

/** One writing of an export. Only the latest of an export goes on: all that it does asks whether it is that. */
export interface Run {
  id: string
  providerId: number
  /** How often it was begun, with this time. */
  attempt: number
  startedAt: Date
  format: ExportFormat
  request: ExportRequest
  /** Sealed; null where nothing was looked for. */
  searched: string | null
  requestedBy: string | null
  provider: { name: string; timeZone: string; currency: string; weekStartsOn: number }
}

/** Whose process has said nothing for so long has died. */
const DEAD_AFTER = '30 seconds'

const CLAIM = `
with next as (
  select e.provider_id, e.id from exports e
   where e.status = 'QUEUED' or (e.status = 'RUNNING' and e.alive_at < now() - interval '${DEAD_AFTER}')
   order by e.created_at, e.id limit 1 for update skip locked
), dropped as (
  delete from export_parts p using next n where p.provider_id = n.provider_id and p.export_id = n.id
)
update exports e set status = 'RUNNING', attempts = e.attempts + 1, started_at = clock_timestamp(), alive_at = clock_timestamp(),
  row_count = null, total_rows = null, file_key = null
from next n join providers p on p.id = n.provider_id
where e.provider_id = n.provider_id and e.id = n.id
returning e.id, e.provider_id as "providerId", e.attempts as attempt, e.started_at as "startedAt", e.format, e.request, e.searched, e.requested_by as "requestedBy",
  jsonb_build_object('name', p.name, 'timeZone', p.time_zone, 'currency', p.currency, 'weekStartsOn', p.week_starts_on) as provider`

/** Takes the oldest export that nobody writes; null when there is none. */
export const claim = async (pool: pg.Pool): Promise<Run | null> => {
  const { rows } = await pool.query<Run>({ name: 'exports.claim', text: CLAIM })
  return rows[0] ?? null
}

/**
 * Waits until nobody erases a customer of the provider, who would hold its version. What is read from then on is read without whom they
 * erased; whoever erases later sees that the run goes on, and has it begun anew.
 */
export const settle = async (pool: pg.Pool, { providerId }: Run): Promise<void> => {
  await pool.query({ name: 'exports.settle', text: 'select from provider_versions where provider_id = $1 for share', values: [providerId] })
}

const MINE = `provider_id = $1 and id = $2 and status = 'RUNNING' and started_at = $3`

const changed = async (
  client: pg.Pool | pg.ClientBase,
  name: string,
  text: string,
  { providerId, id, startedAt }: Run,
  ...more: unknown[]
) => (await client.query({ name: `exports.${name}`, text, values: [providerId, id, startedAt, ...more] })).rowCount === 1

/** Says how far it is; false when it is not this run's to write any more. */
export const report = (pool: pg.Pool, run: Run, rowCount: number | null, totalRows: number | null): Promise<boolean> =>
  changed(
    pool,
    'report',
    `update exports set alive_at = clock_timestamp(), row_count = $4, total_rows = $5 where ${MINE}`,
    run,
    rowCount,
    totalRows,
  )

/** Keeps the key that the file is sealed with. */
export const keepKey = (pool: pg.Pool, run: Run, fileKey: string): Promise<boolean> =>
  changed(pool, 'key', `update exports set file_key = $4 where ${MINE}`, run, fileKey)

/** Keeps a part; nothing is kept, and false, once it is not this run's to write. */
export const addPart = (pool: pg.Pool, run: Run, position: number, content: Buffer): Promise<boolean> =>
  changed(
    pool,
    'part',
    `with mine as (select provider_id, id from exports where ${MINE} for share)
     insert into export_parts (provider_id, export_id, position, content) select provider_id, id, $4::int, $5::bytea from mine`,
    run,
    position,
    content,
  )

/** Hands the file out from now on. */
export const finish = (
  client: pg.ClientBase,
  run: Run,
  { rowCount, sizeBytes, now, expiresAt }: { rowCount: number; sizeBytes: number; now: Date; expiresAt: Date },
): Promise<boolean> =>
  changed(
    client,
    'finish',
    `update exports set status = 'READY', row_count = $4, total_rows = $4, size_bytes = $5, finished_at = $6, expires_at = $7, searched = null where ${MINE}`,
    run,
    rowCount,
    sizeBytes,
    now,
    expiresAt,
  )

/** Gives it up for good, and says why. */
export const fail = (pool: pg.Pool, run: Run, problem: string, now: Date): Promise<boolean> =>
  changed(
    pool,
    'fail',
    `update exports set status = 'FAILED', problem = $4, finished_at = $5, searched = null, file_key = null where ${MINE}`,
    run,
    problem,
    now,
  )

/** Leaves it to whoever is there next, as if it had not been begun. */
export const leave = (pool: pg.Pool, run: Run): Promise<boolean> =>
  changed(
    pool,
    'leave',
    `update exports set status = 'QUEUED', attempts = attempts - 1, row_count = null, total_rows = null where ${MINE}`,
    run,
  )
