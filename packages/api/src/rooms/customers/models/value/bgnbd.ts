import { bgNbdLogLikelihood, grouped, thinned } from './bgnbd-likelihood'
import { type BuyingHistory, MONTH_WEEKS } from './history'
import { type LogPrior, mostLikely, mostLikelyOfMany, probableDraws } from './log-search'
import { type Intentions, purchasesAhead, stillActive } from './purchases-ahead'

/**
 * How a provider's customers buy (Fader, Hardie & Lee 2005, "Counting your customers the easy way"): each at an own rate, which is
 * Gamma(r, α) a week among customers, and each leaving for good after a purchase with an own probability, which is Beta(a, b).
 */
export interface BgNbd {
  r: number
  /** Weeks. */
  alpha: number
  a: number
  b: number
}

export interface FittedBgNbd {
  parameters: BgNbd
  /** Of the data alone, without the prior. */
  logLikelihood: number
  customers: number
}

/** Where most businesses lie, wide enough (a factor of 4.5 either way) that some hundred customers overrule it: r, α, a, b. */
export const weakBuyingPrior: LogPrior = { mean: [1, 6, 0.8, 4].map(Math.log), sd: [1.5, 1.5, 1.5, 1.5] }

/** Of more groups, so many show where to begin. */
const REHEARSED_GROUPS = 3000

/** Parameters to start from: the overall rate, held by few or by many, of customers who leave soon or late. */
const startsFor = (histories: readonly BuyingHistory[]): number[][] => {
  const total = (of: (history: BuyingHistory) => number) => histories.reduce((sum, each) => sum + of(each) * (each.count ?? 1), 0)
  const weeksEach =
    total(({ ageWeeks }) => ageWeeks) /
    Math.max(
      1,
      total(({ repeats }) => repeats),
    )
  return [0.3, 1.5].flatMap(r => [
    [r, r * weeksEach, 0.8, 2.5],
    [r, r * weeksEach, 0.5, 8],
  ])
}

/** The most likely parameters, or with a prior the most probable ones. Without any repeat nothing but the prior speaks. */
export const fitBgNbd = (histories: readonly BuyingHistory[], prior?: LogPrior): FittedBgNbd => {
  const groups = grouped(histories)
  const few = thinned(groups, REHEARSED_GROUPS)
  const likely = (of: typeof groups) => (parameters: readonly number[]) => bgNbdLogLikelihood(of, parameters)
  const from = { starts: startsFor(histories), prior }
  const found = few === groups ? mostLikely(likely(groups), from) : mostLikelyOfMany(likely(groups), likely(few), from)
  const [r = 1, alpha = 1, a = 1, b = 1] = found
  return { parameters: { r, alpha, a, b }, logLikelihood: bgNbdLogLikelihood(groups, found), customers: groups.customers }
}

/** What a provider's parameters may be as well, given so many customers; null where that cannot be told. */
export const drawnBgNbd = (histories: readonly BuyingHistory[], { r, alpha, a, b }: BgNbd, prior: LogPrior): BgNbd[] | null => {
  const groups = grouped(histories)
  const draws = probableDraws(parameters => bgNbdLogLikelihood(groups, parameters), [r, alpha, a, b], prior)
  return draws && draws.map(([ofR = r, ofAlpha = alpha, ofA = a, ofB = b]) => ({ r: ofR, alpha: ofAlpha, a: ofA, b: ofB }))
}

/** Purchases that a new customer makes in so many weeks after the first one, on average. */
export const expectedPurchases = ({ r, alpha, a, b }: BgNbd, weeks: number): number =>
  purchasesAhead({ shape: r, rate: alpha, ending: a, staying: b }, weeks)

/** What is believed of a customer who is active at the end of the history. */
export const intentionsOf = ({ r, alpha, a, b }: BgNbd, { repeats, ageWeeks }: BuyingHistory): Intentions => ({
  shape: r + repeats,
  rate: alpha + ageWeeks,
  ending: a,
  staying: b + repeats,
})

/** Purchases in the next so many weeks that a history lets expect (eq. 10). */
export const expectedMore = (parameters: BgNbd, history: BuyingHistory, weeks: number): number =>
  probabilityAlive(parameters, history) * purchasesAhead(intentionsOf(parameters, history), weeks)

/** How likely a customer has not left for good, 0–1; exactly 1 without a repeat, as this model lets nobody leave before. */
export const probabilityAlive = ({ r, alpha, a, b }: BgNbd, { repeats, lastWeeks, ageWeeks }: BuyingHistory): number => {
  if (repeats === 0) return 1
  const odds = Math.log(a / (b + repeats - 1)) + (r + repeats) * Math.log((alpha + ageWeeks) / (alpha + lastWeeks))
  return odds > 0 ? Math.exp(-odds) / (1 + Math.exp(-odds)) : 1 / (1 + Math.exp(odds))
}

/** How likely no purchase follows within so many weeks, 0–1: the risk of losing a customer whose horizon this is. */
export const probabilityOfNone = (parameters: BgNbd, history: BuyingHistory, weeks: number): number => {
  const { shape, rate } = intentionsOf(parameters, history)
  return 1 + probabilityAlive(parameters, history) * Math.expm1(-shape * Math.log1p(weeks / rate))
}

/** For 0, 1, … `monthsAhead` months from now: how likely the customer is still active then, 0–1. The first is `probabilityAlive`. */
export const retentionCurve = (parameters: BgNbd, history: BuyingHistory, monthsAhead: number): number[] => {
  const alive = probabilityAlive(parameters, history)
  const intentions = intentionsOf(parameters, history)
  return Array.from({ length: monthsAhead + 1 }, (_, month) => alive * stillActive(intentions, month * MONTH_WEEKS))
}
