import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, instant, money, sealed } from './columns'
import { customers, pets } from './customers'
import { acquisitionChannel, bookingStatus } from './enums'
import { services } from './services'
import { teamMembers } from './team'

/** The folded state of a booking's events; `registers` holds the stamps that make the fold independent of order. */
export const bookings = pgTable(
  'bookings',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    ref: varchar({ length: 200 }).notNull(),
    customerId: uuid('customer_id').notNull(),
    serviceId: uuid('service_id').notNull(),
    assignedTo: uuid('assigned_to'),
    petId: uuid('pet_id'),
    source: acquisitionChannel().notNull(),
    status: bookingStatus().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    bookedAt: instant('booked_at').notNull(),
    /** Agreed price. */
    price: money().notNull(),
    /** What was charged at completion; null while not completed or when it equals the agreed price. */
    finalPrice: money('final_price'),
    checkedInAt: instant('checked_in_at'),
    completedAt: instant('completed_at'),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason'),
    notes: sealed('notes'),
    registers: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    unique('bookings_tenant').on(t.providerId, t.id),
    unique('bookings_ref').on(t.providerId, t.ref),
    foreignKey({ name: 'bookings_customer', columns: [t.providerId, t.customerId], foreignColumns: [customers.providerId, customers.id] }),
    foreignKey({ name: 'bookings_service', columns: [t.providerId, t.serviceId], foreignColumns: [services.providerId, services.id] }),
    foreignKey({
      name: 'bookings_member',
      columns: [t.providerId, t.assignedTo],
      foreignColumns: [teamMembers.providerId, teamMembers.id],
    }),
    foreignKey({ name: 'bookings_pet', columns: [t.providerId, t.petId], foreignColumns: [pets.providerId, pets.id] }),
    index('bookings_starts').on(t.providerId, t.startsAt, t.id),
    /** Open ones are few, settled ones are years: today's board and the next bookings read only these. */
    index('bookings_open')
      .on(t.providerId, t.startsAt, t.id)
      .where(sql`status in ('PENDING', 'CONFIRMED')`),
    index('bookings_booked').on(t.providerId, t.bookedAt, t.id),
    index('bookings_completed').on(t.providerId, t.completedAt, t.id),
    index('bookings_customer_starts').on(t.providerId, t.customerId, t.startsAt),
    index('bookings_member_starts').on(t.providerId, t.assignedTo, t.startsAt),
    check('bookings_order', sql`${t.endsAt} > ${t.startsAt}`),
    check('bookings_price', sql`${t.price} >= 0 and ${t.finalPrice} >= 0`),
    check('bookings_completed_at', sql`(${t.status} = 'COMPLETED') = (${t.completedAt} is not null)`),
  ],
)

/** Money given back; the id is that of its event. */
export const bookingRefunds = pgTable(
  'booking_refunds',
  {
    id: uuid().notNull(),
    providerId: integer('provider_id').notNull(),
    bookingId: uuid('booking_id').notNull(),
    amount: money().notNull(),
    reason: text(),
    refundedAt: instant('refunded_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.id] }),
    foreignKey({
      name: 'booking_refunds_booking',
      columns: [t.providerId, t.bookingId],
      foreignColumns: [bookings.providerId, bookings.id],
    }).onDelete('cascade'),
    index('booking_refunds_booking_id').on(t.providerId, t.bookingId),
    index('booking_refunds_refunded').on(t.providerId, t.refundedAt),
    check('booking_refunds_amount', sql`${t.amount} > 0`),
  ],
)

/** A public rating, 1–5; the id is that of its event. */
export const reviews = pgTable(
  'reviews',
  {
    id: uuid().notNull(),
    providerId: integer('provider_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    bookingId: uuid('booking_id'),
    teamMemberId: uuid('team_member_id'),
    rating: smallint().notNull(),
    text: text(),
    reviewedAt: instant('reviewed_at').notNull(),
    responseText: text('response_text'),
    respondedAt: instant('responded_at'),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.id] }),
    foreignKey({ name: 'reviews_customer', columns: [t.providerId, t.customerId], foreignColumns: [customers.providerId, customers.id] }),
    foreignKey({ name: 'reviews_booking', columns: [t.providerId, t.bookingId], foreignColumns: [bookings.providerId, bookings.id] }),
    foreignKey({
      name: 'reviews_member',
      columns: [t.providerId, t.teamMemberId],
      foreignColumns: [teamMembers.providerId, teamMembers.id],
    }),
    index('reviews_reviewed').on(t.providerId, t.reviewedAt, t.id),
    index('reviews_booking_id').on(t.providerId, t.bookingId),
    index('reviews_customer_id').on(t.providerId, t.customerId),
    check('reviews_response', sql`(${t.responseText} is null) = (${t.respondedAt} is null)`),
    check('reviews_rating', sql`${t.rating} between 1 and 5`),
  ],
)
