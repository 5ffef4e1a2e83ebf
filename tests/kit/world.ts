import { randomUUID } from 'node:crypto'
import type { Settings } from '@dashboard/api/access/settings'
import { hashPassword } from '@dashboard/api/access/passwords.service'
import { startApp } from '@dashboard/api/app/app'
import type { TeamRole } from '@dashboard/schema/vocabulary'
import pg from 'pg'
import { Client } from './client'
import { createTestDatabase } from './db'
import { testSettings } from './settings'

export const password = 'a-password-for-tests'

export interface ProviderOptions {
  name?: string
  timeZone?: string
  currency?: string
  weekStartsOn?: number
}

/** A provider with a way to hire people who sign in. */
export interface ProviderWorld {
  id: number
  /** Hires a member with a sign-in; gives a client that is signed in. */
  member(role?: TeamRole): Promise<Client & { email: string; memberId: string }>
}

export interface World {
  url: string
  databaseUrl: string
  /** Raw access, past every rule, to set up and to check. */
  sql: pg.Pool
  app: Awaited<ReturnType<typeof startApp>>
  /** Nobody. */
  stranger(): Client
  provider(options?: ProviderOptions): Promise<ProviderWorld>
  close(): Promise<void>
}

let hash: Promise<string> | undefined

const hire = async (sql: pg.Pool, url: string, providerId: number, role: TeamRole) => {
  hash ??= hashPassword(password)
  const email = `${role.toLowerCase()}-${randomUUID()}@example.test`
  const user = await sql.query<{ id: string }>('insert into users (email, name, password_hash) values ($1, $2, $3) returning id', [
    email,
    `${role} Example`,
    await hash,
  ])
  const member = await sql.query<{ id: string }>(
    `insert into team_members (provider_id, ref, user_id, email, first_name, last_name, role, hired_date) values ($1, $2, $3, $4, $5, 'Example', $6, '2024-01-01') returning id`,
    [providerId, randomUUID(), user.rows[0]!.id, email, role, role],
  )
  const client = Object.assign(new Client(url), { email, memberId: member.rows[0]!.id })
  await client.signIn(email, password)
  return client
}

/** An app of its own, on its own database and port. */
export const world = async ({
  web = false,
  now,
  settings = {},
}: { web?: boolean; now?: () => Date; settings?: Partial<Settings> } = {}): Promise<World> => {
  const database = await createTestDatabase()
  const app = await startApp({ settings: testSettings(database.url, settings), web, ...(now ? { now } : {}) })
  const sql = new pg.Pool({ connectionString: database.url, max: 4 })
  sql.on('error', () => undefined)
  return {
    url: app.url,
    databaseUrl: database.url,
    sql,
    app,
    stranger: () => new Client(app.url),
    async provider({ name = 'Example Grooming', timeZone = 'Europe/Berlin', currency = 'EUR', weekStartsOn = 1 } = {}) {
      const { rows } = await sql.query<{ id: number }>(
        'insert into providers (name, slug, time_zone, currency, week_starts_on) values ($1, $2, $3, $4, $5) returning id',
        [name, randomUUID(), timeZone, currency, weekStartsOn],
      )
      const { id } = rows[0]!
      return { id, member: (role: TeamRole = 'OWNER') => hire(sql, app.url, id, role) }
    },
    async close() {
      await app.close()
      await sql.end()
      await database.drop()
    },
  }
}
