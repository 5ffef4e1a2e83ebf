/** How likely each step of a series of amounts is by chance, beside its surroundings. */
import { median, medianDeviation, quantile } from './descriptive'
import { normalQuantile, studentCritical, studentTwoSided } from './distributions'
import type { Interval } from './proportions'
import { usualLevels } from './usual'

/** A step of a series. */
export interface JudgedStep {
  /** Index in the series. */
  at: number
  value: number
  /** How likely a step is so far out or farther by chance, 0–1. */
  pValue: number
  /** Where 99 of 100 such steps lie. */
  band: () => Interval
}

/** The band that is shown holds 99 of 100 usual steps. */
export const BAND = 0.99
/** The median deviation tells as much of the spread as the variance of so many of the steps would. */
const EFFICIENCY = 0.4
/** What is left of a series that never changes is rounding. */
const DUST = 1e-9
/** So many of the steps may lie far out on each side without widening what is usual. */
const TAIL = 0.1

interface Scale {
  to: (value: number) => number
  from: (value: number) => number
}

/** Amounts and counts scatter in proportion to the root of their level; on this scale they scatter alike. */
const rootScale: Scale = {
  to: value => Math.sign(value) * Math.sqrt(Math.abs(value)),
  from: value => Math.sign(value) * value ** 2,
}
const plainScale: Scale = { to: value => value, from: value => value }

/** How far usual steps lie below and above their level, as deviations of normal values. */
interface Spread {
  below: number
  above: number
}

/** The median deviation, or what the outer tenths tell of a longer tail; `least` at least. */
const spreadOf = (rest: readonly number[], least: number): Spread => {
  const tail = normalQuantile(1 - TAIL)
  const typical = Math.max(least, medianDeviation(rest))
  const middle = median(rest)
  return {
    below: Math.max(typical, (middle - quantile(rest, TAIL)) / tail),
    above: Math.max(typical, (quantile(rest, 1 - TAIL) - middle) / tail),
  }
}

/** The scaled levels of a series and how it scatters around them. */
export interface Usual {
  scale: Scale
  levels: readonly number[]
  spread: Spread
  /** Degrees of freedom that the spread is known with. */
  degrees: number
  /** Nothing lies below. */
  floor: number
}

/** What is usual for a series: on the scale of roots, or as it is where much is negative; it scatters by `least` at least. */
export const usualOf = (values: readonly number[], period: number, least: number): Usual => {
  const scale = quantile(values, TAIL) >= 0 ? rootScale : plainScale
  const scaled = values.map(scale.to)
  const { levels, own } = usualLevels(scaled, period)
  // What was learned from a step itself makes it lie closer than a new one would.
  const rest = scaled.map((value, at) => (value - (levels[at] ?? 0)) / Math.sqrt(1 - own))
  const floor = values.some(value => value < 0) ? Number.NEGATIVE_INFINITY : 0
  return { scale, levels, spread: spreadOf(rest, least), degrees: Math.max(1, EFFICIENCY * (1 - own) * values.length), floor }
}

/** An amount, by Student's distribution around its usual level; nothing is out of line where nothing ever scatters. */
export const judgedAmount = (value: number, at: number, { scale, levels, spread, degrees, floor }: Usual): JudgedStep => {
  const level = levels[at] ?? 0
  const away = scale.to(value) - level
  const deviation = away < 0 ? spread.below : spread.above
  return {
    at,
    value,
    pValue: deviation < DUST ? 1 : studentTwoSided(away / deviation, degrees),
    band: () => {
      const reach = studentCritical(1 - BAND, degrees)
      return { low: Math.max(floor, scale.from(level - reach * spread.below)), high: scale.from(level + reach * spread.above) }
    },
  }
}
