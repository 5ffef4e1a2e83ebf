import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { bytes, insertedAt, instant } from './columns'
import { providers } from './providers'

/** A person who can sign in. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Lower case. */
    email: varchar({ length: 256 }).notNull().unique(),
    name: varchar({ length: 200 }).notNull(),
    /** argon2id, PHC string. */
    passwordHash: text('password_hash'),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [check('users_email_lower', sql`${t.email} = lower(${t.email})`)],
)

/** A signed-in browser; the cookie holds the token, the table only its hash. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    tokenHash: bytes('token_hash').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    createdAt: insertedAt('created_at'),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    ip: text(),
    userAgent: text('user_agent'),
  },
  t => [unique('sessions_token_hash').on(t.tokenHash), index('sessions_user').on(t.userId), index('sessions_expires').on(t.expiresAt)],
)
