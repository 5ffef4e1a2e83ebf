import { customType, numeric, timestamp } from 'drizzle-orm/pg-core'

/** Exact decimal money in the provider's currency, four decimals so that every ISO currency fits. */
export const money = (name?: string) =>
  name === undefined ? numeric({ precision: 18, scale: 4 }) : numeric(name, { precision: 18, scale: 4 })

/** An instant, UTC. */
export const instant = (name?: string) =>
  name === undefined ? timestamp({ withTimezone: true, precision: 3 }) : timestamp(name, { withTimezone: true, precision: 3 })

/** An instant that defaults to the moment of insertion. */
export const insertedAt = (name: string) => instant(name).notNull().defaultNow()

/** Raw bytes. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
