/** Tests that stay right however often one looks: the mixture sequential probability ratio test. */
import type { Interval } from './proportions'

export interface AlwaysValid extends Interval {
  /** At most so likely is it, without any difference, ever to see as much, 0–1. */
  pValue: number
}

/**
 * The difference of two shares (first less second) by mSPRT with a normal mixture (Johari, Pekelis & Walsh 2017): p-value and 95 %
 * interval hold at every look together. `scale` is the size of difference that is looked for, as a share of 1. Null where a group has
 * no trials or nothing scatters yet.
 */
export const alwaysValid = (x1: number, n1: number, x2: number, n2: number, scale: number, alpha = 0.05): AlwaysValid | null => {
  if (n1 <= 0 || n2 <= 0) return null
  const [p1, p2] = [x1 / n1, x2 / n2]
  // One success and one failure more in each: a share of 0 or 1 is not known for certain.
  const [s1, s2] = [(x1 + 1) / (n1 + 2), (x2 + 1) / (n2 + 2)]
  const noise = (s1 * (1 - s1)) / n1 + (s2 * (1 - s2)) / n2
  const mixed = scale ** 2
  const difference = p1 - p2
  const logRatio = 0.5 * Math.log(noise / (noise + mixed)) + (mixed * difference ** 2) / (2 * noise * (noise + mixed))
  const reach = Math.sqrt(((noise * (noise + mixed)) / mixed) * (Math.log((noise + mixed) / noise) - 2 * Math.log(alpha)))
  return { pValue: Math.min(1, Math.exp(-logRatio)), low: difference - reach, high: difference + reach }
}
