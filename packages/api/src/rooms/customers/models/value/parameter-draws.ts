import { normalQuantile } from '../../../../core/statistics/distributions'

/** So many stand for what the parameters may be: the tenth and the ninetieth hundredth lie at the fourth from either end. */
export const DRAWS = 40
const PRIMES = [2, 3, 5, 7]
/** The first numbers of a sequence of a small base are the regular ones. */
const SKIPPED = 7
/** About the fourth root of the precision of numbers, as second differences ask for. */
const STEP = 1e-3
/** How often what is known is made firmer, twice as firm each time, before it is given up. */
const FIRMER = 30

/** The van der Corput sequence: evenly spread over 0–1, the same each time. */
const spread = (index: number, base: number): number => {
  let [rest, share, value] = [index, 1, 0]
  while (rest > 0) {
    share /= base
    value += share * (rest % base)
    rest = Math.floor(rest / base)
  }
  return value
}

/** The lower triangle L with L·Lᵀ = matrix (Cholesky); null where the matrix is not positive definite. */
const triangleOf = (matrix: readonly (readonly number[])[]): number[][] | null => {
  const lower = matrix.map(row => row.map(() => 0))
  for (const [i, row] of matrix.entries())
    for (let j = 0; j <= i; j += 1) {
      const [own, other] = [lower[i] ?? [], lower[j] ?? []]
      const rest = (row[j] ?? 0) - own.slice(0, j).reduce((sum, each, k) => sum + each * (other[k] ?? 0), 0)
      if (i === j && !(rest > 0)) return null
      own[j] = i === j ? Math.sqrt(rest) : rest / (other[j] ?? 1)
    }
  return lower
}

/** Second differences of a function at a point. */
export const curvature = (of: (point: readonly number[]) => number, at: readonly number[]): number[][] => {
  const moved = (i: number, byI: number, j: number, byJ: number) =>
    of(at.map((each, axis) => each + (axis === i ? byI * STEP : 0) + (axis === j ? byJ * STEP : 0)))
  return at.map((_, i) =>
    at.map((_other, j) => (moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1)) / (4 * STEP * STEP)),
  )
}

/**
 * Points from the normal distribution around a mode whose precision is given (Gelman et al., Bayesian Data Analysis, 4.1): evenly spread
 * (Halton) and mirrored, so always the same. `least` is the precision of each axis that is known in any case, and is added until the whole
 * is positive definite; null where that does not help.
 */
export const normalDraws = (
  mode: readonly number[],
  precision: readonly (readonly number[])[],
  least: readonly number[],
  from = 0,
): number[][] | null => {
  let lower: number[][] | null = null
  for (let firmer = 0; lower === null && firmer < FIRMER; firmer += 1) {
    const added = firmer === 0 ? 0 : 2 ** firmer
    lower = triangleOf(precision.map((row, i) => row.map((each, j) => each + (i === j ? added * (least[i] ?? 1) : 0))))
  }
  if (lower === null) return null
  const triangle = lower
  return Array.from({ length: DRAWS / 2 }, (_, index) => {
    const away = mode.map((_axis, axis) => normalQuantile(spread(index + from + SKIPPED, PRIMES[axis] ?? 2)))
    // Back substitution: Lᵀ·x = z.
    for (let i = mode.length - 1; i >= 0; i -= 1) {
      const rest = away.slice(i + 1).reduce((sum, each, k) => sum + (triangle[i + 1 + k]?.[i] ?? 0) * each, 0)
      away[i] = ((away[i] ?? 0) - rest) / (triangle[i]?.[i] ?? 1)
    }
    return [1, -1].map(sign => mode.map((each, axis) => each + sign * (away[axis] ?? 0)))
  }).flat()
}
