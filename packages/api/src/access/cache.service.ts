import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { BentoCache, bentostore, errors } from 'bentocache'
import { memoryDriver } from 'bentocache/drivers/memory'
import { redisDriver } from 'bentocache/drivers/redis'
import { localDay } from '../core/local-time'
import { createCodec } from './cache-codec'
import type { Plain } from './cache-key'
import { cacheKey, groundOf } from './cache-key'
import { readMark } from './cache.repository'
import type { House } from './house'
import { redisOf } from './redis.service'
import type { Scope } from './scope'

/** What is kept in this process: some hundred screens of large businesses. */
const MOST_BYTES = 64 * 1024 * 1024
/** One answer may not push out all others; what is larger is computed again. */
const MOST_BYTES_OF_ONE = 8 * 1024 * 1024
const MOST_ANSWERS = 20_000
/** An answer never grows old, but nobody asks for it any more once its version has passed; and it may name people. */
const KEPT_MS = 10 * 60_000
/** After a failure Redis is left alone for so long. */
const REDIS_PAUSE_MS = 5000

/** Where an answer came from: this process, Redis, or nowhere, so that it was computed. */
export type CacheOutcome = 'l1' | 'l2' | 'miss'

/** The program that runs, by the file it was started from; bundled, that names all its parts by their content. Unknown, it shares with nobody. */
const buildOf = (_house: House): string => {
  const started = process.argv[1]
  if (started === undefined || !existsSync(started)) return randomUUID()
  return createHash('sha256').update(readFileSync(started)).digest('base64url')
}

const cacheOf = (house: House) => {
  const store = bentostore().useL1Layer(memoryDriver({ maxItems: MOST_ANSWERS, maxSize: MOST_BYTES, maxEntrySize: MOST_BYTES_OF_ONE }))
  const redis = house.singleton(redisOf)
  if (redis) store.useL2Layer(redisDriver({ connection: redis }))
  return new BentoCache({
    default: 'answers',
    prefix: 'dashboard:answers',
    serializer: createCodec(),
    ttl: KEPT_MS,
    l2CircuitBreakerDuration: REDIS_PAUSE_MS,
    stores: { answers: store },
  })
}

/** Tells of every question to the cache of this house. */
export const observeCache = (house: House, tell: (outcome: CacheOutcome) => void): void => {
  house
    .singleton(cacheOf)
    .on('cache:hit', ({ layer }) => {
      tell(layer)
    })
    .on('cache:miss', () => {
      tell('miss')
    })
}

/** What every answer of this request stands on, with the version and revision it came at or those of its snapshot; null for nobody. */
const readGround = async (scope: Scope): Promise<string | null> => {
  const { house, viewer, ownOnly } = scope
  if (viewer === null) return null
  const mark = scope.markOfArrival() ?? (await scope.read(readMark))
  return groundOf({ build: house.singleton(buildOf), viewer, ownOnly, day: localDay(scope.now(), scope.timeZone), ...mark })
}

/**
 * The answer of an operation, computed at most once at a time and kept until something of the provider changes. Its key holds all that it
 * may follow from: arguments, what the viewer may see, today, and the version of the rows that `compute` reads; so it must follow from
 * nothing else: not the hour, not who the viewer is. What is kept is shared, and frozen; an error is kept for nobody.
 */
export const cached = async <T>(scope: Scope, operation: string, args: object, compute: () => Promise<T & Plain<T>>): Promise<T> => {
  const ground = await scope.once(readGround)
  if (ground === null) return compute()
  const factory = async () => {
    const answer = await compute()
    if (scope.isTorn) throw new Error('What was read is of another state than the key')
    return answer
  }
  try {
    return await scope.house.singleton(cacheOf).getOrSet<T>({ key: cacheKey(ground, operation, args), factory })
  } catch (error) {
    throw error instanceof errors.E_FACTORY_ERROR ? error.cause : error
  }
}
