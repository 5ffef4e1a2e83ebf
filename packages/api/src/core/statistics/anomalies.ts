/** Steps of a series that its surroundings do not let expect. */
import { median } from './descriptive'
import type { JudgedStep } from './judged'
import { judgedAmount, usualOf } from './judged'
import { judgedCounts } from './judged-counts'

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

/** The steps whose p-values are too small for so many, with the false ones among them bounded (Benjamini & Hochberg 1995). */
const discoveries = (steps: readonly JudgedStep[]): JudgedStep[] => {
  const sorted = [...steps].sort((one, other) => one.pValue - other.pValue)
  const last = sorted.findLastIndex(({ pValue }, index) => pValue <= ((index + 1) / steps.length) * FALSE_SHARE)
  return sorted.slice(0, last + 1).sort((one, other) => one.at - other.at)
}

/** Amounts that are nothing on more than half of the steps have no usual. */
const judgedAmounts = (values: readonly number[], period: number): JudgedStep[] => {
  if (median(values) === 0) return []
  const usual = usualOf(values, period, 0)
  return values.map((value, at) => judgedAmount(value, at, usual))
}

/**
 * The steps out of line, in their order; none for fewer than fourteen. What is usual is the trend and season of a robust STL on the
 * square-root scale (a running median where there is no season), how far is the median deviation around it, or more where the series has
 * long tails; few counts are judged by the negative binomial, rare ones around their rate.
 */
export const anomalies = (values: readonly number[], { period, isCount }: AnomalyOptions): Anomaly[] => {
  if (values.length < FEWEST) return []
  const steps = isCount ? judgedCounts(values, period) : judgedAmounts(values, period)
  return discoveries(steps).map(({ at, value, band }) => {
    const { low, high } = band()
    return { at, value, expectedLow: low, expectedHigh: high }
  })
}
