import type { TokenScope } from '@dashboard/schema/vocabulary'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { bytes, insertedAt, instant } from './columns'
import { teamMembers } from './team'
import { users } from './users'

/** What lets another system in; only the hash of its secret is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    name: varchar({ length: 100 }).notNull(),
    /** The first characters of the secret, to tell tokens apart. */
    prefix: varchar({ length: 20 }).notNull(),
    tokenHash: bytes('token_hash').notNull(),
    scopes: jsonb().$type<TokenScope[]>().notNull(),
    /** The member whose rights bound it, and with whose employment it ends. */
    createdBy: uuid('created_by').notNull(),
    createdAt: insertedAt('created_at'),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  t => [
    unique('api_tokens_hash').on(t.tokenHash),
    foreignKey({
      name: 'api_tokens_creator',
      columns: [t.providerId, t.createdBy],
      foreignColumns: [teamMembers.providerId, teamMembers.id],
    }).onDelete('cascade'),
    index('api_tokens_provider').on(t.providerId, t.createdAt),
    check('api_tokens_scopes', sql`jsonb_typeof(${t.scopes}) = 'array'`),
  ],
)

/** A network and kind of browser from which a person or a token has come before. */
export const knownPlaces = pgTable(
  'known_places',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    tokenId: uuid('token_id').references(() => apiTokens.id, { onDelete: 'cascade' }),
    /** Keyed hash of the network and the kind of browser. */
    place: bytes('place').notNull(),
    firstSeenAt: insertedAt('first_seen_at'),
    lastSeenAt: insertedAt('last_seen_at'),
  },
  t => [
    unique('known_places_user').on(t.userId, t.place),
    unique('known_places_token').on(t.tokenId, t.place),
    check('known_places_of_one', sql`(${t.userId} is null) <> (${t.tokenId} is null)`),
  ],
)
