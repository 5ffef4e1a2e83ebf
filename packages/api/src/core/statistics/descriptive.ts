import { studentCritical, studentTwoSided } from './distributions'

/** Arithmetic mean; NaN for none. */
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The value that a share of all does not pass, between neighbours in proportion (type 7 of Hyndman & Fan); NaN for none. */
export const quantile = (values: ArrayLike<number>, share: number): number => {
  const sorted = new Float64Array(values).sort()
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

/** Middle value; NaN for none. */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5)

/** Makes the median distance of normal values their standard deviation. */
const NORMAL_SCALE = 1.4826

/** Median absolute deviation, scaled to be the standard deviation of normal values; NaN for none. */
export const medianDeviation = (values: readonly number[]): number => {
  const middle = median(values)
  return NORMAL_SCALE * median(values.map(value => Math.abs(value - middle)))
}

/** Of normal values, nine in ten lie nearer than so many deviations. */
const NINE_IN_TEN = 1.6449

/** As the median deviation, or what the outermost tenth tells of longer tails, where that is more; NaN for none. */
export const broadDeviation = (values: readonly number[]): number => {
  const middle = median(values)
  const outer = quantile(
    values.map(value => Math.abs(value - middle)),
    0.9,
  )
  return Math.max(medianDeviation(values), outer / NINE_IN_TEN)
}

/** Variance of a sample; NaN for fewer than two. */
export const variance = (values: readonly number[]): number => {
  if (values.length < 2) return Number.NaN
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

/** What is known of a sample without its values. */
export interface Moments {
  count: number
  mean: number
  variance: number
}

export interface MeanDifference {
  /** First mean less the second. */
  difference: number
  low: number
  high: number
  pValue: number
}

/** The difference of two means with its interval, variances not assumed equal (Welch's t-test); null for fewer than two values or without any spread. */
export const welch = (first: Moments, second: Moments, alpha = 0.05): MeanDifference | null => {
  if (first.count < 2 || second.count < 2) return null
  const [a, b] = [first.variance / first.count, second.variance / second.count]
  const error = Math.sqrt(a + b)
  if (!(error > 0)) return null
  const degrees = (a + b) ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1))
  const difference = first.mean - second.mean
  const reach = studentCritical(alpha, degrees) * error
  return { difference, low: difference - reach, high: difference + reach, pValue: studentTwoSided(difference / error, degrees) }
}
