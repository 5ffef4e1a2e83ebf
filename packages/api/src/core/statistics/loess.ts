/** Smoothing along equally spaced points by local regression, as STL asks for it (Cleveland et al. 1990). */

/** How a curve is smoothed. */
export interface Smoothing {
  /** Points that a local fit looks at, odd. */
  window: number
  /** 0 a local mean, 1 a local line. */
  degree: 0 | 1
  /** Fits only every so many points, and draws lines between. */
  jump: number
}

interface Fit {
  values: readonly number[]
  smoothing: Smoothing
  /** How much each point counts; all the same where undefined. */
  weights: readonly number[] | undefined
}

/** Where a local fit looks, indices, both included. */
interface Reach {
  left: number
  right: number
}

/** Weighted sums around `x`: of weights, of places (from `x`), of values, and of their products. */
interface Sums {
  weight: number
  place: number
  square: number
  value: number
  product: number
}

/** Nearer than this share of the radius a point counts fully, farther than 1 less it not at all. */
const RIM = 0.001

const tricube = (distance: number, radius: number): number => {
  if (distance <= RIM * radius) return 1
  if (distance > (1 - RIM) * radius) return 0
  const ratio = distance / radius
  const rest = 1 - ratio * ratio * ratio
  return rest * rest * rest
}

/** One pass without lists: this is where nearly all the time of STL goes. */
const sumsAround = ({ values, weights }: Fit, x: number, { left, right }: Reach, radius: number): Sums => {
  const sums: Sums = { weight: 0, place: 0, square: 0, value: 0, product: 0 }
  for (let at = left; at <= right; at += 1) {
    const place = at - x
    const weight = tricube(Math.abs(place), radius) * (weights?.[at] ?? 1)
    const value = weight * (values[at] ?? 0)
    sums.weight += weight
    sums.place += weight * place
    sums.square += weight * place * place
    sums.value += value
    sums.product += value * place
  }
  return sums
}

/** The smoothed value at `x`, which may lie outside of the points; null where no point counts. */
export const smoothedAt = (fit: Fit, x: number, reach: Reach): number | null => {
  const { window, degree } = fit.smoothing
  const { length } = fit.values
  const radius = Math.max(x - reach.left, reach.right - x) + (window > length ? Math.floor((window - length) / 2) : 0)
  const { weight, place, square, value, product } = sumsAround(fit, x, reach, radius)
  if (weight <= 0) return null
  const [centre, level] = [place / weight, value / weight]
  if (degree === 0 || radius <= 0) return level
  const spread = square / weight - centre * centre
  // Points that all lie at one place have no slope.
  if (!(Math.sqrt(spread) > RIM * (length - 1))) return level
  return level - centre * ((product / weight - centre * level) / spread)
}

const reachAt = (at: number, length: number, window: number): Reach => {
  if (window >= length) return { left: 0, right: length - 1 }
  const half = Math.floor((window + 1) / 2) - 1
  const left = Math.min(Math.max(at - half, 0), length - window)
  return { left, right: left + window - 1 }
}

const drawLine = (curve: number[], from: number, to: number): void => {
  const [start = 0, end = 0] = [curve[from], curve[to]]
  for (let at = from + 1; at < to; at += 1) curve[at] = start + ((end - start) * (at - from)) / (to - from)
}

/** The smoothed curve through the values. */
export const smoothed = (values: readonly number[], smoothing: Smoothing, weights?: readonly number[]): number[] => {
  const { length } = values
  if (length < 2) return [...values]
  const fit = { values, smoothing, weights }
  const curve = new Array<number>(length).fill(0)
  const step = Math.min(smoothing.jump, length - 1)
  const valueAt = (at: number): number => smoothedAt(fit, at, reachAt(at, length, smoothing.window)) ?? values[at] ?? 0
  let last = 0
  for (let at = 0; at < length; at += step) {
    curve[at] = valueAt(at)
    drawLine(curve, last, at)
    last = at
  }
  if (last !== length - 1) {
    curve[length - 1] = valueAt(length - 1)
    drawLine(curve, last, length - 1)
  }
  return curve
}
