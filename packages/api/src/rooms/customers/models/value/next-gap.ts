import { logGamma, studentCritical, studentTwoSided } from '../../../../core/statistics/distributions'
import { type Rhythm, rhythmOf } from './history'
import { type LogLikelihood, mostLikelyOfMany } from './log-search'

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
  /** By what the interval is made wider below and above its middle, at least 1, as past gaps asked for; 1 where it is left out. */
  widening?: Widening
}

export interface Widening {
  low: number
  high: number
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

/** Fewer gaps in all do not tell how customers differ. */
const FEWEST_GAPS = 20
/** Four parameters do not get better by more customers than these, evenly taken. */
const MOST_CUSTOMERS = 20_000
/** Of more customers, so many show where to begin. */
const REHEARSED = 2000
/** Nobody comes more evenly than to a day in twenty. */
const LEAST_DEVIATION = 0.05
/** However many gaps are known, somebody skips a visit now and then: tails stay as long as those of so many. */
const MOST_DEGREES = 30
/** The share of gaps that lies on either side of the interval. */
const OUTSIDE = 0.1
/** The share of gaps that are longer than what has passed is told no finer. */
const LEAST_SHARE = 1e-6

/** What is believed after a customer's gaps. */
const posteriorOf = (prior: GapPrior, { gaps: count, mean, squares }: Rhythm): GapPrior => {
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

/** The logarithm of the probability of all customers' gaps under the prior, without what does not depend on it. */
const evidenceOf =
  (rhythms: readonly Rhythm[]): LogLikelihood =>
  parameters => {
    const { logMean, meanWeight, logDeviation, deviationWeight } = priorOf(parameters)
    if (logDeviation < LEAST_DEVIATION) return Number.NEGATIVE_INFINITY
    const squaresBefore = deviationWeight * logDeviation ** 2
    const before = 0.5 * Math.log(meanWeight) + (deviationWeight / 2) * Math.log(squaresBefore) - logGamma(deviationWeight / 2)
    const known = new Map<number, number>()
    const ofCount = (count: number): number => {
      const found = known.get(count) ?? before + logGamma((deviationWeight + count) / 2) - 0.5 * Math.log(meanWeight + count)
      known.set(count, found)
      return found
    }
    return rhythms.reduce((sum, { gaps: count, mean, squares }) => {
      const between = ((meanWeight * count) / (meanWeight + count)) * (mean - logMean) ** 2
      return sum + ofCount(count) - ((deviationWeight + count) / 2) * Math.log(squaresBefore + squares + between)
    }, 0)
  }

const takenEvenly = <Value>(values: readonly Value[], most: number): Value[] => {
  const step = Math.ceil(values.length / most)
  return values.filter((_, index) => index % step === 0)
}

/** The prior under which all customers' gaps are most probable; null for fewer than twenty gaps. */
export const fitGaps = (rhythmOfEach: readonly Rhythm[]): FittedGapPrior | null => {
  const known = rhythmOfEach.filter(rhythm => rhythm.gaps > 0)
  const gaps = known.reduce((sum, rhythm) => sum + rhythm.gaps, 0)
  if (gaps < FEWEST_GAPS) return null
  const rhythms = takenEvenly(known, MOST_CUSTOMERS)
  const days = Math.exp(rhythms.reduce((sum, { mean }) => sum + mean, 0) / rhythms.length)
  const starts = [
    [days, 0.5, 0.6, 4],
    [days, 2, 0.3, 2],
  ]
  const part = evidenceOf(takenEvenly(rhythms, REHEARSED))
  return { prior: priorOf(mostLikelyOfMany(evidenceOf(rhythms), part, { starts, prior: undefined })), customers: known.length, gaps }
}

/** The share of Student's t above a value. */
const above = (t: number, degrees: number): number => (t < 0 ? 1 - studentTwoSided(t, degrees) / 2 : studentTwoSided(t, degrees) / 2)

/** The value above which a share of Student's t lies. */
const passedBy = (share: number, degrees: number): number =>
  share < 0.5 ? studentCritical(2 * share, degrees) : -studentCritical(2 * (1 - share), degrees)

/** The next gap's logarithm as Student's t: its middle, its scale below and above it, its degrees of freedom. */
const predictive = (prior: GapPrior, rhythm: Rhythm) => {
  const { logMean, meanWeight, logDeviation, deviationWeight } = posteriorOf(prior, rhythm)
  const scale = logDeviation * Math.sqrt(1 + 1 / meanWeight)
  const { low = 1, high = 1 } = prior.widening ?? {}
  return { middle: logMean, low: scale * low, high: scale * high, degrees: Math.min(MOST_DEGREES, deviationWeight) }
}

/** The share of a customer's gaps that are longer than the days that have passed. */
const longerThan = (days: number, { middle, low, high, degrees }: ReturnType<typeof predictive>): number => {
  const away = Math.log(days) - middle
  return days > 0 ? above(away / (away < 0 ? low : high), degrees) : 1
}

/** The days from a customer's last visit to the next, given the gaps before and that `elapsedDays` have passed since; the fewer gaps, the nearer to all customers'. */
export const nextGap = (prior: GapPrior, gaps: readonly number[], elapsedDays: number): NextGap => {
  const next = predictive(prior, rhythmOf(gaps))
  const left = longerThan(elapsedDays, next)
  const daysAt = (share: number): number => {
    const away = passedBy(left * (1 - share), next.degrees)
    return Math.max(elapsedDays, Math.exp(next.middle + (away < 0 ? next.low : next.high) * away))
  }
  return { medianDays: daysAt(0.5), lowDays: daysAt(OUTSIDE), highDays: daysAt(1 - OUTSIDE) }
}

/** Where a gap that came lay: −1 and 1 are the edges of the interval, 0 its middle (as logarithms). */
export const reachOf = (prior: GapPrior, gaps: readonly number[], cameDays: number): number => {
  const { middle, low, high, degrees } = predictive(prior, rhythmOf(gaps))
  const away = Math.log(Math.max(1, cameDays)) - middle
  return away / ((away < 0 ? low : high) * passedBy(OUTSIDE, degrees))
}

/** How far a customer is past the own rhythm: minus the logarithm of the share of gaps that are longer; 0 on the day of a visit, 0.69 when half are, 13.8 at most. */
export const overdue = (prior: GapPrior, rhythm: Rhythm, elapsedDays: number): number =>
  Math.log(1 / Math.max(LEAST_SHARE, longerThan(elapsedDays, predictive(prior, rhythm))))
