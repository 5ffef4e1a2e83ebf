import type { Logger } from 'pino'
import { openWorkers } from '../access/heavy.service'
import { createHouse, type House } from '../access/house'
import { prepareSealing } from '../access/pii/start.service'
import type { Settings } from '../access/settings'
import { closePools, openPools } from '../db/pool'
import { createLogger } from './logger'
import { createServer } from './server'
import { workerFile } from './workers/file'

export interface AppOptions {
  settings: Settings
  log?: Logger
  /** The clock; tests set it. */
  now?: () => Date
  /** Whether pages are served; the API always is. */
  web?: boolean
  /** Runs before anybody can ask. */
  prepare?: (house: House) => Promise<void>
}

export interface App {
  house: House
  url: string
  /** Ends gracefully: what runs is answered, then everything is let go. */
  close(): Promise<void>
}

/** Opens the house and serves it. The database must be there and migrated; port 0 takes a free one. */
export const startApp = async ({ settings, log = createLogger(settings, false), now, web = true, prepare }: AppOptions): Promise<App> => {
  if (!settings.databaseUrl) throw new Error('an app needs the address of its database')
  const pools = openPools(settings.databaseUrl, log)
  const house = createHouse({ ...pools, log, settings, ...(now && { now }) })
  const letGo = async (): Promise<void> => {
    await house.close()
    await closePools(pools)
  }
  try {
    await prepareSealing(house)
    openWorkers(house, workerFile())
    await prepare?.(house)
    const server = await createServer(house, { web })
    const address = await server.listen(settings.port)
    const close = async (): Promise<void> => {
      await server.close()
      await letGo()
    }
    return { house, url: `http://localhost:${new URL(address).port}`, close }
  } catch (error) {
    await letGo()
    throw error
  }
}
