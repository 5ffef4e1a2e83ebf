import type { Form, Parameters } from './form'

/** The states after the last value, and how far off the steps ahead were. */
export interface Filtered {
  level: number
  trend: number
  figures: Float64Array
  /** Sum of squared errors; relative errors where they are multiplicative. */
  squares: number
  /** Sum of the logarithms of what was expected. */
  logs: number
}

/** Divisors nearer to 0 than this are none. */
const TINY = 1e-10

/** Runs a model over a series, one step ahead at a time. Null where it breaks: something expected to be 0 or less that must be above. */
export function filter(values: readonly number[], { error, season }: Form, parameters: Parameters): Filtered | null {
  const { alpha, beta, gamma, phi } = parameters
  const isRelative = error === 'MULTIPLICATIVE'
  const isProduct = season === 'MULTIPLICATIVE'
  const figures = Float64Array.from(season === 'NONE' ? [0] : parameters.figures)
  const places = figures.length
  let { level, trend } = parameters
  let squares = 0
  let logs = 0
  let place = 0
  for (const value of values) {
    const figure = figures[place] ?? 0
    const damped = phi * trend
    const base = level + damped
    const expected = isProduct ? base * figure : base + figure
    if (isProduct && (figure < TINY || base < TINY)) return null
    if (isRelative && expected < TINY) return null
    const off = isRelative ? (value - expected) / expected : value - expected
    squares += off * off
    if (isRelative) logs += Math.log(expected)
    const next = base + alpha * ((isProduct ? value / figure : value - figure) - base)
    if (beta > 0) trend = damped + (beta / alpha) * (next - level - damped)
    if (gamma > 0) figures[place] = figure + gamma * ((isProduct ? value / base : value - base) - figure)
    level = next
    place = place + 1 === places ? 0 : place + 1
  }
  return { level, trend, figures, squares, logs }
}

/** The steps after a series of so many values. */
export function project({ level, trend, figures }: Filtered, { season }: Form, phi: number, from: number, horizon: number): number[] {
  let damping = 0
  let factor = 1
  return Array.from({ length: horizon }, (_, step) => {
    factor *= phi
    damping += factor
    const figure = figures[(from + step) % figures.length] ?? 0
    const base = level + damping * trend
    return season === 'MULTIPLICATIVE' ? base * figure : base + figure
  })
}
