import { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import { rateLimited } from '../core/errors'
import type { House } from './house'

/** Wrong passwords for one account from one address; other addresses, the owner's among them, are not locked out. */
const perAccountAndAddress = { points: 5, duration: 15 * 60 }
/** Wrong passwords from one address, over all accounts. */
const perAddress = { points: 50, duration: 15 * 60 }

/** Counts failed sign-ins; with Redis across processes, without it (or while it is gone) within this one. */
export const createThrottle = (house: House) => {
  const { redisUrl } = house.settings
  const redis = redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false }) : null
  redis?.on('error', (error: Error) => {
    house.log.warn({ error: error.message }, 'Redis is not reachable; limits are counted per process')
  })
  house.onClose(() => {
    redis?.disconnect()
  })
  const limiter = (keyPrefix: string, limit: { points: number; duration: number }): RateLimiterAbstract => {
    const memory = new RateLimiterMemory({ keyPrefix, ...limit })
    return redis ? new RateLimiterRedis({ storeClient: redis, keyPrefix, ...limit, insuranceLimiter: memory }) : memory
  }
  const pair = limiter('sign-in-pair', perAccountAndAddress)
  const address = limiter('sign-in-address', perAddress)

  const counted = async (count: Promise<RateLimiterRes>): Promise<void> => {
    try {
      await count
    } catch (reason) {
      if (reason instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)))
      throw reason
    }
  }

  return {
    /** Counts an attempt before it is looked at; throws RATE_LIMITED when there were too many. */
    async attempt(email: string, ip: string): Promise<void> {
      await counted(address.consume(ip))
      await counted(pair.consume(`${email}|${ip}`))
    },
    /** A right password gives the attempts back. */
    async succeeded(email: string, ip: string): Promise<void> {
      await Promise.all([pair.delete(`${email}|${ip}`), address.reward(ip)])
    },
  }
}
