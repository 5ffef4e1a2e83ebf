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

/** The tricube weights of the points around `x`, adding up to 1; null where none counts. */
const localWeights = (
  { values, smoothing, weights }: Fit,
  x: number,
  { left, right }: Reach,
): { list: number[]; radius: number } | null => {
  const beyond = smoothing.window > values.length ? Math.floor((smoothing.window - values.length) / 2) : 0
  const radius = Math.max(x - left, right - x) + beyond
  const list: number[] = []
  for (let at = left; at <= right; at += 1) {
    const distance = Math.abs(at - x)
    const near = distance <= 0.001 * radius ? 1 : distance <= 0.999 * radius ? (1 - (distance / radius) ** 3) ** 3 : 0
    list.push(near * (weights?.[at] ?? 1))
  }
  const total = list.reduce((sum, weight) => sum + weight, 0)
  return total <= 0 ? null : { list: list.map(weight => weight / total), radius }
}

/** Leans the weights of a local mean to those of a local line. */
const leaned = (list: readonly number[], left: number, x: number, length: number): readonly number[] => {
  const centre = list.reduce((sum, weight, index) => sum + weight * (left + index), 0)
  const spread = list.reduce((sum, weight, index) => sum + weight * (left + index - centre) ** 2, 0)
  if (Math.sqrt(spread) <= 0.001 * (length - 1)) return list
  const slope = (x - centre) / spread
  return list.map((weight, index) => weight * (slope * (left + index - centre) + 1))
}

/** The smoothed value at `x`, which may lie outside of the points; null where no point counts. */
export const smoothedAt = (fit: Fit, x: number, reach: Reach): number | null => {
  const local = localWeights(fit, x, reach)
  if (local === null) return null
  const { degree } = fit.smoothing
  const list = local.radius > 0 && degree === 1 ? leaned(local.list, reach.left, x, fit.values.length) : local.list
  return list.reduce((sum, weight, index) => sum + weight * (fit.values[reach.left + index] ?? 0), 0)
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
