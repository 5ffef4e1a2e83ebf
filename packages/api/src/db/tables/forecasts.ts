import { date, integer, jsonb, pgTable, primaryKey, text, varchar } from 'drizzle-orm/pg-core'
import { instant } from './columns'
import { providers } from './providers'

/** One day ahead: the expected figure with its 80 % and 95 % intervals; the wider is null where too few errors are known to tell it. */
export interface StoredForecastPoint {
  date: string
  value: number
  low80: number
  high80: number
  low95: number | null
  high95: number | null
}

/** How good the model was on days that it had not seen; null where there were too few. */
export interface StoredForecastAccuracy {
  smape: number | null
  mase: number | null
  coverage80: number | null
  coverage95: number | null
  folds: number
}

/** What a metric is expected to be, fitted by a job: what it was learned from and how good it was stand beside it. */
export const forecasts = pgTable(
  'forecasts',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    metric: varchar({ length: 100 }).notNull(),
    /** Days of the provider's zone, both included. */
    trainedFrom: date('trained_from').notNull(),
    trainedTo: date('trained_to').notNull(),
    model: varchar({ length: 50 }).notNull(),
    /** Why this model; null where it was simply the best. */
    reason: text(),
    points: jsonb().$type<StoredForecastPoint[]>().notNull(),
    accuracy: jsonb().$type<StoredForecastAccuracy>().notNull(),
    factors: jsonb().$type<Record<string, unknown>[]>().notNull().default([]),
    fittedAt: instant('fitted_at').notNull(),
  },
  t => [primaryKey({ columns: [t.providerId, t.metric] })],
)
