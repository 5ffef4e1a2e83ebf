/** Draws from the distributions that the demo's processes are made of. */
import type { Random } from './stream'

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability
}

/** A whole number from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** One of the items, each as likely as the others; throws on an empty list. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('cannot pick from an empty list')
  return item
}

/** One key of a table of weights, in proportion to its weight; throws when no weight is positive. */
export function pickWeighted<K extends string>(random: Random, weights: Readonly<Partial<Record<K, number>>>): K {
  const entries = Object.entries(weights) as [K, number][]
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of entries) {
    left -= weight
    if (left < 0) return key
  }
  throw new RangeError('cannot pick without a positive weight')
}

/** A normal draw (Box–Muller, one of the pair). */
export function normal(random: Random, mean: number, deviation: number): number {
  return mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Waiting time at `rate` per unit; Infinity at rate 0. */
export function exponential(random: Random, rate: number): number {
  return -Math.log(1 - random()) / rate
}

/** A gamma draw with mean shape / rate (Marsaglia and Tsang 2000). */
export function gamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * Math.pow(1 - random(), 1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = normal(random, 0, 1)
    const v = Math.pow(1 + c * z, 3)
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return (d * v) / rate
  }
}

/** A beta draw with mean a / (a + b). */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a, 1)
  return x / (x + gamma(random, b, 1))
}

/** A Poisson count; exact by multiplication below mean 30, rounded normal above. */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(normal(random, mean, Math.sqrt(mean))))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

/** A negative binomial count with variance mean + mean² / dispersion; 0 at mean 0. */
export function negativeBinomial(random: Random, mean: number, dispersion: number): number {
  return mean <= 0 ? 0 : poisson(random, gamma(random, dispersion, dispersion / mean))
}

/** The probability whose log-odds are given. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
