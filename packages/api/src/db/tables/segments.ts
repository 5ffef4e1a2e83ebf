import { date, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt } from './columns'
import { providers } from './providers'
import { users } from './users'

/** A saved customer filter; criteria is the tree of the contract's SegmentCriteriaInput. */
export const segments = pgTable(
  'segments',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    name: varchar({ length: 200 }).notNull(),
    criteria: jsonb().$type<Record<string, unknown>>().notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [unique('segments_tenant').on(t.providerId, t.id), unique('segments_name').on(t.providerId, t.name)],
)

/** Who was in a segment at the beginning of a day of the provider, to tell who joined and left since. `segmentId` may be a built-in one's. */
export const segmentSnapshots = pgTable(
  'segment_snapshots',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    segmentId: text('segment_id').notNull(),
    takenOn: date('taken_on').notNull(),
    customerIds: uuid('customer_ids').array().notNull(),
  },
  t => [primaryKey({ columns: [t.providerId, t.segmentId, t.takenOn] })],
)

/** A view of the list of customers that somebody saved for themselves. */
export const customerViews = pgTable(
  'customer_views',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: varchar({ length: 100 }).notNull(),
    /** The part of the address behind the question mark. */
    query: varchar({ length: 4000 }).notNull(),
    createdAt: insertedAt('created_at'),
  },
  t => [unique('customer_views_tenant').on(t.providerId, t.id), uniqueIndex('customer_views_name').on(t.providerId, t.userId, t.name)],
)
