import { sql } from 'drizzle-orm'
import { check, doublePrecision, integer, jsonb, numeric, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, instant } from './columns'
import { providers } from './providers'

export interface CompetitorService {
  name: string
  price?: string
}

export const competitorAnalysis = pgTable(
  'competitor_analysis',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    competitorName: varchar('competitor_name', { length: 200 }).notNull(),
    /** WGS 84 degrees; both or neither. */
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    services: jsonb().$type<CompetitorService[]>().notNull().default([]),
    priceRange: varchar('price_range', { length: 100 }),
    rating: numeric({ precision: 3, scale: 2 }),
    reviewCount: integer('review_count'),
    strengths: jsonb().$type<string[]>().notNull().default([]),
    weaknesses: jsonb().$type<string[]>().notNull().default([]),
    /** Percent, 0–100. */
    marketShare: numeric('market_share', { precision: 5, scale: 2 }),
    lastUpdated: instant('last_updated').notNull().defaultNow(),
    createdAt: insertedAt('created_at'),
  },
  t => [
    unique('competitor_analysis_name').on(t.providerId, t.competitorName),
    check(
      'competitor_analysis_location',
      sql`(${t.latitude} is null) = (${t.longitude} is null) and ${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180`,
    ),
    check('competitor_analysis_rating', sql`${t.rating} between 0 and 5`),
    check('competitor_analysis_share', sql`${t.marketShare} between 0 and 100`),
    check('competitor_analysis_reviews', sql`${t.reviewCount} >= 0`),
  ],
)
