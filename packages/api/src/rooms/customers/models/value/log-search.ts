import { minimize } from '../../../../core/statistics'

/** What is believed of positive parameters before the data: the logarithm of each is normal. */
export interface LogPrior {
  mean: readonly number[]
  sd: readonly number[]
}

/** Beyond, a model means the same as at the edge: nobody differs, or nobody stays. */
const [LEAST, MOST] = [Math.log(1e-3), Math.log(1e4)]
/** The logarithms of likelihoods are in the thousands; parameters are wanted to five digits. */
const TOLERANCE = 1e-12
const REACH = 0.5
const TRIES = 800
/** A simplex folds now and then: it begins again from there, so often at most. */
const RUNS = 4
const WORTH_ANOTHER = 1e-6
/** So much is spent on each start, before the best goes on. */
const FIRST_TRIES = 120

const isWithin = (logs: readonly number[]): boolean => logs.every(each => each >= LEAST && each <= MOST)

/** Minus the logarithm of the prior's density, without its constant. */
const surprise = (logs: readonly number[], { mean, sd }: LogPrior): number =>
  logs.reduce((sum, each, axis) => sum + 0.5 * ((each - (mean[axis] ?? each)) / (sd[axis] ?? 1)) ** 2, 0)

/** The positive parameters that make `logLikelihood` (with the prior, where there is one) greatest, from the best of several starts. */
export const mostLikely = (
  logLikelihood: (parameters: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  prior?: LogPrior,
): number[] => {
  const cost = (logs: readonly number[]): number => {
    if (!isWithin(logs)) return Number.POSITIVE_INFINITY
    const value = -logLikelihood(logs.map(Math.exp)) + (prior ? surprise(logs, prior) : 0)
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }
  const search = (from: readonly number[], reach: number, mostTries: number) =>
    minimize(cost, from, { reach: from.map(() => reach), mostTries, tolerance: TOLERANCE })
  const inside = (start: readonly number[]) => start.map(each => Math.min(MOST, Math.max(LEAST, Math.log(each))))
  const first = starts.map(start => search(inside(start), REACH, starts.length > 1 ? FIRST_TRIES : TRIES))
  let best = first.reduce((one, other) => (other.value < one.value ? other : one))
  for (let run = 0; run < RUNS; run += 1) {
    const next = search(best.point, REACH / 2 ** (run + 1), TRIES)
    const gain = best.value - next.value
    if (gain > 0) best = next
    if (gain < WORTH_ANOTHER) break
  }
  return best.point.map(Math.exp)
}

/** Fewer providers say little of how providers differ. */
const FEWEST_POOLED = 5
/** Providers may differ more than those we know: no parameter is thought known better than within a factor of 1.5. */
const NARROWEST = Math.log(1.5)

/** What the parameters of other providers let expect of one more: mean and deviation of their logarithms. Null for fewer than five. */
export const pooledPrior = (fitted: readonly (readonly number[])[]): LogPrior | null => {
  if (fitted.length < FEWEST_POOLED) return null
  const axes = (fitted[0] ?? []).map((_, axis) => fitted.map(each => Math.log(each[axis] ?? 1)))
  const mean = axes.map(logs => logs.reduce((sum, each) => sum + each, 0) / logs.length)
  const spread = (logs: readonly number[], middle: number) =>
    Math.sqrt(logs.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (logs.length - 1))
  return { mean, sd: axes.map((logs, axis) => Math.max(NARROWEST, spread(logs, mean[axis] ?? 0))) }
}
