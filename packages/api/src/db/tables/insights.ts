import { index, integer, jsonb, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, instant } from './columns'
import { impactLevel, insightType } from './enums'
import { providers } from './providers'

/** Something the house noticed, with its evidence; actioned or dismissed by a person. */
export const businessInsights = pgTable(
  'business_insights',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    insightType: insightType('insight_type').notNull(),
    category: varchar({ length: 50 }).notNull(),
    title: varchar({ length: 200 }).notNull(),
    description: text().notNull(),
    impact: impactLevel().notNull(),
    actionItems: jsonb('action_items').$type<string[]>().notNull().default([]),
    data: jsonb().$type<Record<string, unknown>>(),
    validUntil: instant('valid_until').notNull(),
    actionedAt: instant('actioned_at'),
    dismissedAt: instant('dismissed_at'),
    createdAt: insertedAt('created_at'),
  },
  t => [unique('business_insights_tenant').on(t.providerId, t.id), index('business_insights_open').on(t.providerId, t.validUntil)],
)
