import { logGamma } from '../../../../core/statistics/distributions'
import { type LogPrior, mostLikely } from './log-search'

/** What a customer's repeat purchases were worth. */
export interface Spender {
  /** Repeat purchases. */
  purchases: number
  /** Their mean value; nothing is learned from 0. */
  meanValue: number
  /** So many customers of whom the same is known; 1 where it is left out. */
  count?: number
}

/** How much a provider's customers spend (Fader & Hardie 2013, "The gamma-gamma model of monetary value"): each purchase is Gamma(p, ν), ν of a customer is Gamma(q, v). */
export interface GammaGamma {
  p: number
  q: number
  /** In the unit of the values. */
  v: number
}

export interface FittedGammaGamma {
  parameters: GammaGamma
  /** Of the data alone, without the prior. */
  logLikelihood: number
  customers: number
}

/** Where most businesses lie: p, q, and v as a multiple of the mean value, so that one prior serves every currency. */
export const weakSpendingPrior: LogPrior = { mean: [6, 4, 0.5].map(Math.log), sd: [1.5, 1, 1.5] }

/** With less, customers would differ without a mean; the mean p·v ÷ (q − 1) must exist. */
const LEAST_Q = 1.05

const logLikelihoodOf = (spenders: readonly Spender[], [p = 1, q = 1, v = 1]: readonly number[]): number => {
  if (q < LEAST_Q) return Number.NEGATIVE_INFINITY
  const constant = q * Math.log(v) - logGamma(q)
  const known = new Map<number, number>()
  const gammas = (purchases: number): number => {
    const found = known.get(purchases) ?? logGamma(p * purchases + q) - logGamma(p * purchases)
    known.set(purchases, found)
    return found
  }
  return spenders.reduce((sum, { purchases: x, meanValue, count = 1 }) => {
    const shares = (p * x - 1) * Math.log(meanValue) + p * x * Math.log(x) - (p * x + q) * Math.log(x * meanValue + v)
    return sum + count * (gammas(x) + constant + shares)
  }, 0)
}

/** The most likely parameters, or with a prior the most probable ones; null without anybody who spent something on a repeat. */
export const fitGammaGamma = (spenders: readonly Spender[], prior?: LogPrior): FittedGammaGamma | null => {
  const known = spenders.filter(({ purchases, meanValue }) => purchases > 0 && meanValue > 0)
  const customers = known.reduce((sum, { count = 1 }) => sum + count, 0)
  if (customers === 0) return null
  const unit = known.reduce((sum, { meanValue, count = 1 }) => sum + meanValue * count, 0) / customers
  const scaled = known.map(each => ({ ...each, meanValue: each.meanValue / unit }))
  const starts = [
    [6, 4, 0.5],
    [2, 3, 1],
    [30, 6, 0.15],
  ]
  const [p = 1, q = 1, v = 1] = mostLikely(parameters => logLikelihoodOf(scaled, parameters), starts, prior)
  const parameters = { p, q, v: v * unit }
  return { parameters, logLikelihood: logLikelihoodOf(known, [p, q, parameters.v]), customers }
}

/** Mean value of a purchase over all customers. */
export const meanValueOfAll = ({ p, q, v }: GammaGamma): number => (p * v) / (q - 1)

/** Mean value of a customer's purchases, drawn towards everybody's the fewer are known; everybody's without a repeat. */
export const conditionalMeanValue = (parameters: GammaGamma, spender: Spender | null): number => {
  if (spender === null || spender.purchases === 0 || spender.meanValue <= 0) return meanValueOfAll(parameters)
  const { p, q, v } = parameters
  return (p * (v + spender.purchases * spender.meanValue)) / (p * spender.purchases + q - 1)
}
