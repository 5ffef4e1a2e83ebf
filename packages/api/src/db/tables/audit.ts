import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { auditAction, auditSubject, retentionKind } from './enums'
import { insertedAt } from './columns'
import { providers } from './providers'

/**
 * Who did what to whom, when and from where; append-only.
 * It holds ids and the names of fields, never a person's name or address, so that an erasure leaves nothing to rewrite.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    /** Null when nobody was signed in, or when the house itself did it. */
    actorUserId: uuid('actor_user_id'),
    actorTokenId: uuid('actor_token_id'),
    action: auditAction().notNull(),
    subjectKind: auditSubject('subject_kind'),
    subjectId: varchar('subject_id', { length: 100 }),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    ip: text(),
    userAgent: text('user_agent'),
  },
  t => [
    index('audit_log_at').on(t.providerId, t.at, t.id),
    index('audit_log_subject').on(t.providerId, t.subjectKind, t.subjectId, t.at),
    index('audit_log_actor').on(t.providerId, t.actorUserId, t.at),
    check('audit_log_subject_whole', sql`(${t.subjectKind} is null) = (${t.subjectId} is null)`),
  ],
)

/** How long a provider keeps a kind of data; a missing row means the default. */
export const retentionPolicies = pgTable(
  'retention_policies',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    kind: retentionKind().notNull(),
    /** Null: for ever. */
    keepDays: integer('keep_days'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [primaryKey({ columns: [t.providerId, t.kind] }), check('retention_policies_days', sql`${t.keepDays} between 1 and 36500`)],
)
