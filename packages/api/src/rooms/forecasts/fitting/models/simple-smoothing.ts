export interface Smoothed {
  alpha: number
  /** The level after the last value: the forecast of all steps ahead. */
  level: number
}

const LEAST_ALPHA = 1e-4
const GREATEST_ALPHA = 1 - 1e-4
const GOLDEN = (Math.sqrt(5) - 1) / 2
/** Alpha to five digits. */
const SECTIONS = 24
const GRID = 12

interface Run extends Smoothed {
  squares: number
}

/**
 * Errors of simple smoothing are linear in the first level, so that the best one is known for each alpha:
 * e = u − l·v with u the errors from level 0 and v = (1 − alpha)^t.
 */
const run = (values: readonly number[], alpha: number): Run => {
  let level = 0
  let weight = 1
  let uu = 0
  let uv = 0
  let vv = 0
  for (const value of values) {
    const error = value - level
    uu += error * error
    uv += error * weight
    vv += weight * weight
    level += alpha * error
    weight *= 1 - alpha
  }
  const first = uv / vv
  return { alpha, level: level + weight * first, squares: uu - uv * first }
}

/** Simple exponential smoothing with alpha and first level of least squared one-step errors (as R's `ses`); level NaN for no values. */
export function smooth(values: readonly number[]): Smoothed {
  const tried = Array.from({ length: GRID + 1 }, (_, index) => run(values, LEAST_ALPHA + ((GREATEST_ALPHA - LEAST_ALPHA) * index) / GRID))
  const start = tried.reduce((best, each) => (each.squares < best.squares ? each : best))
  let low = Math.max(LEAST_ALPHA, start.alpha - 1 / GRID)
  let high = Math.min(GREATEST_ALPHA, start.alpha + 1 / GRID)
  let best = start
  for (let section = 0; section < SECTIONS; section += 1) {
    const left = run(values, high - GOLDEN * (high - low))
    const right = run(values, low + GOLDEN * (high - low))
    if (left.squares < right.squares) high = right.alpha
    else low = left.alpha
    for (const each of [left, right]) if (each.squares < best.squares) best = each
  }
  return { alpha: best.alpha, level: best.level }
}
