import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { notFound } from '../../core/errors'
import { hiddenRef } from '../../core/personal-ref'
import type { House } from '../house'
import { findRefKey, keepRefKey } from './ref-key.repository'
import { sealer } from './sealer.service'

const KEY_BYTES = 32
const CACHED_KEYS = 1000

/** What gives a provider's people the refs that stand for their addresses and numbers. */
export type HideRef = (text: string) => string

/**
 * The hiding of refs, by provider. Each has a key of its own, made once and kept sealed: it outlives every rotation, for a ref that changed
 * would make a second person of the first.
 */
export const refHider = (house: House): ((providerId: number) => Promise<HideRef>) => {
  const { seal, open } = house.singleton(sealer)
  const known = new LRUCache<number, HideRef>({ max: CACHED_KEYS })
  const keyOf = async (providerId: number): Promise<Buffer> => {
    const kept = await findRefKey(house.enginePool, providerId)
    if (kept === undefined) throw notFound('The provider')
    if (kept !== null) return Buffer.from(open('refKey', providerId, kept), 'base64')
    await keepRefKey(house.enginePool, providerId, seal('refKey', providerId, randomBytes(KEY_BYTES).toString('base64')))
    return keyOf(providerId)
  }
  return async providerId => {
    const ready = known.get(providerId)
    if (ready) return ready
    const key = await keyOf(providerId)
    const hide: HideRef = text => hiddenRef(key, text)
    known.set(providerId, hide)
    return hide
  }
}
