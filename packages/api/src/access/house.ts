import type { Logger } from 'pino'
import type { Pools } from '../db/pool'
import type { Settings } from './settings'

export interface HouseParts extends Pools {
  log: Logger
  settings: Settings
  /** The clock; tests set it. */
  now?: () => Date
}

/** What one app instance shares between its requests. Nothing of it is module-level, so that tests can run several. */
export interface House extends Required<HouseParts> {
  /** The one instance that `factory` makes for this house. */
  singleton<T>(factory: (house: House) => T): T
  /** Registers work for `close`; the last registered runs first. */
  onClose(work: () => Promise<void> | void): void
  close(): Promise<void>
}

export const createHouse = ({ pool, ownPool, enginePool, identityPool, log, settings, now = () => new Date() }: HouseParts): House => {
  const singletons = new Map<unknown, unknown>()
  const closing: (() => Promise<void> | void)[] = []
  const house: House = {
    pool,
    ownPool,
    enginePool,
    identityPool,
    log,
    settings,
    now,
    singleton<T>(factory: (house: House) => T): T {
      if (!singletons.has(factory)) singletons.set(factory, factory(house))
      return singletons.get(factory) as T
    },
    onClose(work) {
      closing.push(work)
    },
    async close() {
      for (const work of closing.splice(0).reverse()) await work()
    },
  }
  return house
}
