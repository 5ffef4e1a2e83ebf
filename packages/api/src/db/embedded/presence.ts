import { execFile } from 'node:child_process'
import { realpath } from 'node:fs/promises'
import { promisify } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseUnavailable } from '../unavailable'
import type { Cluster } from './cluster'
import { environment, USER } from './cluster'
import { serverPort } from './launch'
import { runningServer } from './postmaster'

/** The advisory lock that every process using the server holds in common. */
const PRESENCE_LOCK = 7_261_034_812
const RENEW_MS = 250
const execute = promisify(execFile)

/** The address of one database of the cluster's server. */
export const urlOf = ({ password }: Cluster, port: number, database: string): string =>
  `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`

/** Another server could have got the port meanwhile; ours is the one that keeps its data where we do. */
const assertOurs = async (client: pg.Client, { data }: Cluster): Promise<void> => {
  const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
  const folder = rows[0]?.folder ?? ''
  if ((await realpath(folder).catch(() => folder)) !== (await realpath(data))) {
    throw new DatabaseUnavailable(`Another PostgreSQL, with its data in ${folder}, answers in place of ours`)
  }
}

const announce = async (cluster: Cluster, port: number): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    application_name: 'dashboard presence',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await assertOurs(client, cluster)
    await client.query(`select pg_advisory_lock_shared(${PRESENCE_LOCK})`)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

const stopServer = async (cluster: Cluster): Promise<void> => {
  const { account, binaries, data } = cluster
  try {
    await execute(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'], { ...account, cwd: data, env: environment })
  } catch (error) {
    if (await runningServer(cluster)) throw error
  }
}

/** A process's use of the server. A killed process loses its connection and with it its say. */
export interface Presence {
  client: pg.Client
  /** Ends the use; the last one out stops the server. */
  leave(): Promise<void>
}

const lockForLast = async (client: pg.Client): Promise<boolean> => {
  await client.query(`select pg_advisory_unlock_shared(${PRESENCE_LOCK})`)
  const { rows } = await client.query<{ last: boolean }>(`select pg_try_advisory_lock(${PRESENCE_LOCK}) as last`)
  return rows[0]?.last ?? false
}

/** Comes back after the connection broke, starting a server that has died on the port that everybody knows; null when not yet. */
const comeBack = async (cluster: Cluster, port: number): Promise<pg.Client | null> => {
  try {
    await serverPort(cluster, port)
    return await announce(cluster, port)
  } catch (error) {
    cluster.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'the bundled PostgreSQL is away')
    return null
  }
}

/** Registers this process at the server, and again whenever the connection breaks. */
export const attend = async (cluster: Cluster, port: number): Promise<Presence> => {
  const leaving = new AbortController()
  let client = await announce(cluster, port)
  let renewal = Promise.resolve()
  const renew = async (): Promise<void> => {
    for (;;) {
      const left = await pause(RENEW_MS, false, { ref: false, signal: leaving.signal }).catch(() => true)
      if (left) return
      const again = await comeBack(cluster, port)
      if (!again) continue
      client = again
      keep()
      return
    }
  }
  const keep = (): void => {
    client.once('end', () => {
      renewal = renew()
    })
  }
  keep()
  const leave = async (): Promise<void> => {
    leaving.abort()
    await renewal
    if (await lockForLast(client).catch(() => false)) await stopServer(cluster)
    await client.end().catch(() => undefined)
  }
  return { client, leave }
}
