import { minimize } from '../../../../core/statistics'
import type { Judged } from './judge'

/**
 * What a provider's own past says of the probabilities of BG/NBD, on the scale of log-odds of coming again. The model cannot know that
 * some leave after the first visit (it lets nobody leave before a repeat), so whoever came once gets an own term.
 */
export interface Correction {
  shift: number
  slope: number
  /** For customers without a repeat. */
  once: number
}

/** What was said of a customer, what happened, and whether the customer had come only once. */
export interface JudgedCustomer extends Judged {
  isOnce: boolean
}

/** Fewer who came, or who did not, do not tell three numbers. */
const FEWEST_OF_EACH = 20
/** Three numbers do not get better by more customers than these, evenly taken. */
const MOST_CUSTOMERS = 20_000
/** Without much data the model is believed: no shift, slope 1, nothing for once, each within about these. */
const BELIEVED = { mean: [0, 1, 0], sd: [1, 0.5, 1] }
const START_REACH = 0.3
const TRIES = 600
const TOLERANCE = 1e-11
/** Log-odds of what is as good as certain. */
const SUREST = 30

const logOdds = (probability: number): number =>
  Math.max(-SUREST, Math.min(SUREST, Math.log(probability) - Math.log1p(-Math.min(probability, 1 - Number.EPSILON))))

/** −ln of the probability that belongs to these log-odds. */
const loss = (odds: number): number => (odds > 0 ? Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)) - odds)

/** A probability of coming again, corrected, 0–1. */
export const corrected = ({ shift, slope, once }: Correction, probability: number, isOnce: boolean): number =>
  1 / (1 + Math.exp(-(shift + slope * logOdds(probability) + (isOnce ? once : 0))))

/** The correction that a past period asks for; null with too few customers who came again in it, or who did not. */
export const learnedCorrection = (judged: readonly JudgedCustomer[]): Correction | null => {
  const hits = judged.filter(({ happened }) => happened).length
  if (Math.min(hits, judged.length - hits) < FEWEST_OF_EACH) return null
  const step = Math.ceil(judged.length / MOST_CUSTOMERS)
  const known = judged
    .filter((_, index) => index % step === 0)
    .map(({ predicted, happened, isOnce }) => ({ odds: logOdds(predicted), once: isOnce ? 1 : 0, sign: happened ? 1 : -1 }))
  const cost = ([shift = 0, slope = 1, forOnce = 0]: readonly number[]): number => {
    const doubt = [shift, slope, forOnce].reduce(
      (sum, each, axis) => sum + 0.5 * ((each - (BELIEVED.mean[axis] ?? 0)) / (BELIEVED.sd[axis] ?? 1)) ** 2,
      0,
    )
    return known.reduce((sum, { odds, once, sign }) => sum + loss(sign * (shift + slope * odds + forOnce * once)), doubt)
  }
  const { point } = minimize(cost, BELIEVED.mean, {
    reach: [START_REACH, START_REACH, START_REACH],
    mostTries: TRIES,
    tolerance: TOLERANCE,
  })
  const [shift = 0, slope = 1, once = 0] = point
  return { shift, slope, once }
}
