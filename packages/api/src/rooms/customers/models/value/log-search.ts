import { minimize } from '../../../../core/statistics'
import { curvature, normalDraws } from './parameter-draws'

/** What is believed of positive parameters before the data: the logarithm of each is normal. */
export interface LogPrior {
  mean: readonly number[]
  sd: readonly number[]
}

/** The logarithm of the likelihood of positive parameters. */
export type LogLikelihood = (parameters: readonly number[]) => number

/** What to start from, and what is believed before the data. */
export interface SearchFrom {
  starts: readonly (readonly number[])[]
  prior: LogPrior | undefined
}

/** Beyond, a model means the same as at the edge: nobody differs, or nobody stays. */
const [LEAST, MOST] = [Math.log(1e-3), Math.log(1e4)]
/** The logarithms of likelihoods are in the thousands; parameters are wanted to five digits. */
const TOLERANCE = 1e-11
const TRIES = 800
/** How far to look at first: about a factor of 1.6; where all but the last digits are known, of 1.05. */
const REACH = 0.5
const NEAR_REACH = 0.05
/** A simplex folds now and then: it begins again from there, so often at most. */
const RUNS = 4
const WORTH_ANOTHER = 1e-6
/** So much is spent on each start, before the best goes on. */
const FIRST_TRIES = 120

const isWithin = (logs: readonly number[]): boolean => logs.every(each => each >= LEAST && each <= MOST)

/** A logarithm, or the bound that it lies beyond. */
const bounded = (log: number): number => Math.min(MOST, Math.max(LEAST, log))
const inside = (start: readonly number[]): number[] => start.map(each => bounded(Math.log(each)))

/** Minus the logarithm of the prior's density, without its constant. */
const surprise = (logs: readonly number[], { mean, sd }: LogPrior): number =>
  logs.reduce((sum, each, axis) => sum + 0.5 * ((each - (mean[axis] ?? each)) / (sd[axis] ?? 1)) ** 2, 0)

const searchOf = (logLikelihood: LogLikelihood, prior: LogPrior | undefined) => {
  const cost = (logs: readonly number[]): number => {
    if (!isWithin(logs)) return Number.POSITIVE_INFINITY
    const value = -logLikelihood(logs.map(Math.exp)) + (prior ? surprise(logs, prior) : 0)
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }
  return (from: readonly number[], reach: number, mostTries = TRIES) =>
    minimize(cost, from, { reach: from.map(() => reach), mostTries, tolerance: TOLERANCE })
}

/** The positive parameters that make the likelihood (with the prior, where there is one) greatest, from the best of several starts. */
export const mostLikely = (logLikelihood: LogLikelihood, { starts, prior }: SearchFrom): number[] => {
  const search = searchOf(logLikelihood, prior)
  const first = starts.map(start => search(inside(start), REACH, FIRST_TRIES))
  let best = first.reduce((one, other) => (other.value < one.value ? other : one))
  for (let run = 0; run < RUNS; run += 1) {
    const next = search(best.point, REACH / 2 ** (run + 1))
    const gain = best.value - next.value
    if (gain > 0) best = next
    if (gain < WORTH_ANOTHER) break
  }
  return best.point.map(Math.exp)
}

/** The same for much data: a small part of it shows where to begin, so that the whole is looked at no more often than the last digits need. */
export const mostLikelyOfMany = (all: LogLikelihood, part: LogLikelihood, from: SearchFrom): number[] =>
  searchOf(all, from.prior)(inside(mostLikely(part, from)), NEAR_REACH).point.map(Math.exp)

/** What the parameters may be as well as the most probable ones, as far as the data and the prior tell; null where that cannot be told. */
export const probableDraws = (logLikelihood: LogLikelihood, best: readonly number[], prior: LogPrior): number[][] | null => {
  const cost = (logs: readonly number[]): number => surprise(logs, prior) - logLikelihood(logs.map(Math.exp))
  const mode = best.map(Math.log)
  const draws = normalDraws(
    mode,
    curvature(cost, mode),
    prior.sd.map(sd => 1 / sd ** 2),
  )
  const isTold = draws?.every(logs => logs.every(Number.isFinite)) ?? false
  return draws && isTold ? draws.map(logs => logs.map(each => Math.exp(bounded(each)))) : null
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
