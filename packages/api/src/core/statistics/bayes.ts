import { betaCdf, betaLogDensity, betaQuantileOf, logBeta } from './distributions'
import type { Interval } from './proportions'

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

const STEPS = 4000
/** Outside lies less than can be seen. */
const EDGE = 1e-10

/** How likely each of the shares is the greatest of all; they add up to 1. By Simpson's rule over where any of them may lie. */
export const probabilityBest = (beliefs: readonly Beta[]): number[] => {
  if (beliefs.length < 2) return beliefs.map(() => 1)
  const low = Math.min(...beliefs.map(({ a, b }) => betaQuantileOf(EDGE, a, b)))
  const high = Math.max(...beliefs.map(({ a, b }) => betaQuantileOf(1 - EDGE, a, b)))
  const sums = beliefs.map(() => 0)
  for (let step = 0; step <= STEPS; step += 1) {
    const x = low + ((high - low) * step) / STEPS
    if (x <= 0 || x >= 1) continue
    const weight = step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2
    const below = beliefs.map(({ a, b }) => betaCdf(x, a, b))
    beliefs.forEach(({ a, b }, index) => {
      const others = below.reduce((product, share, other) => (other === index ? product : product * share), 1)
      sums[index] = (sums[index] ?? 0) + weight * Math.exp(betaLogDensity(x, a, b)) * others
    })
  }
  const total = sums.reduce((one, other) => one + other, 0)
  return sums.map(sum => sum / total)
}

/** The interval in which a share lies so likely, as much outside on either side. */
export const credibleInterval = ({ a, b }: Beta, level = 0.95): Interval => ({
  low: betaQuantileOf((1 - level) / 2, a, b),
  high: betaQuantileOf(1 - (1 - level) / 2, a, b),
})
