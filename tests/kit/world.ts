import type { Settings } from '@dashboard/api/access/settings'
import { type AppOptions, startApp } from '@dashboard/api/app/app'
import type { TeamRole } from '@dashboard/schema/vocabulary'
import pg from 'pg'
import { Client } from './client'
import { createTestDatabase } from './db'
import type { ProviderOptions } from './people'
import { insertMember, insertProvider, password } from './people'
import { runLog } from './run-log'
import { testSettings } from './settings'

/** Somebody who works for a provider and is signed in. */
export type MemberClient = Client & { email: string; memberId: string }

/** A provider with a way to hire people who sign in. */
interface ProviderWorld {
  id: number
  member(role?: TeamRole): Promise<MemberClient>
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

export interface WorldOptions {
  web?: boolean
  now?: () => Date
  settings?: Partial<Settings>
  /** Where the app says what it does; the log of the run when left out. */
  log?: AppOptions['log']
}

/** An app of its own, on its own database and port. */
export const world = async ({ web = false, now, settings = {}, log = runLog() }: WorldOptions = {}): Promise<World> => {
  const database = await createTestDatabase()
  const app = await startApp({ settings: testSettings(database.url, settings), web, ...(now && { now }), ...(log && { log }) })
  const sql = new pg.Pool({ connectionString: database.url, max: 4 })
  sql.on('error', () => undefined)
  const hire = async (providerId: number, role: TeamRole): Promise<MemberClient> => {
    const member = await insertMember(sql, providerId, role)
    const client = Object.assign(new Client(app.url), member)
    await client.signIn(member.email, password)
    return client
  }
  return {
    url: app.url,
    databaseUrl: database.url,
    sql,
    app,
    stranger: () => new Client(app.url),
    async provider(options) {
      const id = await insertProvider(sql, options)
      return { id, member: (role = 'OWNER') => hire(id, role) }
    },
    async close() {
      await app.close()
      await sql.end()
      await database.drop()
    },
  }
}
