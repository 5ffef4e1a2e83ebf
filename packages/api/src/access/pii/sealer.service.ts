import { randomFillSync } from 'node:crypto'
import { blindIndex, seal, SEAL_IV_BYTES, type Sealed, sealedBy, type SealedKind, sealKey, unseal } from '../../core/sealed'
import type { House } from '../house'

/** Seals and opens personal data with the keys of the house. `providerId` is null for people who sign in: they stand above providers. */
export interface Sealer {
  /** The id of the key that seals now. */
  readonly currentKey: string
  /** Whether what a key of that id sealed can be opened. */
  knows(keyId: string): boolean
  seal(kind: SealedKind, providerId: number | null, text: string): Sealed
  /** The plain text; text that was never sealed (rows of before) is answered as it is. Throws when no known key opens it. */
  open(kind: SealedKind, providerId: number | null, text: string): string
  /** The blind indexes to look a value up by, one for each known key: while keys rotate, rows of either are found. */
  indexes(kind: SealedKind, providerId: number | null, text: string): string[]
  /** Whether a stored value is not under the current key. */
  isStale(text: string): boolean
}

const IVS_AT_ONCE = 256

/** Gives a fresh random iv each time. Asking the system for one costs as much as half a seal: it is asked for many. */
const randomIvs = (): (() => Buffer) => {
  let pool = Buffer.alloc(0)
  let next = 0
  return () => {
    if (next >= pool.length) {
      pool = randomFillSync(Buffer.alloc(IVS_AT_ONCE * SEAL_IV_BYTES))
      next = 0
    }
    next += SEAL_IV_BYTES
    return pool.subarray(next - SEAL_IV_BYTES, next)
  }
}

/** The sealer of a house; get it by `house.singleton(sealer)`. */
export const sealer = ({ settings }: House): Sealer => {
  const current = sealKey(settings.encryptionKey)
  const byId = new Map([...settings.retiredKeys.map(sealKey), current].map(key => [key.id, key]))
  const keys = [...byId.values()]
  const iv = randomIvs()
  return {
    currentKey: current.id,
    knows: keyId => byId.has(keyId),
    seal: (kind, providerId, text) => seal(current, { kind, providerId }, text, iv()),
    open(kind, providerId, text) {
      const keyId = sealedBy(text)
      if (keyId === null) return text
      const key = byId.get(keyId)
      if (!key) throw new Error('A value is sealed with a key that is not among ENCRYPTION_KEY and ENCRYPTION_KEYS_RETIRED')
      return unseal(key, { kind, providerId }, text as Sealed)
    },
    indexes: (kind, providerId, text) => keys.flatMap(key => blindIndex(key, { kind, providerId }, text) ?? []),
    isStale: text => sealedBy(text) !== current.id,
  }
}
