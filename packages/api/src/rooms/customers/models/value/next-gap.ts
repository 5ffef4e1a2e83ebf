import { logGamma, studentCritical, studentTwoSided } from '../../../../core/statistics/distributions'
import { mostLikely } from './log-search'

/**
 * How gaps between visits are distributed: a customer's logarithms of gaps in days are normal with an own mean and variance, which
 * are normal–inverse-gamma among customers (Gelman et al., Bayesian Data Analysis, 3.3).
 */
export interface GapPrior {
  /** Mean of the logarithm of days. */
  logMean: number
  /** What it weighs, in gaps. */
  meanWeight: number
  /** Deviation of the logarithm within one customer. */
  logDeviation: number
  /** What that weighs, in gaps. */
  deviationWeight: number
}

export interface FittedGapPrior {
  prior: GapPrior
  /** With at least one gap. */
  customers: number
  gaps: number
}

/** From one visit to the next, in days; the interval holds it with 80 %. */
export interface NextGap {
  medianDays: number
  lowDays: number
  highDays: number
}

interface GapMoments {
  count: number
  mean: number
  /** Squared distances from the mean, added up. */
  squares: number
}

/** Fewer gaps in all do not tell how customers differ. */
const FEWEST_GAPS = 20
/** Four parameters do not get better by more customers than these, evenly taken. */
const MOST_CUSTOMERS = 20_000
/** Nobody comes more evenly than to a day in twenty. */
const LEAST_DEVIATION = 0.05
/** A log mean may be negative, so it is searched for as a factor of days. */
const LEAST_DAYS = 1

const momentsOf = (gaps: readonly number[]): GapMoments => {
  const logs = gaps.map(days => Math.log(Math.max(LEAST_DAYS, days)))
  const mean = logs.reduce((sum, each) => sum + each, 0) / Math.max(1, logs.length)
  return { count: logs.length, mean, squares: logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) }
}

/** What is believed after a customer's gaps. */
const posteriorOf = (prior: GapPrior, { count, mean, squares }: GapMoments): GapPrior => {
  const { logMean, meanWeight, logDeviation, deviationWeight } = prior
  const [weight, degrees] = [meanWeight + count, deviationWeight + count]
  const between = ((meanWeight * count) / weight) * (mean - logMean) ** 2
  return {
    logMean: (meanWeight * logMean + count * mean) / weight,
    meanWeight: weight,
    logDeviation: Math.sqrt((deviationWeight * logDeviation ** 2 + squares + between) / degrees),
    deviationWeight: degrees,
  }
}

const priorOf = ([days = 1, meanWeight = 1, logDeviation = 1, deviationWeight = 1]: readonly number[]): GapPrior => ({
  logMean: Math.log(days),
  meanWeight,
  logDeviation,
  deviationWeight,
})

/** The logarithm of the probability of a customer's gaps under the prior, without what does not depend on it. */
const evidence = (prior: GapPrior, moments: GapMoments): number => {
  const after = posteriorOf(prior, moments)
  const half = (of: GapPrior) => (of.deviationWeight / 2) * Math.log(of.deviationWeight * of.logDeviation ** 2)
  const gammas = logGamma(after.deviationWeight / 2) - logGamma(prior.deviationWeight / 2)
  return gammas + 0.5 * Math.log(prior.meanWeight / after.meanWeight) + half(prior) - half(after)
}

/** The prior under which all customers' gaps (in days, per customer) are most probable; null for fewer than twenty gaps. */
export const fitGaps = (gapsPerCustomer: readonly (readonly number[])[]): FittedGapPrior | null => {
  const known = gapsPerCustomer.filter(({ length }) => length > 0)
  const gaps = known.reduce((sum, { length }) => sum + length, 0)
  if (gaps < FEWEST_GAPS) return null
  const step = Math.ceil(known.length / MOST_CUSTOMERS)
  const moments = known.filter((_, index) => index % step === 0).map(momentsOf)
  const total = (parameters: readonly number[]): number => {
    const prior = priorOf(parameters)
    if (prior.logDeviation < LEAST_DEVIATION) return Number.NEGATIVE_INFINITY
    return moments.reduce((sum, each) => sum + evidence(prior, each), 0)
  }
  const days = Math.exp(moments.reduce((sum, { mean }) => sum + mean, 0) / moments.length)
  const starts = [
    [days, 0.5, 0.6, 4],
    [days, 2, 0.3, 2],
  ]
  return { prior: priorOf(mostLikely(total, starts)), customers: known.length, gaps }
}

/** The share of Student's t above a value. */
const above = (t: number, degrees: number): number => (t < 0 ? 1 - studentTwoSided(t, degrees) / 2 : studentTwoSided(t, degrees) / 2)

/** The value above which a share of Student's t lies. */
const passedBy = (share: number, degrees: number): number =>
  share < 0.5 ? studentCritical(2 * share, degrees) : -studentCritical(2 * (1 - share), degrees)

/** The days from a customer's last visit to the next, given the gaps before and that `elapsedDays` have passed since; the fewer gaps, the nearer to all customers'. */
export const nextGap = (prior: GapPrior, gaps: readonly number[], elapsedDays: number): NextGap => {
  const { logMean, meanWeight, logDeviation, deviationWeight } = posteriorOf(prior, momentsOf(gaps))
  const scale = logDeviation * Math.sqrt(1 + 1 / meanWeight)
  const left = elapsedDays > 0 ? above((Math.log(elapsedDays) - logMean) / scale, deviationWeight) : 1
  const daysAt = (share: number) => Math.max(elapsedDays, Math.exp(logMean + scale * passedBy(left * (1 - share), deviationWeight)))
  return { medianDays: daysAt(0.5), lowDays: daysAt(0.1), highDays: daysAt(0.9) }
}
