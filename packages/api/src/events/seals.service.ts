import type { House } from '../access/house'
import { refHider } from '../access/pii/ref-key.service'
import { sealer } from '../access/pii/sealer.service'
import type { ValidEvent } from './payload'
import { namesPersonally, sealedEvent } from './sealing'

/** The events of a provider as they may be stored. */
export type SealEvents = (providerId: number, events: readonly ValidEvent[]) => Promise<readonly ValidEvent[]>

const asItIs = (ref: string): string => ref

/** Seals events with the keys of the house. */
export const eventSeals = (house: House): SealEvents => {
  const { seal } = house.singleton(sealer)
  const hiderOf = house.singleton(refHider)
  return async (providerId, events) => {
    const hide = events.some(namesPersonally) ? await hiderOf(providerId) : asItIs
    const seals = { seal: (kind: Parameters<typeof seal>[0], text: string) => seal(kind, providerId, text), hide }
    return events.map(event => sealedEvent(event, seals))
  }
}
