import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, numeric, pgTable, primaryKey, smallint, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, instant } from './columns'
import { customers } from './customers'
import { providers } from './providers'
import { services } from './services'

/** An A/B test: customers are put into a variant by a hash, and what they book afterwards is compared. */
export const experiments = pgTable(
  'experiments',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    name: varchar({ length: 200 }).notNull(),
    hypothesis: text(),
    /** Only bookings of this service count; null for all. */
    serviceId: uuid('service_id'),
    startsAt: instant('starts_at').notNull(),
    /** Null while no end is set. */
    endsAt: instant('ends_at'),
    /** A booking counts when it is made within so many days of the customer's first exposure. */
    conversionDays: smallint('conversion_days').notNull().default(30),
    /** The least difference of the conversion rates that matters, as a share of 1: what the needed sample size is reckoned from. */
    minimumEffect: numeric('minimum_effect', { precision: 6, scale: 4 }).notNull().default('0.05'),
    createdAt: insertedAt('created_at'),
  },
  t => [
    unique('experiments_tenant').on(t.providerId, t.id),
    unique('experiments_name').on(t.providerId, t.name),
    foreignKey({ name: 'experiments_service', columns: [t.providerId, t.serviceId], foreignColumns: [services.providerId, services.id] }),
    check('experiments_order', sql`${t.endsAt} > ${t.startsAt}`),
    check('experiments_conversion_days', sql`${t.conversionDays} between 1 and 365`),
    check('experiments_minimum_effect', sql`${t.minimumEffect} > 0 and ${t.minimumEffect} < 1`),
  ],
)

/** One of the ways that an experiment compares; position 0 is the control. */
export const experimentVariants = pgTable(
  'experiment_variants',
  {
    providerId: integer('provider_id').notNull(),
    experimentId: uuid('experiment_id').notNull(),
    position: smallint().notNull(),
    name: varchar({ length: 100 }).notNull(),
    /** Its part of the customers, relative to the others. */
    weight: integer().notNull().default(1),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.experimentId, t.position] }),
    unique('experiment_variants_name').on(t.providerId, t.experimentId, t.name),
    foreignKey({
      name: 'experiment_variants_experiment',
      columns: [t.providerId, t.experimentId],
      foreignColumns: [experiments.providerId, experiments.id],
    }).onDelete('cascade'),
    check('experiment_variants_position', sql`${t.position} between 0 and 9`),
    check('experiment_variants_weight', sql`${t.weight} between 1 and 100`),
  ],
)

/** Which variant a customer was shown first, and when. */
export const experimentExposures = pgTable(
  'experiment_exposures',
  {
    providerId: integer('provider_id').notNull(),
    experimentId: uuid('experiment_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    position: smallint().notNull(),
    exposedAt: instant('exposed_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.experimentId, t.customerId] }),
    foreignKey({
      name: 'experiment_exposures_variant',
      columns: [t.providerId, t.experimentId, t.position],
      foreignColumns: [experimentVariants.providerId, experimentVariants.experimentId, experimentVariants.position],
    }).onDelete('cascade'),
    foreignKey({
      name: 'experiment_exposures_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }).onDelete('cascade'),
    index('experiment_exposures_customer_id').on(t.providerId, t.customerId),
  ],
)
