import { sql } from 'drizzle-orm'
import { bigint, check, char, doublePrecision, integer, pgTable, smallint, text, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, sealed } from './columns'

/** A pet-care business: the tenant. */
export const providers = pgTable(
  'providers',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: varchar({ length: 200 }).notNull(),
    slug: varchar({ length: 100 }).notNull().unique(),
    /** IANA name; every day of this provider is a day of this zone. */
    timeZone: text('time_zone').notNull(),
    /** ISO 4217. */
    currency: char({ length: 3 }).notNull(),
    /** 1 Monday … 7 Sunday. */
    weekStartsOn: smallint('week_starts_on').notNull().default(1),
    /** Keys the refs that stand for addresses and numbers of people; made when first needed, the same for ever. */
    refKey: sealed('ref_key'),
    /** Where the business is, WGS 84 degrees; both or neither. */
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    createdAt: insertedAt('created_at'),
  },
  t => [
    check(
      'providers_location',
      sql`(${t.latitude} is null) = (${t.longitude} is null) and ${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180`,
    ),
    check('providers_currency_iso', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('providers_week_starts_on', sql`${t.weekStartsOn} between 1 and 7`),
  ],
)

/** One counter per provider: raised by every committed batch, the cursor of every live update. */
export const providerVersions = pgTable('provider_versions', {
  providerId: integer('provider_id')
    .primaryKey()
    .references(() => providers.id, { onDelete: 'cascade' }),
  version: bigint({ mode: 'bigint' })
    .notNull()
    .default(sql`0`),
  /** Which set of measures the rollups were kept by: behind that of the program, they are made anew. */
  rollupRevision: integer('rollup_revision').notNull().default(1),
})

/** Raised, by triggers, with every change that no batch of the engine makes: of goals, competitors, spending, members, services … */
export const providerRevisions = pgTable('provider_revisions', {
  providerId: integer('provider_id')
    .primaryKey()
    .references(() => providers.id, { onDelete: 'cascade' }),
  revision: bigint({ mode: 'bigint' })
    .notNull()
    .default(sql`0`),
})
