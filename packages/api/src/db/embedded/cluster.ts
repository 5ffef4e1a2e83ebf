import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Logger } from 'pino'
import { DatabaseUnavailable } from '../unavailable'
import type { Account } from './account'
import { serverAccount } from './account'
import type { Binaries } from './binaries'
import { bundledBinaries } from './binaries'
import { dataHome, handOver, openFolder } from './folders'

/** What is logged of the server's life. */
export type ServerLog = Pick<Logger, 'info' | 'warn'>

export interface ServerOptions {
  /** Server settings beside ours; `fsync: 'off'` is for tests alone. */
  settings?: Record<string, string>
}

/** One data folder with all that is needed to run a server on it. */
export interface Cluster {
  account: Account
  binaries: Binaries
  data: string
  logFile: string
  password: string
  settings: Record<string, string>
  log: ServerLog
}

export const USER = 'dashboard'
const execute = promisify(execFile)

/** The environment of the server's programs: nothing of ours, so that no PG* variable steers them. */
export const environment = { LC_ALL: 'C', TZ: 'UTC' }

const initialise = async (folder: string, { initdb }: Binaries, account: Account, sync: boolean): Promise<void> => {
  const data = join(folder, 'data')
  const secret = join(folder, 'password')
  await mkdir(data, { recursive: true, mode: 0o700 })
  await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  for (const path of [data, secret]) await handOver(path, account)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = [`--username=${USER}`, `--pwfile=${secret}`, '--auth=scram-sha-256']
  try {
    await execute(initdb, [`--pgdata=${data}`, ...access, ...locale, ...(sync ? [] : ['--no-sync'])], {
      ...account,
      cwd: folder,
      env: environment,
    })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new DatabaseUnavailable(`PostgreSQL could not make its data folder in ${folder}: ${said}`)
  }
}

/** Makes the cluster aside and moves it into place whole, so that nobody ever sees half of one. */
const ensureInitialised = async (home: string, binaries: Binaries, account: Account, sync: boolean): Promise<void> => {
  const place = join(home, 'cluster')
  if (await readFile(join(place, 'data', 'PG_VERSION')).catch(() => null)) return
  const draft = join(home, `new-${randomUUID()}`)
  try {
    await openFolder(draft)
    await initialise(draft, binaries, account, sync)
    await rename(draft, place)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process was quicker: its cluster is as good.
    if (!(await readFile(join(place, 'data', 'PG_VERSION')).catch(() => null))) throw error
  }
}

/** The cluster of a data folder, made if there is none. */
export const openCluster = async (dataDir: string, log: ServerLog, { settings = {} }: ServerOptions): Promise<Cluster> => {
  const account = await serverAccount()
  const binaries = await bundledBinaries(account)
  const home = await dataHome(dataDir, account)
  await ensureInitialised(home, binaries, account, settings.fsync !== 'off')
  const data = join(home, 'cluster', 'data')
  const written = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (written !== binaries.major) {
    throw new DatabaseUnavailable(
      `The data in ${data} was written by PostgreSQL ${written} and this program brings ${binaries.major}: dump and restore it, or take another data folder`,
    )
  }
  const password = await readFile(join(home, 'cluster', 'password'), 'utf8')
  return { account, binaries, data, logFile: join(home, 'cluster', 'server.log'), password, settings, log }
}
