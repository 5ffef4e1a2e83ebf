import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { insertedAt, instant } from './columns'
import { businessEventType, eventOrigin } from './enums'
import { providers } from './providers'

/** What happened, append-only: the truth that every rollup can be rebuilt from. */
export const businessEvents = pgTable(
  'business_events',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    /** The sender's own UUID. */
    id: uuid().notNull(),
    type: businessEventType().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: insertedAt('received_at'),
    /** Normalised: what the sender left out is resolved here, so that a rebuild needs nothing else. */
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    origin: eventOrigin().notNull(),
    userId: uuid('user_id'),
    /** No foreign keys: an event may come before what it speaks of. */
    bookingId: uuid('booking_id'),
    customerId: uuid('customer_id'),
    /** False while it waits for its booking. */
    applied: boolean().notNull(),
    /** The batch that wrote it. */
    version: bigint({ mode: 'bigint' }).notNull(),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.id] }),
    index('business_events_version').on(t.providerId, t.version),
    // What became known since an instant: how the figures stood then.
    index('business_events_received').on(t.providerId, t.receivedAt),
    index('business_events_occurred').on(t.providerId, t.occurredAt, t.id),
    index('business_events_booking').on(t.providerId, t.bookingId),
    index('business_events_waiting')
      .on(t.providerId, t.bookingId)
      .where(sql`not applied`),
    // What is told of a person, to be found when they ask for it or want it gone.
    index('business_events_customer')
      .on(t.providerId, t.customerId)
      .where(sql`customer_id is not null`),
    check('business_events_payload', sql`jsonb_typeof(${t.payload}) = 'object'`),
  ],
)

/** One metric's move within a batch: the day's value after it and by how much it moved, exact decimals. */
export interface MetricChange {
  metric: string
  date: string
  value: string
  change: string
}

/** The change log that `since` replays; pruned by age. `metrics` is null where a bulk load moved too much to list. */
export const providerUpdates = pgTable(
  'provider_updates',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    version: bigint({ mode: 'bigint' }).notNull(),
    at: instant().notNull().defaultNow(),
    metrics: jsonb().$type<MetricChange[]>(),
    eventIds: uuid('event_ids').array().notNull(),
  },
  t => [primaryKey({ columns: [t.providerId, t.version] }), index('provider_updates_at').on(t.at)],
)
