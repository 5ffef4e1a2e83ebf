import { normalQuantile, twoSided } from './distributions'

export interface Interval {
  low: number
  high: number
}

/** The interval of a share (Wilson's score interval); null without any trials. */
export const wilson = (successes: number, trials: number, level = 0.95): Interval | null => {
  if (trials <= 0) return null
  const z = normalQuantile(1 - (1 - level) / 2)
  const share = successes / trials
  const scale = 1 + z ** 2 / trials
  const middle = (share + z ** 2 / (2 * trials)) / scale
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

export interface ProportionTest extends Interval {
  /** First share less the second. */
  difference: number
  z: number
  pValue: number
}

/** The difference of two shares: z-test with the pooled share, interval without pooling; null where one has no trials. */
export const twoProportions = (x1: number, n1: number, x2: number, n2: number, level = 0.95): ProportionTest | null => {
  if (n1 <= 0 || n2 <= 0) return null
  const [p1, p2, pooled] = [x1 / n1, x2 / n2, (x1 + x2) / (n1 + n2)]
  const difference = p1 - p2
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
  const z = error === 0 ? 0 : difference / error
  const reach = normalQuantile(1 - (1 - level) / 2) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2)
  return { difference, z, pValue: twoSided(z), low: difference - reach, high: difference + reach }
}

const asShare = (value: number): number => Math.min(1, Math.max(0, value))

/** Trials that each of two groups needs to tell the shares apart, unrounded (as R's `power.prop.test`, two-sided); what lies beyond 0–1 is taken as 0 or 1; Infinity for equal shares. */
export const sampleSizePerGroup = (first: number, second: number, { power = 0.8, alpha = 0.05 } = {}): number => {
  const [p1, p2] = [asShare(first), asShare(second)]
  const both = p1 + p2
  const error = normalQuantile(1 - alpha / 2) * Math.sqrt(both * (1 - both / 2))
  const miss = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
  return ((error + miss) / Math.abs(p1 - p2)) ** 2
}
