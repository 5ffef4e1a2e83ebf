import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { blindIndexOf, insertedAt, instant, money, sealed } from './columns'
import { acquisitionChannel, communicationChannel, communicationDirection } from './enums'
import type { RfmSegment } from '@dashboard/schema/vocabulary'
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
    /** Whether they agreed to messages of campaigns; null when nobody knows. */
    emailConsent: boolean('email_consent'),
    smsConsent: boolean('sms_consent'),
    /** The team's own words for them. */
    tags: jsonb().$type<string[]>().notNull().default([]),
    joinedAt: instant('joined_at'),
    /** Per profile field, the stamp of the event that last set it (see events/customer-state). */
    registers: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** When the person was erased; what is left of them are figures. */
    erasedAt: instant('erased_at'),
    /** Erased, and nobody has told of them since: no list shows them. Events after an erasure have other ids than its own. */
    isGone: boolean('is_gone')
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`${customers.erasedAt} is not null and coalesce(${customers.registers} -> 'name' ->> 1 = 'ffffffff-ffff-ffff-ffff-ffffffffffff', true)`,
      ),
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

/** A service with how many completed bookings of it, and their share of all. */
export interface StoredPreferredService {
  serviceId: string
  bookings: number
  share: number
}

/** A service that a customer may take up within a year; `because` is one that they have. */
export interface StoredUpsell {
  serviceId: string
  probability: number
  because: string | null
}

/** One known part of a relationship score, 0–100, and how much it weighs, 0–1. */
export interface StoredRelationshipPart {
  title: string
  score: number
  weight: number
}

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
    firstBookingAt: instant('first_booking_at').notNull(),
    lastBookingAt: instant('last_booking_at'),
    totalBookings: integer('total_bookings').notNull().default(0),
    totalSpent: money('total_spent').notNull().default('0'),
    averageBookingValue: money('average_booking_value').notNull().default('0'),
    lastContactAt: instant('last_contact_at'),
    notes: sealed('notes'),
    // What the scoring of rooms/customers/models works out; null where it cannot be told.
    /** 0–100. */
    relationshipScore: doublePrecision('relationship_score'),
    relationshipParts: jsonb('relationship_parts').$type<StoredRelationshipPart[]>().notNull().default([]),
    preferredServices: jsonb('preferred_services').$type<StoredPreferredService[]>().notNull().default([]),
    preferredTimes: jsonb('preferred_times').$type<PreferredTime[]>().notNull().default([]),
    /** 1–5. */
    recencyScore: smallint('recency_score'),
    frequencyScore: smallint('frequency_score'),
    monetaryScore: smallint('monetary_score'),
    rfmSegment: text('rfm_segment').$type<RfmSegment>(),
    /** Behavioural cluster, counted from 1. */
    cluster: smallint(),
    /** Probability of no booking within `horizonDays`, 0–1. */
    churnRisk: doublePrecision('churn_risk'),
    /** Where it lies with a probability of 80 %. */
    churnRiskLow: doublePrecision('churn_risk_low'),
    churnRiskHigh: doublePrecision('churn_risk_high'),
    horizonDays: smallint('horizon_days'),
    /** Expected within the next 365 days. */
    expectedVisits: doublePrecision('expected_visits'),
    predictedValue: money('predicted_value'),
    /** Where what they spend will lie with a probability of 80 %. */
    predictedValueLow: money('predicted_value_low'),
    predictedValueHigh: money('predicted_value_high'),
    /** Spent and expected together. */
    customerLifetimeValue: money('customer_lifetime_value'),
    /** Probability of still being a customer, per month from now on. */
    retentionCurve: jsonb('retention_curve').$type<number[]>().notNull().default([]),
    nextBookingAt: instant('next_booking_at'),
    nextBookingLow: instant('next_booking_low'),
    nextBookingHigh: instant('next_booking_high'),
    /** 0–1. */
    upsellScore: doublePrecision('upsell_score'),
    upsellServices: jsonb('upsell_services').$type<StoredUpsell[]>().notNull().default([]),
    scoredAt: instant('scored_at'),
    /** `updatedAt` of what was scored; an older one than now means that it has to be scored again. */
    scoredFrom: instant('scored_from'),
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
    index('customer_relationships_spent').on(t.providerId, t.totalSpent.desc(), t.customerId),
    index('customer_relationships_bookings').on(t.providerId, t.totalBookings.desc(), t.customerId),
    index('customer_relationships_last').on(t.providerId, t.lastBookingAt.desc().nullsLast(), t.customerId),
    index('customer_relationships_churn').on(t.providerId, t.churnRisk.desc().nullsLast(), t.customerId),
    index('customer_relationships_unscored')
      .on(t.providerId, t.customerId)
      .where(sql`${t.scoredFrom} is null or ${t.scoredFrom} < ${t.updatedAt}`),
    check('customer_relationships_score_range', sql`${t.relationshipScore} between 0 and 100`),
    check('customer_relationships_churn_range', sql`${t.churnRisk} between 0 and 1`),
    check(
      'customer_relationships_churn_interval',
      sql`0 <= ${t.churnRiskLow} and ${t.churnRiskLow} <= ${t.churnRiskHigh} and ${t.churnRiskHigh} <= 1`,
    ),
    check(
      'customer_relationships_rfm_range',
      sql`${t.recencyScore} between 1 and 5 and ${t.frequencyScore} between 1 and 5 and ${t.monetaryScore} between 1 and 5`,
    ),
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
    /** As of customers: what a search compares. */
    nameKey: text('name_key').generatedAlwaysAs((): SQL => sql`lower(${pets.name})`),
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
    index('pets_name_key').on(t.providerId, t.nameKey.op('text_pattern_ops'), t.customerId),
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
