/** Steps of a series that its surroundings do not let expect. */
import { median, medianDeviation } from './descriptive'
import { betaCdf, normalQuantile, twoSided } from './distributions'
import { stl } from './stl'

export interface Anomaly {
  /** Index in the series. */
  at: number
  value: number
  expectedLow: number
  expectedHigh: number
}

export interface AnomalyOptions {
  /** Steps after which the season comes again, such as 7 for days; 1 for none. */
  period: number
  /** Whole numbers, which scatter by chance alone. */
  isCount: boolean
}

/** Fewer say nothing of what is usual. */
const FEWEST = 14
/** Of what is called an anomaly, at most one in a hundred is chance (Benjamini–Hochberg). */
const FALSE_SHARE = 0.01
/** The band that is shown holds 99 of 100 usual steps. */
const BAND = 0.99
/** Steps on either side that the level of a series without a season is taken from. */
const HALF_WINDOW = 7
/** On the square-root scale a Poisson count scatters by ½, whatever its mean. */
const POISSON_DEVIATION = 0.5
/** Below this mean the square root is no good stand-in for the distribution of a count. */
const FEW = 20
/** With so large a size the negative binomial is Poisson. */
const POISSON_SIZE = 1e7

/** Amounts and counts scatter in proportion to the root of their level; on this scale they scatter alike. */
const root = (value: number): number => Math.sign(value) * Math.sqrt(Math.abs(value))
const square = (value: number): number => Math.sign(value) * value * value

/** What is left of a series that never changes is rounding. */
const DUST = 1e-9
const withoutDust = (deviation: number): number => (deviation < DUST ? 0 : deviation)

const runningMedian = (values: readonly number[]): number[] =>
  values.map((_, at) => median(values.slice(Math.max(0, at - HALF_WINDOW), at + HALF_WINDOW + 1)))

/** What is usual at each step, on the scale of the values. */
const levels = (values: readonly number[], period: number): number[] => {
  if (period < 2 || values.length < 2 * period) return runningMedian(values)
  const { seasonal, trend } = stl(values, { period, isRobust: true })
  return values.map((_, at) => (seasonal[at] ?? 0) + (trend[at] ?? 0))
}

/** P(X ≤ count) of a negative binomial by mean and size. */
const countCdf = (count: number, mean: number, size: number): number => (count < 0 ? 0 : betaCdf(size / (size + mean), size, count + 1))

const countTails = (count: number, mean: number, size: number): number =>
  Math.min(1, 2 * Math.min(countCdf(count, mean, size), 1 - countCdf(count - 1, mean, size)))

/** The least count that a share does not pass. */
const countQuantile = (share: number, mean: number, size: number): number => {
  let [low, high] = [0, Math.ceil(4 * mean + 20)]
  while (countCdf(high, mean, size) < share) high *= 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (countCdf(middle, mean, size) >= share) high = middle
    else low = middle + 1
  }
  return low
}

interface Step extends Anomaly {
  pValue: number
}

const scaledStep = (at: number, value: number, level: number, deviation: number, isNatural: boolean): Step => {
  const reach = normalQuantile(1 - (1 - BAND) / 2) * deviation
  const low = square(level - reach)
  return {
    at,
    value,
    pValue: deviation === 0 ? 1 : twoSided((root(value) - level) / deviation),
    expectedLow: isNatural ? Math.max(0, low) : low,
    expectedHigh: square(level + reach),
  }
}

const countStep = (at: number, value: number, mean: number, size: number): Step => ({
  at,
  value,
  pValue: countTails(value, mean, size),
  expectedLow: countQuantile((1 - BAND) / 2, mean, size),
  expectedHigh: countQuantile(1 - (1 - BAND) / 2, mean, size),
})

/** The steps whose p-values are too small for so many, with the false ones among them bounded (Benjamini & Hochberg 1995). */
const discoveries = (steps: readonly Step[]): Step[] => {
  const sorted = [...steps].sort((one, other) => one.pValue - other.pValue)
  const last = sorted.findLastIndex(({ pValue }, index) => pValue <= ((index + 1) / steps.length) * FALSE_SHARE)
  return sorted.slice(0, last + 1).sort((one, other) => one.at - other.at)
}

/**
 * The steps out of line, in their order; none for fewer than fourteen. What is usual is the trend and season of a robust STL on the
 * square-root scale (a running median where there is no season), how far is the median deviation around it; few counts are judged by
 * the negative binomial with that spread.
 */
export const anomalies = (values: readonly number[], { period, isCount }: AnomalyOptions): Anomaly[] => {
  if (values.length < FEWEST) return []
  const isNatural = values.every(value => value >= 0)
  const scaled = values.map(root)
  const usual = levels(scaled, period)
  const spread = withoutDust(medianDeviation(scaled.map((value, at) => value - (usual[at] ?? 0))))
  const deviation = isCount ? Math.max(spread, POISSON_DEVIATION) : spread
  const typical = Math.max(median(values), 1)
  // On the square-root scale the variance of a negative binomial is (1 + mean ÷ size) ÷ 4.
  const excess = 4 * deviation ** 2 - 1
  const size = excess > 1e-6 ? typical / excess : POISSON_SIZE
  const steps = values.map((value, at) => {
    const level = usual[at] ?? 0
    const mean = Math.max(0, level) ** 2
    return isCount && mean < FEW ? countStep(at, value, Math.max(mean, 1e-9), size) : scaledStep(at, value, level, deviation, isNatural)
  })
  return discoveries(steps).map(({ at, value, expectedLow, expectedHigh }) => ({ at, value, expectedLow, expectedHigh }))
}
