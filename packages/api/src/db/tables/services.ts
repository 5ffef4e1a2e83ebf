import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, integer, numeric, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, money } from './columns'
import { providers } from './providers'

/** What the provider sells. */
export const services = pgTable(
  'services',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    ref: varchar({ length: 200 }).notNull(),
    name: varchar({ length: 200 }).notNull(),
    category: varchar({ length: 100 }).notNull().default('Other'),
    durationMinutes: integer('duration_minutes').notNull(),
    price: money().notNull(),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    unique('services_tenant').on(t.providerId, t.id),
    unique('services_ref').on(t.providerId, t.ref),
    check('services_duration', sql`${t.durationMinutes} > 0`),
    check('services_price', sql`${t.price} >= 0`),
  ],
)

/**
 * How one service did on one day of the provider's zone, kept by the nightly job: `bookingCount` are the completed bookings, `revenue` is
 * earned less refunded (below 0 where more was given back), rates are percent and null without anything that they could be of.
 */
export const servicePerformance = pgTable(
  'service_performance',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    serviceId: uuid('service_id').notNull(),
    date: date().notNull(),
    bookingCount: integer('booking_count').notNull().default(0),
    revenue: money().notNull().default('0'),
    averageRating: numeric('average_rating', { precision: 3, scale: 2 }),
    completionRate: numeric('completion_rate', { precision: 5, scale: 2 }),
    averageDurationMinutes: integer('average_duration_minutes'),
    customerSatisfaction: numeric('customer_satisfaction', { precision: 5, scale: 2 }),
    repeatBookingRate: numeric('repeat_booking_rate', { precision: 5, scale: 2 }),
    createdAt: insertedAt('created_at'),
  },
  t => [
    foreignKey({
      name: 'service_performance_service',
      columns: [t.providerId, t.serviceId],
      foreignColumns: [services.providerId, services.id],
    }).onDelete('cascade'),
    unique('service_performance_service_date').on(t.providerId, t.serviceId, t.date),
    check('service_performance_count', sql`${t.bookingCount} >= 0`),
    check('service_performance_rating', sql`${t.averageRating} between 1 and 5`),
    check('service_performance_completion', sql`${t.completionRate} between 0 and 100`),
    check('service_performance_satisfaction', sql`${t.customerSatisfaction} between 0 and 100`),
    check('service_performance_repeat', sql`${t.repeatBookingRate} between 0 and 100`),
  ],
)
