import type { ExperimentComparison, ExperimentVariant, Money } from '@dashboard/schema'
import Big from 'big.js'
import { formatAmount } from '../../../core/money'
import type { Moments } from '../../../core/statistics'
import {
  alwaysValid,
  posterior,
  probabilityBest,
  probabilityBetter,
  sampleSizePerGroup,
  twoProportions,
  welch,
  wilson,
} from '../../../core/statistics'

/** What came of one variant. */
export interface Outcome {
  position: number
  name: string
  weight: number
  exposed: number
  conversions: number
  /** Exact. */
  revenue: string
  /** Sum of the squares of the revenue of each customer. */
  squares: number
}

/** The usual: one difference in twenty is chance … */
export const ALPHA = 0.05
/** … and four of five real ones are found. */
const POWER = 0.8

/** What came of a variant with its rates; `probabilityBest` is found among all. */
const shownVariant = (outcome: Outcome, currency: string, best: number | null): ExperimentVariant => {
  const { position, name, weight, exposed, conversions } = outcome
  const interval = wilson(conversions, exposed)
  const revenue: Money = { amount: formatAmount(outcome.revenue, currency), currency }
  return {
    position,
    name,
    weight,
    exposed,
    conversions,
    conversionRate: exposed === 0 ? null : conversions / exposed,
    rateLow: interval?.low ?? null,
    rateHigh: interval?.high ?? null,
    revenue,
    revenuePerCustomer: exposed === 0 ? null : new Big(outcome.revenue).div(exposed).toNumber(),
    probabilityBest: best,
  }
}

/** How likely each of the variants has the best rate. */
const chancesOf = (seen: readonly Outcome[]): number[] => {
  const beliefs = seen.map(({ conversions, exposed }) => posterior(conversions, exposed))
  const [first, second, ...more] = beliefs
  if (first === undefined || second === undefined || more.length > 0) return probabilityBest(beliefs)
  const chance = probabilityBetter(first, second)
  return [1 - chance, chance]
}

/** The variants with their rates; how likely each is the best among those that anybody was shown. */
export const shownVariants = (outcomes: readonly Outcome[], currency: string): ExperimentVariant[] => {
  const seen = outcomes.filter(({ exposed }) => exposed > 0)
  const chances = chancesOf(seen)
  return outcomes.map(outcome => shownVariant(outcome, currency, chances[seen.indexOf(outcome)] ?? null))
}

/** Mean and variance of the revenue of each customer, those without any included. */
export const momentsOf = ({ exposed, revenue, squares }: Outcome): Moments => {
  const mean = Number(revenue) / exposed
  return { count: exposed, mean, variance: exposed < 2 ? Number.NaN : Math.max(0, squares - exposed * mean ** 2) / (exposed - 1) }
}

const comparisonOf = (variant: Outcome, control: Outcome, minimumEffect: number): ExperimentComparison[] => {
  const counts = [variant.conversions, variant.exposed, control.conversions, control.exposed] as const
  const test = twoProportions(...counts)
  const lasting = alwaysValid(...counts, minimumEffect)
  if (test === null || lasting === null) return []
  const revenue = welch(momentsOf(variant), momentsOf(control))
  const rate = control.conversions / control.exposed
  return [
    {
      position: variant.position,
      lift: rate === 0 ? null : test.difference / rate,
      difference: test.difference,
      low: test.low,
      high: test.high,
      pValue: test.pValue,
      alwaysValidPValue: lasting.pValue,
      revenueDifference: revenue?.difference ?? null,
      revenueLow: revenue?.low ?? null,
      revenueHigh: revenue?.high ?? null,
      probabilityBetter: probabilityBetter(
        posterior(control.conversions, control.exposed),
        posterior(variant.conversions, variant.exposed),
      ),
    },
  ]
}

/** Each variant that anybody was shown against the control; none while nobody was shown the control. */
export const comparisonsOf = ([control, ...variants]: readonly Outcome[], minimumEffect: number): ExperimentComparison[] =>
  control === undefined ? [] : variants.flatMap(variant => comparisonOf(variant, control, minimumEffect))

/** Before anybody was shown the control, the rate for which most customers are needed. */
const UNKNOWN_RATE = 0.5

/** Customers that each variant needs; the error of one in twenty is shared by all comparisons. */
export const neededPerVariant = ([control, ...variants]: readonly Outcome[], minimumEffect: number): number => {
  const rate = control === undefined || control.exposed === 0 ? UNKNOWN_RATE : control.conversions / control.exposed
  // Where there is no room above, a fall is looked for.
  const other = rate + minimumEffect <= 1 ? rate + minimumEffect : rate - minimumEffect
  return Math.ceil(sampleSizePerGroup(rate, other, { power: POWER, alpha: ALPHA / Math.max(1, variants.length) }))
}
