/** What a visit costs: gamma-gamma around the list price, one price rise, tidy figures. */
import { gamma } from '../random/distributions'
import type { Random } from '../random/stream'
import type { ServiceTruth, SpendTruth } from '../truth/model'

const SMALLEST_RATIO = 0.4
const LARGEST_RATIO = 3.5

/** A customer's latent scale: the rate of the gamma that each visit is drawn from. */
export function drawSpendScale(random: Random, { q, v }: SpendTruth): number {
  return gamma(random, q, v)
}

/** A visit's cost relative to the list price; its mean over customers is 1. */
export function spendRatio(random: Random, scale: number, { p, q, v }: SpendTruth): number {
  const population = (p * v) / (q - 1)
  return Math.min(LARGEST_RATIO, Math.max(SMALLEST_RATIO, gamma(random, p, scale) / population))
}

/** The list price on a day of the history, in whole units of money. */
export function listPrice(service: ServiceTruth, { priceRise }: SpendTruth, sinceEpoch: number): number {
  return sinceEpoch < priceRise.day ? service.price : Math.round(service.price * priceRise.factor)
}

/** An amount of money rounded to a half, as people quote it: `"45.50"`. */
export function tidyAmount(amount: number): string {
  return (Math.max(1, Math.round(amount * 2)) / 2).toFixed(2)
}
