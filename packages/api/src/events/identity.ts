/** Ids of what senders name: the same provider, kind and ref always give the same id, so nothing is looked up and a replay is exact. */
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

export type EntityKind = 'booking' | 'customer' | 'member' | 'pet' | 'service'

const NAMESPACE = Buffer.from('6f0a4c1e2b5d5e8a9c3d7f1b0e4a6c52', 'hex')
const CACHED_IDS = 20_000

/** Services and members recur in every event; customers often. Hashing costs more than a look here. */
const known = new LRUCache<string, string>({ max: CACHED_IDS })

/** The id (UUID version 5, RFC 9562) of what `ref` names among a provider's things of that kind. */
export const entityId = (providerId: number, kind: EntityKind, ref: string): string => {
  const name = `${providerId}:${kind}:${ref}`
  const cached = known.get(name)
  if (cached !== undefined) return cached
  const id = uuidOf(createHash('sha1').update(NAMESPACE).update(name).digest())
  known.set(name, id)
  return id
}

const uuidOf = (hash: Buffer): string => {
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
