import type Big from 'big.js'
import type { OwnStanding } from '../position'
import type { Offer } from '../price-comparison'

/** A competitor as the rules see it. */
export interface Rival {
  id: string
  name: string
  rating: number | null
  reviewCount: number | null
  distanceKm: number | null
  services: readonly Offer[]
  weaknesses: readonly string[]
  updatedAt: Date
}

/** A service that the provider sells, with the prices of those who sell it too. */
export interface ComparedService {
  id: string
  name: string
  price: Big
  others: readonly Big[]
}

/** All that the rules may look at. */
export interface Market {
  own: OwnStanding
  rivals: readonly Rival[]
  services: readonly ComparedService[]
  /** An exact decimal in the provider's currency, ready to be read. */
  money(amount: Big): string
  now: Date
}

/** What a rule found; `weight` orders, the greatest first. */
export interface Found {
  /** Tells one matter of a rule from another. */
  matter: string
  title: string
  description: string
  serviceId: string | null
  weight: number
}

/** One way to see an opportunity. */
export interface OpportunityRule {
  name: string
  /** The rule in words, with its thresholds. */
  told: string
  find(market: Market): Found[]
}
