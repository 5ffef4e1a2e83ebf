import { logBeta } from '../../../../core/statistics/distributions'
import { type LogPrior, mostLikely } from './log-search'

/** How a cohort thins out by period (Fader & Hardie 2007, "How to project customer retention"): each leaves at the end of a period with an own probability, which is Beta(alpha, beta). */
export interface Sbg {
  alpha: number
  beta: number
}

/** Active customers of one cohort at the start of the periods 0, 1, 2, …; the first is its size. */
export type CohortCounts = readonly number[]

/** Share of a cohort that is active after so many periods, 0–1. */
export const sbgSurvival = ({ alpha, beta }: Sbg, periods: number): number =>
  Math.exp(logBeta(alpha, beta + periods) - logBeta(alpha, beta))

/** Share of those active after `periods` − 1 periods who are so one period later, 0–1; rises with time, as the loyal remain. */
export const sbgRetention = ({ alpha, beta }: Sbg, periods: number): number => (beta + periods - 1) / (alpha + beta + periods - 1)

const logLikelihoodOf = (cohorts: readonly CohortCounts[], [alpha = 1, beta = 1]: readonly number[]): number => {
  const constant = logBeta(alpha, beta)
  return cohorts.reduce((sum, counts) => {
    const left = counts.slice(1).reduce((lost, count, index) => {
      const leavers = (counts[index] ?? count) - count
      return lost + leavers * (logBeta(alpha + 1, beta + index) - constant)
    }, 0)
    return sum + left + (counts.at(-1) ?? 0) * (logBeta(alpha, beta + counts.length - 1) - constant)
  }, 0)
}

/** The parameters that explain all cohorts best, which may have been watched for different times. Null where no cohort was watched for a period. */
export const fitSbg = (cohorts: readonly CohortCounts[], prior?: LogPrior): { parameters: Sbg; logLikelihood: number } | null => {
  const watched = cohorts.filter(counts => counts.length > 1 && (counts[0] ?? 0) > 0)
  if (watched.length === 0) return null
  const starts = [
    [1, 4],
    [0.5, 1],
  ]
  const [alpha = 1, beta = 1] = mostLikely(parameters => logLikelihoodOf(watched, parameters), { starts, prior })
  return { parameters: { alpha, beta }, logLikelihood: logLikelihoodOf(watched, [alpha, beta]) }
}
