import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt } from './columns'
import { providers } from './providers'

/** What somebody wrote beside the days of a chart, such as a closure or a price rise. */
export const annotations = pgTable(
  'annotations',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    /** Days of the provider's zone, both included. */
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    text: varchar({ length: 200 }).notNull(),
    /** The user who wrote it; null once they are gone. */
    createdBy: uuid('created_by'),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    unique('annotations_tenant').on(t.providerId, t.id),
    index('annotations_days').on(t.providerId, t.startsOn),
    check('annotations_order', sql`${t.endsOn} >= ${t.startsOn}`),
  ],
)
