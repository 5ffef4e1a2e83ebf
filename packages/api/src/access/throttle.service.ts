import type { RateLimiterRes } from 'rate-limiter-flexible'
import { rateLimited } from '../core/errors'
import type { House } from './house'
import { limiterOf, secondsOf, spent } from './limiter.service'

/** Wrong passwords for one account from one address; other addresses, the owner's among them, are not locked out. */
const perAccountAndAddress = { points: 5, duration: 15 * 60 }
/** Wrong passwords from one address, over all accounts. */
const perAddress = { points: 50, duration: 15 * 60 }
/** Wrong passwords for one account from everywhere; beyond it only those are heard who come from where the person came from before. */
const perAccount = { points: 100, duration: 60 * 60 }

/** Counts failed sign-ins. */
export const createThrottle = (house: House) => {
  const pair = limiterOf(house, 'sign-in-pair', perAccountAndAddress)
  const address = limiterOf(house, 'sign-in-address', perAddress)
  const account = limiterOf(house, 'sign-in-account', perAccount)

  const counted = async (count: Promise<RateLimiterRes>): Promise<void> => {
    const { isAllowed, msBeforeNext } = await spent(count)
    if (!isAllowed) throw rateLimited(secondsOf(msBeforeNext))
  }

  return {
    /** Counts an attempt before it is looked at; throws RATE_LIMITED when there were too many. */
    async attempt(email: string, ip: string): Promise<void> {
      await counted(address.consume(ip))
      await counted(pair.consume(`${email}|${ip}`))
    },
    /** Counts an attempt on an account from wherever; after too many only from a place that `isKnown` to the person. */
    async attemptFromAnywhere(email: string, isKnown: () => Promise<boolean>): Promise<void> {
      const { isAllowed, msBeforeNext } = await spent(account.consume(email))
      if (!isAllowed && !(await isKnown())) throw rateLimited(secondsOf(msBeforeNext))
    },
    /** A right password gives the attempts back. */
    async succeeded(email: string, ip: string): Promise<void> {
      await Promise.all([pair.delete(`${email}|${ip}`), address.reward(ip), account.delete(email)])
    },
  }
}
