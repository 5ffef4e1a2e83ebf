import { logGamma } from '../../../../core/statistics/distributions'
import { type LogLikelihood, type LogPrior, mostLikely, mostLikelyOfMany } from './log-search'

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

/** Of more spenders, so many show where to begin. */
const REHEARSED = 2000
const STARTS = [
  [6, 4, 0.5],
  [2, 3, 1],
  [30, 6, 0.15],
]

/** The log-likelihood by customers' totals, x·ln x and logarithms taken once. */
const logLikelihoodOf = (spenders: readonly Spender[]): LogLikelihood => {
  const totals = Float64Array.from(spenders, ({ purchases, meanValue }) => purchases * meanValue)
  const logTotals = totals.map(Math.log)
  const logMeans = Float64Array.from(spenders, ({ meanValue }) => Math.log(meanValue))
  return ([p = 1, q = 1, v = 1]) => {
    if (q < LEAST_Q) return Number.NEGATIVE_INFINITY
    const constant = q * Math.log(v) - logGamma(q)
    const known = new Map<number, number>()
    const gammas = (x: number): number => {
      const found = known.get(x) ?? logGamma(p * x + q) - logGamma(p * x) + constant
      known.set(x, found)
      return found
    }
    let sum = 0
    for (let index = 0; index < spenders.length; index += 1) {
      const { purchases: x = 0, count = 1 } = spenders[index] ?? {}
      const values = p * x * (logTotals[index] ?? 0) - (logMeans[index] ?? 0)
      sum += count * (gammas(x) + values - (p * x + q) * Math.log((totals[index] ?? 0) + v))
    }
    return sum
  }
}

/** The most likely parameters, or with a prior the most probable ones; null without anybody who spent something on a repeat. */
export const fitGammaGamma = (spenders: readonly Spender[], prior?: LogPrior): FittedGammaGamma | null => {
  const known = spenders.filter(({ purchases, meanValue }) => purchases > 0 && meanValue > 0)
  const customers = known.reduce((sum, { count = 1 }) => sum + count, 0)
  if (customers === 0) return null
  const unit = known.reduce((sum, { meanValue, count = 1 }) => sum + meanValue * count, 0) / customers
  const scaled = known.map(each => ({ ...each, meanValue: each.meanValue / unit }))
  const step = Math.ceil(scaled.length / REHEARSED)
  const few = logLikelihoodOf(scaled.filter((_, index) => index % step === 0))
  const from = { starts: STARTS, prior }
  const [p = 1, q = 1, v = 1] = step === 1 ? mostLikely(few, from) : mostLikelyOfMany(logLikelihoodOf(scaled), few, from)
  const parameters = { p, q, v: v * unit }
  return { parameters, logLikelihood: logLikelihoodOf(known)([p, q, parameters.v]), customers }
}

/** Mean value of a purchase over all customers. */
export const meanValueOfAll = ({ p, q, v }: GammaGamma): number => (p * v) / (q - 1)

/** Mean value of a customer's purchases, drawn towards everybody's the fewer are known; everybody's without a repeat. */
export const conditionalMeanValue = (parameters: GammaGamma, spender: Spender | null): number => {
  if (spender === null || spender.purchases === 0 || spender.meanValue <= 0) return meanValueOfAll(parameters)
  const { p, q, v } = parameters
  return (p * (v + spender.purchases * spender.meanValue)) / (p * spender.purchases + q - 1)
}
