import { Redis } from 'ioredis'
import type { House } from './house'

/** A Redis that does not answer by then counts as gone: whoever asks goes on without it. */
const LONGEST_WAIT_MS = 1000

/** The house's one connection to Redis; null where none was named. While it is gone, commands fail at once. */
export const redisOf = (house: House): Redis | null => {
  const { redisUrl } = house.settings
  if (!redisUrl) return null
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: LONGEST_WAIT_MS })
  redis.on('error', (error: Error) => {
    house.log.warn({ error: error.message }, 'Redis is not reachable; limits are counted and answers kept per process')
  })
  house.onClose(() => {
    redis.disconnect()
  })
  return redis
}
