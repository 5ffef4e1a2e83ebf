import type { House } from '../house'
import { keysInUse } from './rotation.repository'
import { rotate } from './rotation.service'
import { sealedTables, signInTables } from './sealed-columns'
import { sealer } from './sealer.service'

/** The database was sealed with a key that was not given; the message says what to do. */
export class UnknownKey extends Error {
  constructor(ids: readonly string[]) {
    super(
      `Personal data in this database is sealed with ${ids.length === 1 ? 'a key' : 'keys'} that were not given (${ids.join(', ')}).\n` +
        'Set ENCRYPTION_KEY to the key that was used before, or name it in ENCRYPTION_KEYS_RETIRED; see docs/recipes/rotate-keys.md.',
    )
    this.name = 'UnknownKey'
  }
}

/**
 * Makes the house ready to know its people: refuses keys with which nobody could sign in, and seals what is still plain, from before there were
 * keys: who signs in at once, the rest while the house is open.
 */
export const prepareSealing = async (house: House): Promise<void> => {
  const { knows } = house.singleton(sealer)
  const unknown = (await keysInUse(house.enginePool)).filter(id => !knows(id))
  if (unknown.length > 0) throw new UnknownKey(unknown)
  await rotate(house, { tables: signInTables, onlyPlain: true })
  const closing = new AbortController()
  const rest = rotate(house, {
    tables: sealedTables.filter(table => !signInTables.includes(table)),
    onlyPlain: true,
    signal: closing.signal,
  }).catch((error: unknown) => {
    house.log.warn({ err: error }, 'what is still plain could not be sealed')
  })
  house.onClose(async () => {
    closing.abort()
    await rest
  })
}
