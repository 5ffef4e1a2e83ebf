import { betaCdf } from '../../../../core/statistics/distributions'
import { type BgNbd, expectedMore, intentionsOf, probabilityAlive } from './bgnbd'
import { conditionalMeanValue, type GammaGamma, type Spender } from './gamma-gamma'
import { type BuyingHistory, MONTH_WEEKS } from './history'
import { purchaseChances } from './purchases-ahead'

const MONTHS_PER_YEAR = 12

/**
 * What a customer will spend within so many weeks, in today's money: month by month the purchases expected times the mean value of one,
 * discounted from the middle of the month by the yearly rate (0.1 for 10 %).
 */
export const lifetimeValue = (
  buying: BgNbd,
  spending: GammaGamma,
  history: BuyingHistory,
  spender: Spender | null,
  horizonWeeks: number,
  yearlyDiscount: number,
): number => {
  let [value, before] = [0, 0]
  for (let start = 0; start < horizonWeeks; start += MONTH_WEEKS) {
    const end = Math.min(horizonWeeks, start + MONTH_WEEKS)
    const purchases = expectedMore(buying, history, end)
    const years = (start + end) / 2 / MONTH_WEEKS / MONTHS_PER_YEAR
    value += (purchases - before) / (1 + yearlyDiscount) ** years
    before = purchases
  }
  return value * conditionalMeanValue(spending, spender)
}

/** Halvings of the search for a quantile: a relative error of a millionth. */
const HALVINGS = 40

/**
 * Between which amounts a customer's spending within so many weeks lies with the probability `share`, before discount. The number of
 * purchases comes from BG/NBD; the sum of n of them, for a customer of whom so much is known, is beta prime (gamma over gamma).
 */
export const lifetimeInterval = (
  buying: BgNbd,
  { p, q, v }: GammaGamma,
  history: BuyingHistory,
  spender: Spender | null,
  horizonWeeks: number,
  share = 0.8,
): { low: number; high: number } => {
  const alive = probabilityAlive(buying, history)
  const chances = purchaseChances(intentionsOf(buying, history), horizonWeeks)
  const known = spender !== null && spender.meanValue > 0 ? spender.purchases : 0
  const scale = v + known * (spender?.meanValue ?? 0)
  const atMost = (amount: number): number =>
    chances.reduce(
      (sum, chance, count) => sum + alive * chance * (count === 0 ? 1 : betaCdf(amount / (amount + scale), p * count, p * known + q)),
      1 - alive,
    )
  const quantile = (wanted: number): number => {
    if (atMost(0) >= wanted) return 0
    let [low, high] = [0, scale]
    while (atMost(high) < wanted) [low, high] = [high, high * 2]
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (low + high) / 2
      if (atMost(middle) < wanted) low = middle
      else high = middle
    }
    return high
  }
  return { low: quantile((1 - share) / 2), high: quantile((1 + share) / 2) }
}
