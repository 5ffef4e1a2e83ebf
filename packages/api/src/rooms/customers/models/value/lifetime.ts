import { normalCdf } from '../../../../core/statistics/distributions'
import { type BgNbd, expectedMore, intentionsOf, probabilityAlive } from './bgnbd'
import { conditionalMeanValue, type GammaGamma, type Spender } from './gamma-gamma'
import { type BuyingHistory, MONTH_WEEKS } from './history'
import { purchaseChances } from './purchases-ahead'

const MONTHS_PER_YEAR = 12

/** Purchases expected within so many weeks, each worth less the later it is, month by month from the middle of the month. */
const discountedPurchases = (buying: BgNbd, history: BuyingHistory, horizonWeeks: number, yearlyDiscount: number): number => {
  let [sum, before] = [0, 0]
  for (let start = 0; start < horizonWeeks; start += MONTH_WEEKS) {
    const end = Math.min(horizonWeeks, start + MONTH_WEEKS)
    const purchases = expectedMore(buying, history, end)
    const years = (start + end) / 2 / MONTH_WEEKS / MONTHS_PER_YEAR
    sum += (purchases - before) / (1 + yearlyDiscount) ** years
    before = purchases
  }
  return sum
}

/**
 * What a customer will spend within so many weeks, in today's money: month by month the purchases expected times the mean value of one,
 * discounted by the yearly rate (0.1 for 10 %).
 */
export const lifetimeValue = (
  buying: BgNbd,
  spending: GammaGamma,
  history: BuyingHistory,
  spender: Spender | null,
  horizonWeeks: number,
  yearlyDiscount: number,
): number => discountedPurchases(buying, history, horizonWeeks, yearlyDiscount) * conditionalMeanValue(spending, spender)

/** How much of what may come the interval holds. */
const SHARE = 0.8
/** Beyond a million million times what is known nobody spends. */
const DOUBLINGS = 40
/** Halvings of the search for a quantile: a relative error of a ten-thousandth. */
const HALVINGS = 14
/** A probability below does not move a quantile. */
const NEGLIGIBLE = 1e-6

/** The share of F with these degrees of freedom below the cube of a value (Paulson 1942): within .003 in the middle, at a hundredth of the cost. */
const belowF = (root: number, ofOne: number, ofOther: number): number => {
  const [one, other] = [2 / (9 * ofOne), 2 / (9 * ofOther)]
  return normalCdf(((1 - other) * root - (1 - one)) / Math.sqrt(other * root * root + one))
}

/** What a year's discount makes of what is expected within so many weeks; 1 where nothing is expected. */
const discountOf = (buying: BgNbd, history: BuyingHistory, horizonWeeks: number, yearlyDiscount: number): number => {
  if (yearlyDiscount === 0) return 1
  const purchases = expectedMore(buying, history, horizonWeeks)
  return purchases > 0 ? discountedPurchases(buying, history, horizonWeeks, yearlyDiscount) / purchases : 1
}

/**
 * Between which amounts a customer's spending within so many weeks lies with the probability `share`, discounted as much as what is
 * expected. The number of purchases comes from BG/NBD; the sum of n of them, for a customer of whom so much is known, is beta prime
 * (gamma over gamma), that is F but for its scale.
 */
export const lifetimeInterval = (
  buying: BgNbd,
  { p, q, v }: GammaGamma,
  history: BuyingHistory,
  spender: Spender | null,
  { horizonWeeks, yearlyDiscount, share = SHARE }: { horizonWeeks: number; yearlyDiscount: number; share?: number },
): { low: number; high: number } => {
  const alive = probabilityAlive(buying, history)
  const chances = purchaseChances(intentionsOf(buying, history), horizonWeeks)
  const known = spender !== null && spender.meanValue > 0 ? spender.purchases : 0
  const scale = v + known * (spender?.meanValue ?? 0)
  const shape = p * known + q
  const none = 1 - alive * (1 - (chances[0] ?? 1))
  const atMost = (amount: number): number =>
    chances.reduce(
      (sum, chance, count) =>
        count === 0 || chance < NEGLIGIBLE
          ? sum
          : sum + alive * chance * belowF(Math.cbrt((amount / scale) * (shape / (p * count))), 2 * p * count, 2 * shape),
      none,
    )
  const discount = discountOf(buying, history, horizonWeeks, yearlyDiscount)
  const quantile = (wanted: number): number => {
    if (none >= wanted) return 0
    let [low, high] = [0, scale]
    for (let doubling = 0; doubling < DOUBLINGS && atMost(high) < wanted; doubling += 1) [low, high] = [high, high * 2]
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (low + high) / 2
      if (atMost(middle) < wanted) low = middle
      else high = middle
    }
    return high * discount
  }
  return { low: quantile((1 - share) / 2), high: quantile((1 + share) / 2) }
}
