import type { ExportFormat, ExportStatus } from '@dashboard/schema/vocabulary'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { bytes, insertedAt, instant, sealed } from './columns'
import { providers } from './providers'
import { users } from './users'

/** A file that somebody asked for and a job writes. */
export const exports = pgTable(
  'exports',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    requestedBy: uuid('requested_by').references(() => users.id, { onDelete: 'set null' }),
    format: text().$type<ExportFormat>().notNull(),
    status: text().$type<ExportStatus>().notNull().default('QUEUED'),
    fileName: varchar('file_name', { length: 200 }).notNull(),
    /** What was asked for, checked, and what the asker may see. */
    request: jsonb().$type<Record<string, unknown>>().notNull(),
    /** What was looked for, until the file is ready: it may be a name or an address. */
    searched: sealed('searched'),
    /** The file's own random key. */
    fileKey: sealed('file_key'),
    /** How often its writing began: a file that ends its process is not begun for ever. */
    attempts: smallint().notNull().default(0),
    rowCount: integer('row_count'),
    totalRows: integer('total_rows'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    problem: text(),
    createdAt: insertedAt('created_at'),
    startedAt: instant('started_at'),
    /** When its process said last that it is at work: long ago means that it died. */
    aliveAt: instant('alive_at'),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at'),
  },
  t => [
    unique('exports_tenant').on(t.providerId, t.id),
    index('exports_created').on(t.providerId, t.createdAt),
    check('exports_rows', sql`${t.rowCount} between 0 and ${t.totalRows}`),
  ],
)

/** The file itself, in sealed parts of some hundred kilobytes, so that every process can hand it out and none holds it whole. */
export const exportParts = pgTable(
  'export_parts',
  {
    providerId: integer('provider_id').notNull(),
    exportId: uuid('export_id').notNull(),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.exportId, t.position] }),
    foreignKey({
      name: 'export_parts_export',
      columns: [t.providerId, t.exportId],
      foreignColumns: [exports.providerId, exports.id],
    }).onDelete('cascade'),
  ],
)
