import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, numeric, pgTable, primaryKey, text, uuid, varchar } from 'drizzle-orm/pg-core'
import { bookings } from './bookings'
import { insertedAt, instant } from './columns'
import { customers } from './customers'
import { feedbackType } from './enums'
import { teamMembers } from './team'

/** Private feedback; the id is that of its event. NPS scores are 0–10, satisfaction 1–5. */
export const customerFeedback = pgTable(
  'customer_feedback',
  {
    id: uuid().notNull(),
    providerId: integer('provider_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    bookingId: uuid('booking_id'),
    teamMemberId: uuid('team_member_id'),
    type: feedbackType().notNull(),
    score: integer(),
    question: varchar({ length: 500 }),
    response: text().notNull(),
    /** −1 … 1; null until it was analysed. */
    sentiment: numeric({ precision: 5, scale: 4 }),
    topics: jsonb().$type<string[]>().notNull().default([]),
    isActionable: boolean('is_actionable').notNull().default(false),
    actionTaken: text('action_taken'),
    respondedAt: instant('responded_at'),
    responseText: text('response_text'),
    receivedAt: instant('received_at').notNull(),
    createdAt: insertedAt('created_at'),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.id] }),
    foreignKey({
      name: 'customer_feedback_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }),
    foreignKey({
      name: 'customer_feedback_booking',
      columns: [t.providerId, t.bookingId],
      foreignColumns: [bookings.providerId, bookings.id],
    }),
    foreignKey({
      name: 'customer_feedback_member',
      columns: [t.providerId, t.teamMemberId],
      foreignColumns: [teamMembers.providerId, teamMembers.id],
    }),
    index('customer_feedback_type').on(t.providerId, t.type, t.receivedAt),
    index('customer_feedback_booking_id').on(t.providerId, t.bookingId),
    index('customer_feedback_customer_id').on(t.providerId, t.customerId),
    index('customer_feedback_sentiment').on(t.providerId, t.sentiment),
    check('customer_feedback_score', sql`case when ${t.type} = 'NPS' then ${t.score} between 0 and 10 else ${t.score} between 1 and 5 end`),
    check('customer_feedback_sentiment_range', sql`${t.sentiment} between -1 and 1`),
  ],
)
