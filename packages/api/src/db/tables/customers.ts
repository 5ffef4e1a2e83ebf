import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { blindIndexOf, insertedAt, instant, money, sealed } from './columns'
import { acquisitionChannel, communicationChannel, communicationDirection } from './enums'
import { providers } from './providers'
import { users } from './users'

/** A person who books with this provider. */
export const customers = pgTable(
  'customers',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    ref: varchar({ length: 200 }).notNull(),
    name: varchar({ length: 200 }).notNull(),
    /** What a search for the beginning of a name compares: under row-level security an expression would not reach its index. */
    nameKey: text('name_key').generatedAlwaysAs((): SQL => sql`lower(${customers.name})`),
    email: sealed('email'),
    emailIndex: blindIndexOf('email_index', (): AnyPgColumn => customers.email),
    phone: sealed('phone'),
    phoneIndex: blindIndexOf('phone_index', (): AnyPgColumn => customers.phone),
    address: sealed('address'),
    photoUrl: text('photo_url'),
    source: acquisitionChannel(),
    joinedAt: instant('joined_at'),
    /** Per profile field, the stamp of the event that last set it (see events/customer-state). */
    registers: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** When the person was erased; what is left of them are figures. */
    erasedAt: instant('erased_at'),
    createdAt: insertedAt('created_at'),
  },
  t => [
    unique('customers_tenant').on(t.providerId, t.id),
    unique('customers_ref').on(t.providerId, t.ref),
    index('customers_name_key').on(t.providerId, t.nameKey.op('text_pattern_ops')),
    index('customers_email_index').on(t.providerId, t.emailIndex),
    index('customers_phone_index').on(t.providerId, t.phoneIndex),
  ],
)

/** A weekday (1 Monday … 7 Sunday) and local hour, with the share of the customer's bookings that start then. */
export interface PreferredTime {
  weekday: number
  hour: number
  share: number
}

/** The provider's standing with one customer; exists from the first booking on. Totals count completed bookings. */
export const customerRelationships = pgTable(
  'customer_relationships',
  {
    providerId: integer('provider_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    /** 0–100. */
    relationshipScore: numeric('relationship_score', { precision: 5, scale: 2 }).notNull().default('0'),
    firstBookingAt: instant('first_booking_at').notNull(),
    lastBookingAt: instant('last_booking_at'),
    totalBookings: integer('total_bookings').notNull().default(0),
    totalSpent: money('total_spent').notNull().default('0'),
    averageBookingValue: money('average_booking_value').notNull().default('0'),
    preferredServices: jsonb('preferred_services').$type<string[]>().notNull().default([]),
    preferredTimes: jsonb('preferred_times').$type<PreferredTime[]>().notNull().default([]),
    customerLifetimeValue: money('customer_lifetime_value'),
    /** 0–100. */
    churnRisk: numeric('churn_risk', { precision: 5, scale: 2 }),
    lastContactAt: instant('last_contact_at'),
    notes: sealed('notes'),
    tags: jsonb().$type<string[]>().notNull().default([]),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.customerId] }),
    foreignKey({
      name: 'customer_relationships_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }).onDelete('cascade'),
    index('customer_relationships_score').on(t.providerId, t.relationshipScore),
    check('customer_relationships_score_range', sql`${t.relationshipScore} between 0 and 100`),
    check('customer_relationships_churn_range', sql`${t.churnRisk} between 0 and 100`),
    check('customer_relationships_totals', sql`${t.totalBookings} >= 0 and ${t.totalSpent} >= 0`),
  ],
)

export const pets = pgTable(
  'pets',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    ref: varchar({ length: 200 }).notNull(),
    name: varchar({ length: 100 }).notNull(),
    species: varchar({ length: 50 }).notNull().default('Unknown'),
    breed: varchar({ length: 100 }),
    createdAt: insertedAt('created_at'),
  },
  t => [
    foreignKey({
      name: 'pets_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }).onDelete('cascade'),
    unique('pets_tenant').on(t.providerId, t.id),
    unique('pets_ref').on(t.providerId, t.ref),
    index('pets_customer_id').on(t.providerId, t.customerId),
  ],
)

export const customerNotes = pgTable(
  'customer_notes',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    authorId: uuid('author_id').references(() => users.id, { onDelete: 'set null' }),
    note: sealed('note').notNull(),
    tags: jsonb().$type<string[]>().notNull().default([]),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    foreignKey({
      name: 'customer_notes_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }).onDelete('cascade'),
    index('customer_notes_customer_created').on(t.providerId, t.customerId, t.createdAt),
  ],
)

/** One message to or from a customer. */
export const communications = pgTable(
  'communications',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    channel: communicationChannel().notNull(),
    direction: communicationDirection().notNull(),
    subject: sealed('subject'),
    body: sealed('body').notNull(),
    campaignId: uuid('campaign_id'),
    sentAt: instant('sent_at').notNull().defaultNow(),
  },
  t => [
    foreignKey({
      name: 'communications_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }).onDelete('cascade'),
    index('communications_customer_sent').on(t.providerId, t.customerId, t.sentAt),
  ],
)

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
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [unique('segments_tenant').on(t.providerId, t.id), unique('segments_name').on(t.providerId, t.name)],
)
