import { logGamma } from '../../../../core/statistics/distributions'

/** What is believed of an active customer: buys at a rate that is Gamma(shape, rate) a week, and leaves after a purchase with a probability that is Beta(ending, staying). */
export interface Intentions {
  shape: number
  /** Weeks. */
  rate: number
  ending: number
  staying: number
}

/** How many purchases an active customer makes: `probability` of exactly `purchases`, and whether the customer is active afterwards. */
interface Step {
  purchases: number
  /** That nothing would stop the customer from exactly, and from at least one more than, so many. */
  exactly: number
  more: number
  /** That so many purchases do not make the customer leave. */
  stays: number
}

/** The probability that is left out at the end. */
const NEGLIGIBLE = 1e-14
/** Below, the probability of no purchase vanishes among floating-point numbers. */
const TINIEST_LOG = -700
/** So many deviations below the mean there is nothing to add up. */
const FAR = 12

/** The first number of purchases whose probability matters, and the logarithm of that. */
const beginning = (shape: number, weeks: number, rate: number): { first: number; logExactly: number } => {
  const none = -shape * Math.log1p(weeks / rate)
  if (none > TINIEST_LOG) return { first: 0, logExactly: none }
  const mean = (shape * weeks) / rate
  const first = Math.max(0, Math.floor(mean - FAR * Math.sqrt(mean * (1 + weeks / rate))))
  const ways = logGamma(shape + first) - logGamma(shape) - logGamma(first + 1)
  return { first, logExactly: ways + none + first * Math.log(weeks / (rate + weeks)) }
}

/**
 * Goes through 0, 1, 2, … purchases within so many weeks. If nobody left, their number would be negative binomial; that the n-th is
 * survived has the probability B(a, b + n) / B(a, b). Sums over both are the hypergeometric functions of the published formulas, as
 * series of positive terms: nothing cancels however often somebody buys, and a = 1 is no special case.
 */
function* steps({ shape, rate, ending, staying }: Intentions, weeks: number): Generator<Step> {
  const share = weeks / (rate + weeks)
  const { first, logExactly } = beginning(shape, weeks, rate)
  let [stays, more] = [1, 1]
  for (let purchases = 0, exactly = 0; ; purchases += 1) {
    if (purchases === first) exactly = Math.exp(logExactly)
    more = Math.max(0, more - exactly)
    yield { purchases, exactly, more, stays }
    const growth = ((shape + purchases) / (purchases + 1)) * share
    const slowest = Math.max(growth, share)
    if (purchases >= first && slowest < 1 && (exactly * slowest) / (1 - slowest) < NEGLIGIBLE) return
    exactly *= growth
    stays *= (staying + purchases) / (ending + staying + purchases)
  }
}

/** Purchases that an active customer makes in so many weeks, on average. */
export const purchasesAhead = (intentions: Intentions, weeks: number): number => {
  let sum = 0
  if (weeks > 0) for (const { more, stays } of steps(intentions, weeks)) sum += more * stays
  return Math.max(0, sum)
}

/** How likely an active customer is still active after so many weeks, 0–1. */
export const stillActive = (intentions: Intentions, weeks: number): number => {
  let sum = 0
  if (weeks <= 0) return 1
  for (const { exactly, stays } of steps(intentions, weeks)) sum += exactly * stays
  return Math.min(1, sum)
}

/** How likely an active customer makes 0, 1, 2, … purchases in so many weeks; they add up to 1. */
export const purchaseChances = (intentions: Intentions, weeks: number): number[] => {
  if (weeks <= 0) return [1]
  const chances: number[] = []
  let [before, atLeast] = [1, 1]
  for (const { exactly, more, stays } of steps(intentions, weeks)) {
    // Either all were survived and no more wanted, or the last of them ended it.
    chances.push(exactly * stays + atLeast * (before - stays))
    before = stays
    atLeast = more
  }
  return chances
}
