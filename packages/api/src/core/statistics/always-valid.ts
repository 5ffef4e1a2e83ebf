/** Tests that stay right however often one looks: the mixture sequential probability ratio test. */
import type { Interval } from './proportions'

export interface AlwaysValid extends Interval {
  /** At most so likely is it, without any difference, ever to see as much, 0–1. */
  pValue: number
}

/**
 * So many successes and failures more in each group when its noise is estimated. With one, groups of one to nine were wrong nine times in
 * a hundred (a small group's share of 0 seems certain); with three, five times at most, over shares of .005 to .98 and weights up to 1 : 99.
 */
const CAUTION = 3

/**
 * The difference of two shares (first less second) by mSPRT with a normal mixture (Johari, Pekelis & Walsh 2017): p-value and 95 %
 * interval hold at every look together. `scale` is the size of difference that is looked for, as a share of 1. Null where a group has
 * no trials or nothing scatters yet.
 */
export const alwaysValid = (x1: number, n1: number, x2: number, n2: number, scale: number, alpha = 0.05): AlwaysValid | null => {
  if (n1 <= 0 || n2 <= 0) return null
  const [p1, p2] = [x1 / n1, x2 / n2]
  const [s1, s2] = [(x1 + CAUTION) / (n1 + 2 * CAUTION), (x2 + CAUTION) / (n2 + 2 * CAUTION)]
  const noise = (s1 * (1 - s1)) / n1 + (s2 * (1 - s2)) / n2
  const mixed = scale ** 2
  const difference = p1 - p2
  const logRatio = 0.5 * Math.log(noise / (noise + mixed)) + (mixed * difference ** 2) / (2 * noise * (noise + mixed))
  const reach = Math.sqrt(((noise * (noise + mixed)) / mixed) * (Math.log((noise + mixed) / noise) - 2 * Math.log(alpha)))
  return { pValue: Math.min(1, Math.exp(-logRatio)), low: difference - reach, high: difference + reach }
}
