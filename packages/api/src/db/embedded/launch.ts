import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseUnavailable } from '../unavailable'
import type { Cluster } from './cluster'
import { environment } from './cluster'
import { runningServer, strangersLock } from './postmaster'

const POLL_MS = 10
/** Replaying the log after a crash may take its time. */
const READY_WITHIN_MS = 120_000

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new DatabaseUnavailable('No free port for PostgreSQL')
  return address.port
}

const ours = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'provider-dashboard',
  jit: 'off',
  // Its own log holds no values of rows or parameters.
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_timezone: 'UTC',
  timezone: 'UTC',
  password_encryption: 'scram-sha-256',
}

const argumentsOf = ({ data, settings }: Cluster, port: number): string[] => [
  '-D',
  data,
  '-p',
  String(port),
  ...Object.entries({ ...ours, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]

/** The last lines that the server wrote, for a message that helps. */
const lastWords = async ({ logFile }: Cluster): Promise<string> => {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-8).join('\n')
}

/** Starts the server in a session of its own, so that neither Ctrl-C nor our death takes it along. True when the program stayed. */
const spawnServer = async (cluster: Cluster, port: number): Promise<() => boolean> => {
  const output = await open(cluster.logFile, 'w', 0o600)
  const child = spawn(cluster.binaries.postgres, argumentsOf(cluster, port), {
    ...cluster.account,
    cwd: cluster.data,
    detached: true,
    env: environment,
    stdio: ['ignore', output.fd, output.fd],
  })
  let gone = false
  child.on('exit', () => (gone = true))
  child.on('error', () => (gone = true))
  child.unref()
  await output.close()
  return () => gone
}

/** Waits for the server that is there to be ready and gives its port; null when it goes away instead. */
const untilReady = async (cluster: Cluster, gone: () => boolean): Promise<number | null> => {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    const server = await runningServer(cluster)
    if (server?.ready && server.port > 0) return server.port
    if (gone()) return null
    await pause(POLL_MS)
  }
  throw new DatabaseUnavailable(`PostgreSQL did not get ready:\n${await lastWords(cluster)}`)
}

const launch = async (cluster: Cluster, port: number): Promise<number | null> => {
  const stale = await strangersLock(cluster)
  if (stale !== null) {
    cluster.log.warn({ file: stale }, 'a server that was killed has left its lock behind; removed')
    await rm(stale)
  }
  const gone = await spawnServer(cluster, port)
  return untilReady(cluster, gone)
}

const attach = async (cluster: Cluster): Promise<number | null> => {
  let present = true
  const watch = async (): Promise<void> => {
    while (present && (await runningServer(cluster))) await pause(POLL_MS * 5)
    present = false
  }
  const watching = watch()
  try {
    return await untilReady(cluster, () => !present)
  } finally {
    present = false
    await watching
  }
}

/** The port of the cluster's server: of the one that runs already, else of a new one, on the given or any free port. */
export const serverPort = async (cluster: Cluster, wanted?: number): Promise<number> => {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = (await runningServer(cluster)) ? await attach(cluster) : await launch(cluster, wanted ?? (await freePort()))
    if (port !== null) return port
    // Somebody took the port, or another process was starting the same server: look again.
    await pause(50 * attempt)
  }
  throw new DatabaseUnavailable(`PostgreSQL does not start on ${cluster.data}:\n${await lastWords(cluster)}`)
}
