import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from '@dashboard/api/access/passwords.service'
import { seal, SEAL_IV_BYTES, sealKey } from '@dashboard/api/core/sealed'
import { entityId } from '@dashboard/api/events/index'
import type { TeamRole } from '@dashboard/schema/vocabulary'
import type pg from 'pg'
import { testEncryptionKey } from './settings'

export const password = 'a-password-for-tests'

export interface ProviderOptions {
  name?: string
  timeZone?: string
  currency?: string
  weekStartsOn?: number
}

/** A provider without people; its id. */
export const insertProvider = async (
  sql: pg.Pool,
  { name = 'Example Grooming', timeZone = 'Europe/Berlin', currency = 'EUR', weekStartsOn = 1 }: ProviderOptions = {},
): Promise<number> => {
  const { rows } = await sql.query<{ id: number }>(
    'insert into providers (name, slug, time_zone, currency, week_starts_on) values ($1, $2, $3, $4, $5) returning id',
    [name, randomUUID(), timeZone, currency, weekStartsOn],
  )
  return rows[0]!.id
}

// Hashing is slow on purpose: once for all people is enough.
let hash: Promise<string> | undefined

const key = sealKey(testEncryptionKey)

/** An e-mail address as tables hold it; of a person, or of a provider's member. */
export const sealedEmail = (providerId: number | null, email: string): string =>
  seal(key, { kind: 'email', providerId }, email, randomBytes(SEAL_IV_BYTES))

/** A team member who can sign in with `password`. */
export const insertMember = async (sql: pg.Pool, providerId: number, role: TeamRole): Promise<{ email: string; memberId: string }> => {
  hash ??= hashPassword(password)
  const ref = randomUUID()
  const email = `${role.toLowerCase()}-${ref}@example.test`
  const user = await sql.query<{ id: string }>('insert into users (email, name, password_hash) values ($1, $2, $3) returning id', [
    sealedEmail(null, email),
    `${role} Example`,
    await hash,
  ])
  const memberId = entityId(providerId, 'member', ref)
  await sql.query(
    `insert into team_members (provider_id, id, ref, user_id, email, first_name, last_name, role, hired_date)
     values ($1, $2, $3, $4, $5, $6, 'Example', $7, '2024-01-01')`,
    [providerId, memberId, ref, user.rows[0]!.id, sealedEmail(providerId, email), role, role],
  )
  return { email, memberId }
}
