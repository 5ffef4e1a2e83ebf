import { LRUCache } from 'lru-cache'

/** Characters of the texts whose values are at hand; a value takes a few times its text. */
const MOST_CHARACTERS = 16 * 1024 * 1024

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

/** JSON whose texts are read once while they are in use: the same text gives the same value, which nobody can change. */
export const createCodec = () => {
  const values = new LRUCache<string, { value: unknown }>({ maxSize: MOST_CHARACTERS, sizeCalculation: (_, text) => text.length + 1 })
  return {
    serialize: (value: unknown): string => JSON.stringify(value),
    deserialize(text: string): unknown {
      const known = values.get(text)
      if (known) return known.value
      const value = frozen(JSON.parse(text) as unknown)
      values.set(text, { value })
      return value
    },
  }
}
