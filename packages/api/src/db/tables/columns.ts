import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, customType, numeric, text, timestamp } from 'drizzle-orm/pg-core'

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

/** Text that is encrypted before it comes here (see core/sealed); never plain. */
export const sealed = (name: string) => text(name)

/** The blind index that a sealed value carries in its third part; null for values without one. */
export const blindIndexOf = (name: string, of: () => AnyPgColumn) =>
  text(name).generatedAlwaysAs((): SQL => sql`case when ${of()} like 's1.%' then nullif(split_part(${of()}, '.', 3), '') end`)
