import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, numeric, pgTable, primaryKey, smallint, uuid, varchar } from 'drizzle-orm/pg-core'
import { instant, money } from './columns'
import { customers } from './customers'
import { metricDimensionKey } from './enums'
import { providers } from './providers'

const measure = (name: string) => numeric(name, { precision: 18, scale: 4 })

/** Daily rollup: every value is a sum; ratios are derived when read. */
export const businessMetrics = pgTable(
  'business_metrics',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    /** A day of the provider's zone. */
    metricDate: date('metric_date').notNull(),
    metricType: varchar('metric_type', { length: 50 }).notNull(),
    metricName: varchar('metric_name', { length: 100 }).notNull(),
    dimension: metricDimensionKey().notNull().default('TOTAL'),
    /** Id or word within the dimension; empty for TOTAL, NONE where the fact has none. */
    dimensionValue: varchar('dimension_value', { length: 100 }).notNull().default(''),
    value: measure('value').notNull(),
    previousValue: measure('previous_value'),
    target: measure('target'),
    unit: varchar({ length: 20 }),
    calculatedAt: instant('calculated_at').notNull().defaultNow(),
  },
  t => [
    // The dimension comes last: under row-level security an index is not searched by an enum, and the value tells nearly as much.
    primaryKey({ name: 'business_metrics_pk', columns: [t.providerId, t.metricName, t.dimensionValue, t.metricDate, t.dimension] }),
    index('business_metrics_provider_date').on(t.providerId, t.metricDate),
    check('business_metrics_total', sql`(${t.dimension} = 'TOTAL') = (${t.dimensionValue} = '')`),
  ],
)

/** Completed bookings and their revenue by the local hour in which they started: the heat map. */
export const businessMetricsHourly = pgTable(
  'business_metrics_hourly',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    metricDate: date('metric_date').notNull(),
    hour: smallint().notNull(),
    metricName: varchar('metric_name', { length: 100 }).notNull(),
    value: measure('value').notNull(),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.metricDate, t.hour, t.metricName] }),
    check('business_metrics_hourly_hour', sql`${t.hour} between 0 and 23`),
  ],
)

/** Who had a booking completed on which day: distinct customers of any range are counted exactly from it. */
export const customerDays = pgTable(
  'customer_days',
  {
    providerId: integer('provider_id').notNull(),
    metricDate: date('metric_date').notNull(),
    customerId: uuid('customer_id').notNull(),
    bookings: integer().notNull(),
    revenue: money().notNull(),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.metricDate, t.customerId] }),
    foreignKey({
      name: 'customer_days_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }).onDelete('cascade'),
    index('customer_days_customer_date').on(t.providerId, t.customerId, t.metricDate),
  ],
)
