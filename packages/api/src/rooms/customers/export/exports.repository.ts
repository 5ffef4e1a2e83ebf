import type { ExportFormat, ExportStatus } from '@dashboard/schema/vocabulary'
import type { TenantDb } from '../../../db/tenant'
import type { ExportRequest } from './request'

/** An export as it is kept. */
export interface ExportRecord {
  id: string
  status: ExportStatus
  format: ExportFormat
  fileName: string
  request: ExportRequest
  rowCount: number | null
  totalRows: number | null
  sizeBytes: number | null
  problem: string | null
  createdAt: Date
  expiresAt: Date | null
  requestedBy: string | null
}

interface Stored extends Omit<ExportRecord, 'sizeBytes'> {
  sizeBytes: string | null
}

/** What is kept of one that is asked for. */
export interface NewExport {
  requestedBy: string
  format: ExportFormat
  fileName: string
  request: ExportRequest
  /** Sealed; null where nothing was looked for. */
  searched: string | null
  createdAt: Date
}

// Who is not in the team any more is no user that requests know of.
const EXPORTS = `select e.id, e.status, e.format, e.file_name as "fileName", e.request - 'customerIds' as request, e.row_count as "rowCount", e.total_rows as "totalRows",
    e.size_bytes as "sizeBytes", e.problem, e.created_at as "createdAt", e.expires_at as "expiresAt", u.name as "requestedBy"
  from exports e left join users u on u.id = e.requested_by where e.provider_id = $1`

const read = ({ sizeBytes, ...row }: Stored): ExportRecord => ({ ...row, sizeBytes: sizeBytes === null ? null : Number(sizeBytes) })

/** The export of that id; null for none. */
export const find = async (db: TenantDb, id: string): Promise<ExportRecord | null> => {
  const [row] = await db.rows<Stored>('exports.find', `${EXPORTS} and e.id = $2::uuid`, [db.providerId, id])
  return row ? read(row) : null
}

/** The latest exports. */
export const list = async (db: TenantDb, limit: number): Promise<ExportRecord[]> =>
  (await db.rows<Stored>('exports.list', `${EXPORTS} order by e.created_at desc, e.id limit $2`, [db.providerId, limit])).map(read)

/** How many are not written yet, and how many files there are besides. Until the transaction ends nobody else begins one for the provider. */
export const countHeld = async (db: TenantDb): Promise<{ open: number; ready: number }> => {
  await db.rows('exports.lock', `select pg_advisory_xact_lock(hashtext('exports'), $1)`, [db.providerId])
  const [row] = await db.rows<{ open: number; ready: number }>(
    'exports.count',
    `select (count(*) filter (where status in ('QUEUED', 'RUNNING')))::int as open, (count(*) filter (where status = 'READY'))::int as ready
       from exports where provider_id = $1`,
    [db.providerId],
  )
  return row ?? { open: 0, ready: 0 }
}

/** Keeps one to be written; its id. */
export const insert = async (db: TenantDb, { requestedBy, format, fileName, request, searched, createdAt }: NewExport): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(
    'exports.insert',
    `insert into exports (provider_id, requested_by, format, file_name, request, searched, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [db.providerId, requestedBy, format, fileName, JSON.stringify(request), searched, createdAt],
  )
  return row?.id ?? ''
}

/** Ends one that is being written or is ready, with its file; false where there is none such. */
export const cancel = async (db: TenantDb, id: string): Promise<boolean> => {
  const ended = await db.rows(
    'exports.cancel',
    `update exports set status = 'CANCELLED', searched = null, file_key = null, expires_at = null
      where provider_id = $1 and id = $2::uuid and status in ('QUEUED', 'RUNNING', 'READY') returning id`,
    [db.providerId, id],
  )
  if (ended.length > 0)
    await db.rows('exports.drop', 'delete from export_parts where provider_id = $1 and export_id = $2::uuid', [db.providerId, id])
  return ended.length > 0
}

/** The sealed key of a file that can be fetched at the instant, and how long the file is; null for none. */
export const findFile = async (
  db: TenantDb,
  id: string,
  now: Date,
): Promise<{ fileKey: string; fileName: string; format: ExportFormat; request: ExportRequest; sizeBytes: number } | null> => {
  const [row] = await db.rows<{ fileKey: string; fileName: string; format: ExportFormat; request: ExportRequest; sizeBytes: string }>(
    'exports.file',
    `select file_key as "fileKey", file_name as "fileName", format, request, size_bytes as "sizeBytes" from exports
      where provider_id = $1 and id = $2::uuid and status = 'READY' and file_key is not null and expires_at > $3`,
    [db.providerId, id, now],
  )
  return row ? { ...row, sizeBytes: Number(row.sizeBytes) } : null
}

/** One sealed part of a file; null behind its end, and once the file is deleted. */
export const findPart = async (db: TenantDb, id: string, position: number): Promise<Buffer | null> => {
  const [row] = await db.rows<{ content: Buffer }>(
    'exports.part',
    'select content from export_parts where provider_id = $1 and export_id = $2::uuid and position = $3',
    [db.providerId, id, position],
  )
  return row?.content ?? null
}
