import { randomBytes } from 'node:crypto'
import { blindIndex, isSealed, seal, SEAL_IV_BYTES, type Sealed, sealedBy, type SealedKind, sealKey, unseal } from '../../core/sealed'
import type { House } from '../house'

/** Seals and opens personal data with the keys of the house. `providerId` is null for people who sign in: they stand above providers. */
export interface Sealer {
  /** The id of the key that seals now. */
  readonly currentKey: string
  seal(kind: SealedKind, providerId: number | null, text: string): Sealed
  /** The plain text; text that was never sealed (rows of before) is answered as it is. Throws when no known key opens it. */
  open(kind: SealedKind, providerId: number | null, text: string): string
  /** The blind indexes to look a value up by, one for each known key: while keys rotate, rows of either are found. */
  indexes(kind: SealedKind, providerId: number | null, text: string): string[]
  /** Whether a stored value is not under the current key. */
  isStale(text: string): boolean
}

/** The sealer of a house; get it by `house.singleton(sealer)`. */
export const sealer = ({ settings }: House): Sealer => {
  const current = sealKey(settings.encryptionKey)
  const keys = [current, ...settings.retiredKeys.map(sealKey)]
  const byId = new Map(keys.map(key => [key.id, key]))
  return {
    currentKey: current.id,
    seal: (kind, providerId, text) => seal(current, { kind, providerId }, text, randomBytes(SEAL_IV_BYTES)),
    open(kind, providerId, text) {
      if (!isSealed(text)) return text
      const key = byId.get(sealedBy(text) ?? '')
      if (!key) throw new Error('A value is sealed with a key that is not among ENCRYPTION_KEY and ENCRYPTION_KEYS_RETIRED')
      return unseal(key, { kind, providerId }, text)
    },
    indexes: (kind, providerId, text) => keys.flatMap(key => blindIndex(key, { kind, providerId }, text) ?? []),
    isStale: text => sealedBy(text) !== current.id,
  }
}
