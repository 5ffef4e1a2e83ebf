import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { House } from './house'
import { redisOf } from './redis.service'

interface Limit {
  points: number
  /** Seconds after which they are given back. */
  duration: number
}

/** A limit that counts across processes with Redis; without it, or while it is gone, within this one. */
export const limiterOf = (house: House, keyPrefix: string, limit: Limit): RateLimiterAbstract => {
  const redis = house.singleton(redisOf)
  const memory = new RateLimiterMemory({ keyPrefix, ...limit })
  return redis ? new RateLimiterRedis({ storeClient: redis, keyPrefix, ...limit, insuranceLimiter: memory }) : memory
}

/** What is left after spending points, or how long to wait where there are too few. */
export const spent = async (count: Promise<RateLimiterRes>): Promise<{ isAllowed: boolean; left: number; msBeforeNext: number }> => {
  try {
    const { remainingPoints, msBeforeNext } = await count
    return { isAllowed: true, left: remainingPoints, msBeforeNext }
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return { isAllowed: false, left: 0, msBeforeNext: reason.msBeforeNext }
    throw reason
  }
}

/** Milliseconds as whole seconds to wait, one at least. */
export const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))
