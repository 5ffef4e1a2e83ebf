import { median } from '../../../../core/statistics'
import { conditionalMeanValue, fitGammaGamma } from './gamma-gamma'
import { type CustomerPurchases, rhythmOf } from './history'
import type { LogPrior } from './log-search'
import { fitGaps, type GapPrior, nextGap, reachOf, type Widening } from './next-gap'
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

/** A customer's last gap, and those before. */
interface GapCase {
  known: readonly number[]
  came: number
}

/** Fewer gaps do not tell where a tenth of them lies: the interval stays as the model has it. */
const FEWEST_WIDENING = 60
const TENTH = 0.1

/** The value that of so many and one more a tenth is not below (split conformal prediction, Lei et al. 2018); at least 1. */
const edgeOf = (reaches: readonly number[]): number => {
  const sorted = [...reaches].sort((a, b) => a - b)
  const place = Math.ceil((1 - TENTH) * (sorted.length + 1)) - 1
  return Math.max(1, sorted[Math.min(sorted.length - 1, place)] ?? 1)
}

const wideningOf = (prior: GapPrior, cases: readonly GapCase[]): Widening | undefined => {
  if (cases.length < FEWEST_WIDENING) return undefined
  const reaches = cases.map(({ known, came }) => reachOf(prior, known, came))
  return { low: edgeOf(reaches.map(reach => -reach)), high: edgeOf(reaches) }
}

/** How well last gaps were foretold, and by what intervals have to be wider to hold eight in ten of them; left out for too few. */
export interface JudgedGaps {
  quality: GapQuality
  widening: Widening | undefined
}

/**
 * Holds each customer's last gap back, learns from the others and judges on it, each half of the customers by the widening that the
 * other half asks for; null for fewer than twenty customers with two gaps.
 */
export const judgedGaps = (gapsPerCustomer: readonly (readonly number[])[]): JudgedGaps | null => {
  const all = gapsPerCustomer.filter(({ length }) => length > 1)
  const step = Math.ceil(all.length / MOST_JUDGED)
  const cases = all.filter((_, index) => index % step === 0).map((gaps): GapCase => ({ known: gaps.slice(0, -1), came: gaps.at(-1) ?? 0 }))
  const fitted = fitGaps(cases.map(({ known }) => rhythmOf(known)))
  if (fitted === null || cases.length < FEWEST_JUDGED) return null
  const usual = median(cases.flatMap(({ known }) => known))
  const halves = [0, 1].map(half => cases.filter((_, index) => index % 2 === half))
  const said = halves.flatMap((half, index) => {
    const widening = wideningOf(fitted.prior, halves[1 - index] ?? [])
    return half.map(({ known, came }) => ({ came, next: nextGap({ ...fitted.prior, ...(widening && { widening }) }, known, 0) }))
  })
  return {
    quality: {
      customers: cases.length,
      coverage: meanOf(said.map(({ came, next }) => (came >= next.lowDays && came <= next.highDays ? 1 : 0))),
      medianErrorDays: median(said.map(({ came, next }) => Math.abs(came - next.medianDays))),
      naiveErrorDays: median(said.map(({ came }) => Math.abs(came - usual))),
    },
    widening: wideningOf(fitted.prior, cases),
  }
}
