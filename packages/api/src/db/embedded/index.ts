import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseUnavailable, unavailable } from '../unavailable'
import type { Cluster, ServerLog, ServerOptions } from './cluster'
import { openCluster } from './cluster'
import { serverPort } from './launch'
import type { Presence } from './presence'
import { attend, urlOf } from './presence'

const DATABASE = 'dashboard'

/** A running server, shared by the processes that use its data folder. */
export interface Embedded {
  /** The address of the product's database, with its password. */
  url: string
  /** Ends this process's use; the last one out stops the server. */
  stop(): Promise<void>
}

/** Answers of a server that is going away: another start will do. */
const passing = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET'])
const isPassing = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && passing.has(String(error.code))) || error.message.startsWith('Connection terminated'))

const enter = async (cluster: Cluster): Promise<{ port: number; presence: Presence }> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = await serverPort(cluster)
    try {
      return { port, presence: await attend(cluster, port) }
    } catch (error) {
      if (error instanceof DatabaseUnavailable) throw error
      if (attempt === 20 || !isPassing(error)) throw unavailable(urlOf(cluster, port, 'postgres'), error)
      await pause(100)
    }
  }
}

const ensureDatabase = async ({ client }: Presence): Promise<void> => {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (rowCount === 1) return
  await client.query(`create database ${DATABASE}`).catch((error: unknown) => {
    // Two first starts at once: the other has made it.
    if (!(error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505'))) throw error
  })
}

/**
 * Runs the bundled PostgreSQL on a data folder, which is made on the first start.
 * A server that runs on it already, of another process or of one that was killed, is used instead of a second one.
 */
export const startEmbedded = async (dataDir: string, log: ServerLog, options: ServerOptions = {}): Promise<Embedded> => {
  const cluster = await openCluster(dataDir, log, options)
  const { port, presence } = await enter(cluster)
  await ensureDatabase(presence)
  let stopping: Promise<void> | null = null
  return { url: urlOf(cluster, port, DATABASE), stop: () => (stopping ??= presence.leave()) }
}
