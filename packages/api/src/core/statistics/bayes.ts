import { betaCdf, betaLogDensity, betaQuantileOf, logBeta } from './distributions'

/** What is believed of a share: Beta(a, b). */
export interface Beta {
  a: number
  b: number
}

/** What is believed of a share after some trials, from the flat Beta(1, 1). */
export const posterior = (successes: number, trials: number): Beta => ({ a: 1 + successes, b: 1 + trials - successes })

/** The sum has as many terms as successes; beyond, integrating is quicker and as good. */
const LONGEST_SUM = 5000

/** P(second > first), by the closed sum for whole parameters (E. Miller, "Formulas for Bayesian A/B testing"). */
const closedSum = (first: Beta, second: Beta): number => {
  const whole = logBeta(first.a, first.b)
  let sum = 0
  for (let i = 0; i < second.a; i += 1)
    sum += Math.exp(logBeta(first.a + i, first.b + second.b) - Math.log(second.b + i) - logBeta(1 + i, second.b) - whole)
  return sum
}

/** How likely the second share is greater than the first, 0–1. */
export const probabilityBetter = (first: Beta, second: Beta): number => {
  if (Number.isInteger(second.a) && second.a <= LONGEST_SUM) return Math.min(1, closedSum(first, second))
  return probabilityBest([first, second])[1] ?? Number.NaN
}

/** Where each share may lie is cut at these quantiles of every one, so that a share known for certain is not missed beside a vague one. */
const CUTS = [1e-12, 1e-6, 1e-3, 0.02, 0.16, 0.5, 0.84, 0.98, 1 - 1e-3, 1 - 1e-6, 1 - 1e-12]
/** Nodes and weights of the Gauss–Legendre rule with eight points on −1 … 1; the other half is mirrored. */
const GAUSS = [
  { node: 0.1834346424956498, weight: 0.362683783378362 },
  { node: 0.525532409916329, weight: 0.3137066458778873 },
  { node: 0.7966664774136267, weight: 0.2223810344533745 },
  { node: 0.9602898564975363, weight: 0.1012285362903763 },
]

/** The places between two cuts at which Gauss looks, with their weights. */
const placesBetween = (low: number, high: number): { x: number; weight: number }[] => {
  const [middle, half] = [(low + high) / 2, (high - low) / 2]
  return GAUSS.flatMap(({ node, weight }) => [
    { x: middle - half * node, weight: weight * half },
    { x: middle + half * node, weight: weight * half },
  ])
}

/** How likely each of the shares is the greatest of all; they add up to 1. Each one's density times the chance that all others lie below, integrated piece by piece. */
export const probabilityBest = (beliefs: readonly Beta[]): number[] => {
  if (beliefs.length < 2) return beliefs.map(() => 1)
  const cuts = beliefs.flatMap(({ a, b }) => CUTS.map(share => betaQuantileOf(share, a, b))).sort((one, other) => one - other)
  const places = cuts.slice(1).flatMap((high, index) => placesBetween(cuts[index] ?? high, high))
  const sums = beliefs.map(() => 0)
  for (const { x, weight } of places) {
    if (weight === 0) continue
    const below = beliefs.map(({ a, b }) => betaCdf(x, a, b))
    beliefs.forEach(({ a, b }, index) => {
      const others = below.reduce((product, share, other) => (other === index ? product : product * share), 1)
      sums[index] = (sums[index] ?? 0) + weight * Math.exp(betaLogDensity(x, a, b)) * others
    })
  }
  const total = sums.reduce((one, other) => one + other, 0)
  return sums.map(sum => sum / total)
}
