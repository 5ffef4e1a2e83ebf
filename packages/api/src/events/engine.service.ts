import type { House } from '../access/house'
import { Feed } from './feed.service'
import { Ingest } from './ingest.service'
import { eventSeals } from './seals.service'

const warning =
  ({ log }: House) =>
  (message: string, error: unknown): void =>
    log.warn({ error: error instanceof Error ? error.message : String(error) }, message)

const makeFeed = (house: House): Feed => {
  const feed = new Feed({ pool: house.enginePool, now: house.now, warn: warning(house) })
  house.onClose(() => feed.close())
  return feed
}

const makeEngine = (house: House): Ingest => {
  const feed = feedOf(house)
  const engine = new Ingest({
    pool: house.enginePool,
    now: house.now,
    seal: house.singleton(eventSeals),
    publish: entries => feed.publish(entries),
  })
  house.onClose(() => engine.close())
  return engine
}

/** The house's feed of updates. */
export const feedOf = (house: House): Feed => house.singleton(makeFeed)

/** The house's writer of events. */
export const engineOf = (house: House): Ingest => house.singleton(makeEngine)
