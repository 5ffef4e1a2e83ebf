import { type AnyPgColumn, bigint, index, integer, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { blindIndexOf, bytes, insertedAt, instant, sealed } from './columns'
import { providers } from './providers'

/** A person who can sign in. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey().defaultRandom(),
    email: sealed('email').notNull(),
    emailIndex: blindIndexOf('email_index', (): AnyPgColumn => users.email),
    name: varchar({ length: 200 }).notNull(),
    /** argon2id, PHC string. */
    passwordHash: text('password_hash'),
    passwordChangedAt: instant('password_changed_at'),
    /** Set up, and in force once confirmed. */
    totpSecret: sealed('totp_secret'),
    totpConfirmedAt: instant('totp_confirmed_at'),
    /** The last time step whose code was used: none works twice. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [unique('users_email_index').on(t.emailIndex)],
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

/** A code that signs in once when the second factor is lost. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: bytes('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  t => [index('recovery_codes_user').on(t.userId)],
)

/** A link that sets a new password, once. */
export const passwordResets = pgTable(
  'password_resets',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    secretHash: bytes('secret_hash').notNull(),
    createdAt: insertedAt('created_at'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  t => [index('password_resets_user').on(t.userId), index('password_resets_expires').on(t.expiresAt)],
)
