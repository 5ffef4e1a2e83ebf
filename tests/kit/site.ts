import type { TeamRole } from '@dashboard/schema/vocabulary'
import pg from 'pg'
import { Client } from './client'
import { createTestDatabase } from './db'
import type { ProviderOptions } from './people'
import { insertMember, insertProvider, password } from './people'
import type { ServerProcess } from './server'
import { freePort, spawnServer, untilReady } from './server'

/** The built product as a process of its own, pages included, with one provider. */
export interface Site {
  url: string
  sql: pg.Pool
  providerId: number
  /** Hires somebody who can sign in. */
  hire(role: TeamRole): Promise<{ email: string; memberId: string }>
  /** The same, signed in to the API. */
  member(role: TeamRole): Promise<Client>
  /** Ends the process as a crash would. */
  kill(): Promise<void>
  /** Starts it again at the same address. */
  restart(): Promise<void>
  close(): Promise<void>
}

export const site = async (options?: ProviderOptions, env: Record<string, string> = {}): Promise<Site> => {
  const database = await createTestDatabase()
  const sql = new pg.Pool({ connectionString: database.url, max: 2 })
  sql.on('error', () => undefined)
  const providerId = await insertProvider(sql, options)
  const port = await freePort()
  let server: ServerProcess
  const start = async (): Promise<void> => {
    server = spawnServer(port, { DATABASE_URL: database.url, ...env })
    await untilReady(server)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    server.child.kill(signal)
    await server.exit
  }
  const url = `http://localhost:${port}`
  const hire = (role: TeamRole) => insertMember(sql, providerId, role)
  await start()
  return {
    url,
    sql,
    providerId,
    hire,
    async member(role) {
      const { email } = await hire(role)
      const client = new Client(url)
      await client.signIn(email, password)
      return client
    },
    kill: () => end('SIGKILL'),
    restart: start,
    async close() {
      await end('SIGTERM')
      await sql.end()
      await database.drop()
    },
  }
}
