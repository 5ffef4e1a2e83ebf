import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, money } from './columns'
import { acquisitionChannel } from './enums'
import { providers } from './providers'

/** What a channel cost besides campaigns, spread evenly over its days: a marketplace's fee, flyers, the website. */
export const channelSpend = pgTable(
  'channel_spend',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    channel: acquisitionChannel().notNull(),
    amount: money().notNull(),
    /** Days of the provider's zone, both included. */
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    note: varchar({ length: 200 }),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    unique('channel_spend_tenant').on(t.providerId, t.id),
    index('channel_spend_days').on(t.providerId, t.startsOn),
    check('channel_spend_amount', sql`${t.amount} > 0`),
    check('channel_spend_order', sql`${t.endsOn} >= ${t.startsOn}`),
  ],
)
