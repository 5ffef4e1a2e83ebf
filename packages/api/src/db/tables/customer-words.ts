import { customType, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { customers } from './customers'

/** Compared byte by byte, so that a beginning is a range of the key in every database. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** What a search finds customers by besides the beginning of their name. Kept by triggers on `customers`. */
export const customerWords = pgTable(
  'customer_words',
  {
    providerId: integer('provider_id').notNull(),
    /** NAME: the rest of the name from a later word on; TAG: a whole tag. */
    kind: text().$type<'NAME' | 'TAG'>().notNull(),
    /** In lower case. */
    text: bytewise('text').notNull(),
    customerId: uuid('customer_id').notNull(),
  },
  t => [
    primaryKey({ columns: [t.providerId, t.kind, t.text, t.customerId] }),
    // Whoever changes or goes is forgotten without looking at anybody else's words.
    index('customer_words_of_customer').on(t.providerId, t.customerId),
    foreignKey({
      name: 'customer_words_customer',
      columns: [t.providerId, t.customerId],
      foreignColumns: [customers.providerId, customers.id],
    }).onDelete('cascade'),
  ],
)
