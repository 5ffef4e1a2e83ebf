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
  /** Aborted when the house begins to close: long work ends early then. */
  readonly closing: AbortSignal
  /** Registers work for `close`; the last registered runs first. */
  onClose(work: () => Promise<void> | void): void
  close(): Promise<void>
}

export const createHouse = ({ pool, ownPool, enginePool, identityPool, log, settings, now = () => new Date() }: HouseParts): House => {
  const singletons = new Map<unknown, unknown>()
  const endings: (() => Promise<void> | void)[] = []
  const closing = new AbortController()
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
    closing: closing.signal,
    onClose(work) {
      endings.push(work)
    },
    async close() {
      closing.abort()
      for (const work of endings.splice(0).reverse()) await work()
    },
  }
  return house
}
