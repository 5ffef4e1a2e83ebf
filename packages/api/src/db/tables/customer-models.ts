import type { CustomerModelKind } from '@dashboard/schema/vocabulary'
import { date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'
import { providers } from './providers'

/** What was learned of a provider's customers, fitted by a job: from whom, from which days, and how good it was on what it had not seen. */
export const customerModels = pgTable(
  'customer_models',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    kind: text().$type<CustomerModelKind>().notNull(),
    /** What the model is; null where a simple rule stands in for it, for the reason beside. */
    parameters: jsonb().$type<unknown>(),
    fallbackReason: text('fallback_reason'),
    /** How good it was on a past that it had not seen; null where that was not tested. */
    quality: jsonb().$type<Record<string, unknown>>(),
    customers: integer().notNull(),
    /** Days of the provider's zone, both included; null for none. */
    trainedFrom: date('trained_from'),
    trainedTo: date('trained_to'),
    fittedAt: instant('fitted_at').notNull(),
  },
  t => [primaryKey({ columns: [t.providerId, t.kind] })],
)
