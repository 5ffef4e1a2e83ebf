import type { TrendDirection } from '@dashboard/schema/vocabulary'
import { mean, median } from './descriptive'
import { twoSided } from './distributions'

/** The usual level: one trend in twenty is chance. */
const SIGNIFICANT = 0.05
/** Pairs grow with the square: 600 points have 180,000, two hundredths of a second. */
const MOST_POINTS = 600

export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  s: number
  /** Kendall's τ-b, −1 to 1. */
  tau: number
  /** Two-sided; 1 where all values are the same. */
  pValue: number
}

const pairs = (count: number): number => (count * (count - 1)) / 2

const tieSizes = (values: readonly number[]): number[] => {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].filter(size => size > 1)
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0)

/** Whether values rise or fall along their order, whatever their shape, ties accounted for (Mann–Kendall); null for fewer than three. */
export const mannKendall = (values: readonly number[]): MannKendall | null => {
  const n = values.length
  if (n < 3) return null
  let s = 0
  values.forEach((value, index) => {
    for (let later = index + 1; later < n; later += 1) s += Math.sign((values[later] ?? 0) - value)
  })
  const ties = tieSizes(values)
  const spread = (n * (n - 1) * (2 * n + 5) - sum(ties.map(size => size * (size - 1) * (2 * size + 5)))) / 18
  if (spread === 0) return { s, tau: 0, pValue: 1 }
  const tau = s / Math.sqrt((pairs(n) - sum(ties.map(pairs))) * pairs(n))
  return { s, tau, pValue: twoSided((s - Math.sign(s)) / Math.sqrt(spread)) }
}

/** Neighbours averaged, so that no more than `MOST_POINTS` are left (what does not fill a group is left out where the series is oldest); the step of the result in steps of the values. */
const thinned = (values: readonly number[]): { points: readonly number[]; step: number } => {
  const step = Math.ceil(values.length / MOST_POINTS)
  if (step <= 1) return { points: values, step: 1 }
  const [groups, first] = [Math.floor(values.length / step), values.length % step]
  return {
    points: Array.from({ length: groups }, (_, index) => mean(values.slice(first + index * step, first + (index + 1) * step))),
    step,
  }
}

/** Change a step: the median of the slopes of all pairs (Theil–Sen), which outliers do not bend; null for fewer than two. Long series are thinned by averaging neighbours. */
export const theilSen = (values: readonly number[]): number | null => {
  const { points, step } = thinned(values)
  if (points.length < 2) return null
  const slopes = new Float64Array(pairs(points.length))
  let pair = 0
  points.forEach((value, index) => {
    for (let later = index + 1; later < points.length; later += 1) {
      slopes[pair] = ((points[later] ?? 0) - value) / (later - index)
      pair += 1
    }
  })
  return median(slopes) / step
}

/** Where a series goes: UP or DOWN where that is unlikely to be chance, else FLAT. */
export const trendDirection = (values: readonly number[]): TrendDirection => {
  const test = mannKendall(values)
  if (test === null || test.pValue >= SIGNIFICANT) return 'FLAT'
  return test.s > 0 ? 'UP' : 'DOWN'
}
