/** Seasonal-trend decomposition by loess: Cleveland, Cleveland, McRae & Terpenning (1990), with the defaults of R's `stl`. */
import { mean, median, variance } from './descriptive'
import type { Smoothing } from './loess'
import { smoothed, smoothedAt } from './loess'

export interface Decomposition {
  seasonal: number[]
  trend: number[]
  /** Value less seasonal less trend. */
  remainder: number[]
}

export interface StlOptions {
  /** Steps after which the season comes again, at least 2. */
  period: number
  /** Cycles that a season is learned from; undefined: the same season all along. */
  seasonalWindow?: number
  /** Steps that the trend is learned from, odd; undefined: one and a half periods and as much more as the season takes. */
  trendWindow?: number
  /** Outliers bend nothing. */
  isRobust?: boolean
}

const nextOdd = (value: number): number => {
  const whole = Math.round(value)
  return whole % 2 === 0 ? whole + 1 : whole
}
const withJump = (window: number, degree: 0 | 1): Smoothing => ({ window, degree, jump: Math.ceil(window / 10) })

interface Plan {
  period: number
  seasonal: Smoothing
  trend: Smoothing
  low: Smoothing
}

const planOf = ({ period, seasonalWindow, trendWindow }: StlOptions, length: number): Plan => {
  const window = seasonalWindow ?? 10 * length + 1
  return {
    period,
    seasonal: withJump(window, 0),
    trend: withJump(trendWindow ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / window))), 1),
    low: withJump(nextOdd(period), 1),
  }
}

const movingAverage = (values: readonly number[], window: number): number[] => {
  let sum = values.slice(0, window).reduce((one, other) => one + other, 0)
  const averages = [sum / window]
  for (let at = window; at < values.length; at += 1) {
    sum += (values[at] ?? 0) - (values[at - window] ?? 0)
    averages.push(sum / window)
  }
  return averages
}

const everyNth = (values: readonly number[], from: number, step: number): number[] =>
  Array.from({ length: Math.ceil((values.length - from) / step) }, (_, index) => values[from + index * step] ?? 0)

/** The values of each step of the season smoothed along the cycles, one cycle further on either side. */
const cycles = (values: readonly number[], { period, seasonal }: Plan, weights: readonly number[] | undefined): number[] => {
  const extended = new Array<number>(values.length + 2 * period).fill(0)
  for (let phase = 0; phase < period; phase += 1) {
    const own = everyNth(values, phase, period)
    const ownWeights = weights && everyNth(weights, phase, period)
    const fit = { values: own, smoothing: seasonal, weights: ownWeights }
    const inner = smoothed(own, seasonal, ownWeights)
    const last = own.length - 1
    const before = smoothedAt(fit, -1, { left: 0, right: Math.min(seasonal.window, own.length) - 1 }) ?? inner[0] ?? 0
    const after = smoothedAt(fit, last + 1, { left: Math.max(0, last - seasonal.window + 1), right: last }) ?? inner[last] ?? 0
    ;[before, ...inner, after].forEach((value, cycle) => (extended[cycle * period + phase] = value))
  }
  return extended
}

const subtract = (one: readonly number[], other: readonly number[]): number[] => one.map((value, at) => value - (other[at] ?? 0))

const innerLoop = (values: readonly number[], plan: Plan, trend: readonly number[], weights: readonly number[] | undefined) => {
  const { period } = plan
  const extended = cycles(subtract(values, trend), plan, weights)
  const low = smoothed(movingAverage(movingAverage(movingAverage(extended, period), period), 3), plan.low)
  const seasonal = values.map((_, at) => (extended[period + at] ?? 0) - (low[at] ?? 0))
  return { seasonal, trend: smoothed(subtract(values, seasonal), plan.trend, weights) }
}

/** Bisquare weights: what lies far out counts for nothing. */
const robustWeights = (remainder: readonly number[]): number[] => {
  const distances = remainder.map(Math.abs)
  const reach = 6 * median(distances)
  return distances.map(distance => {
    if (distance <= 0.001 * reach) return 1
    return distance <= 0.999 * reach ? (1 - (distance / reach) ** 2) ** 2 : 0
  })
}

const sameSeason = (seasonal: readonly number[], period: number): number[] => {
  const means = Array.from({ length: period }, (_, phase) => mean(everyNth(seasonal, phase, period)))
  return seasonal.map((_, at) => means[at % period] ?? 0)
}

const ROBUST_ROUNDS = 15

/** The parts of a series; it must be two periods long at least. */
export const stl = (values: readonly number[], options: StlOptions): Decomposition => {
  const { period, seasonalWindow, isRobust = false } = options
  if (values.length < 2 * period) throw new RangeError(`STL with a period of ${period} needs ${2 * period} values`)
  const plan = planOf(options, values.length)
  let parts = { seasonal: values.map(() => 0), trend: values.map(() => 0) }
  let weights: number[] | undefined
  for (let round = 0; round <= (isRobust ? ROBUST_ROUNDS : 0); round += 1) {
    for (let inner = 0; inner < (isRobust ? 1 : 2); inner += 1) parts = innerLoop(values, plan, parts.trend, weights)
    weights = robustWeights(subtract(subtract(values, parts.seasonal), parts.trend))
  }
  const seasonal = seasonalWindow === undefined ? sameSeason(parts.seasonal, period) : parts.seasonal
  return { seasonal, trend: parts.trend, remainder: subtract(subtract(values, seasonal), parts.trend) }
}

/** How much of what is not `part` is explained by it, 0–1 (Wang, Smith & Hyndman 2006). */
export const strengthOf = (part: 'seasonal' | 'trend', decomposition: Decomposition): number => {
  const { remainder } = decomposition
  const both = remainder.map((value, at) => value + (decomposition[part][at] ?? 0))
  const total = variance(both)
  return total === 0 ? 0 : Math.max(0, 1 - variance(remainder) / total)
}
