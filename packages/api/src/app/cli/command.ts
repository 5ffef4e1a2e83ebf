/** What every command opens and closes around its work. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { createHouse, type House } from '../../access/house'
import type { Settings } from '../../access/settings'
import { startEmbedded } from '../../db/embedded'
import { closePools, openPools } from '../../db/pool'
import { unavailable } from '../../db/unavailable'
import { readSettings } from '../env'
import { createLogger } from '../logger'

/** Prints a line. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

interface Opened {
  settings: Settings
  log: Logger
  url: string
}

/** Works with the database of the settings, or the embedded one, which runs for as long as that takes. */
export const withDatabase = async <T>(work: (opened: Opened) => Promise<T>): Promise<T> => {
  const settings = readSettings()
  const log = createLogger({ ...settings, logLevel: 'warn' }, process.stdout.isTTY)
  if (settings.databaseUrl !== null) return work({ settings, log, url: settings.databaseUrl })
  const { url, stop } = await startEmbedded(settings.dataDir, log)
  try {
    return await work({ settings, log, url })
  } finally {
    await stop()
  }
}

/** Throws `DatabaseUnavailable`, which says what to do, when the database does not answer. */
export const untilReached = async (pool: Pool, url: string): Promise<void> => {
  await pool.query('select 1').catch((error: unknown) => {
    throw unavailable(url, error)
  })
}

/** Works with a house of its own; `signal` tells that the person wants it to end. `name` is what the database shows of it. */
export const withHouse = <T>(name: string, work: (house: House, signal: AbortSignal) => Promise<T>): Promise<T> =>
  withDatabase(async ({ settings, log, url }) => {
    const pools = openPools(url, log, { name })
    const house = createHouse({ ...pools, log, settings })
    const interrupted = new AbortController()
    process.once('SIGINT', () => interrupted.abort())
    try {
      await untilReached(pools.enginePool, url)
      return await work(house, interrupted.signal)
    } finally {
      await house.close()
      await closePools(pools)
    }
  })
