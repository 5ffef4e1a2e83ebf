import { median } from '../../../../core/statistics'
import { conditionalMeanValue, fitGammaGamma } from './gamma-gamma'
import { type CustomerPurchases, rhythmOf } from './history'
import type { LogPrior } from './log-search'
import { fitGaps, nextGap } from './next-gap'
import { spenderOf } from './spending'

/** How well the mean value of later purchases was foretold, for customers who had a repeat before and came again. */
export interface SpendQuality {
  splitOn: number
  customers: number
  /** Mean absolute error of a customer's mean value, in money; beside it those of the customer's own mean and of everybody's mean. */
  error: number
  ownMeanError: number
  overallMeanError: number
}

/** How well each customer's last gap was foretold from those before. */
export interface GapQuality {
  customers: number
  /** Share of them within the 80 % interval. */
  coverage: number
  /** Middle absolute error in days; beside it that of everybody's median gap. */
  medianErrorDays: number
  naiveErrorDays: number
}

/** Fewer cases say nothing of how good something is; more, evenly taken, say no more. */
const FEWEST_JUDGED = 20
const MOST_JUDGED = 10_000

const meanOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length

/** Fits what was spent up to the split day and judges on what was spent from then to the end; null for fewer than twenty customers. */
export const judgedSpending = (
  customers: readonly CustomerPurchases[],
  splitDay: number,
  endDay: number,
  prior?: LogPrior,
): SpendQuality | null => {
  const cases = customers.flatMap(each => {
    const later = each.revenue.filter((_, index) => (each.days[index] ?? 0) > splitDay && (each.days[index] ?? 0) <= endDay)
    const spender = spenderOf(each, splitDay)
    return spender && later.length > 0 ? [{ spender, later: meanOf(later) }] : []
  })
  const spenders = customers.flatMap(each => spenderOf(each, splitDay) ?? [])
  const fitted = fitGammaGamma(spenders, prior)
  if (fitted === null || cases.length < FEWEST_JUDGED) return null
  const overall = meanOf(spenders.map(({ meanValue }) => meanValue))
  const errorOf = (said: (each: (typeof cases)[number]) => number) => meanOf(cases.map(each => Math.abs(said(each) - each.later)))
  return {
    splitOn: splitDay,
    customers: cases.length,
    error: errorOf(({ spender }) => conditionalMeanValue(fitted.parameters, spender)),
    ownMeanError: errorOf(({ spender }) => spender.meanValue),
    overallMeanError: errorOf(() => overall),
  }
}

/** Holds each customer's last gap back, learns from the others and judges on it; null for fewer than twenty customers with two gaps. */
export const judgedGaps = (gapsPerCustomer: readonly (readonly number[])[]): GapQuality | null => {
  const all = gapsPerCustomer.filter(({ length }) => length > 1)
  const step = Math.ceil(all.length / MOST_JUDGED)
  const cases = all.filter((_, index) => index % step === 0)
  const known = cases.map(gaps => gaps.slice(0, -1))
  const fitted = fitGaps(known.map(rhythmOf))
  if (fitted === null || cases.length < FEWEST_JUDGED) return null
  const usual = median(known.flat())
  const said = cases.map((gaps, index) => ({ came: gaps.at(-1) ?? 0, next: nextGap(fitted.prior, known[index] ?? [], 0) }))
  return {
    customers: cases.length,
    coverage: meanOf(said.map(({ came, next }) => (came >= next.lowDays && came <= next.highDays ? 1 : 0))),
    medianErrorDays: median(said.map(({ came, next }) => Math.abs(came - next.medianDays))),
    naiveErrorDays: median(said.map(({ came }) => Math.abs(came - usual))),
  }
}
