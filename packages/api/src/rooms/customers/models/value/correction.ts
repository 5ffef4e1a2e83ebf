import { minimize } from '../../../../core/statistics'
import type { Judged } from './judge'

/**
 * What a provider's own past says of the probabilities of BG/NBD to come again within some weeks, on the scale of log-odds. The model
 * cannot know that some leave after the first visit (it lets nobody leave before a repeat), so whoever came once gets an own term.
 */
export interface HorizonCorrection {
  weeks: number
  shift: number
  slope: number
  /** For customers without a repeat. */
  once: number
}

/** One for each horizon at which the past was looked at, shortest first. What helps half a year ahead does harm a month ahead. */
export type Correction = readonly HorizonCorrection[]

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

/** What applies to a horizon: between those learned in proportion to the logarithm of weeks, beyond them the nearest. */
const correctionAt = (correction: Correction, weeks: number): HorizonCorrection | null => {
  const later = correction.find(each => each.weeks >= weeks) ?? correction.at(-1) ?? null
  const earlier = correction.findLast(each => each.weeks <= weeks) ?? later
  if (later === null || earlier === null || earlier.weeks >= later.weeks) return later
  const share = Math.log(weeks / earlier.weeks) / Math.log(later.weeks / earlier.weeks)
  const between = (of: (each: HorizonCorrection) => number) => of(earlier) + share * (of(later) - of(earlier))
  return { weeks, shift: between(({ shift }) => shift), slope: between(({ slope }) => slope), once: between(({ once }) => once) }
}

/** A probability of coming again within so many weeks, corrected, 0–1. */
export const corrected = (correction: Correction, weeks: number, probability: number, isOnce: boolean): number => {
  const found = correctionAt(correction, weeks)
  if (found === null || weeks <= 0) return probability
  return 1 / (1 + Math.exp(-(found.shift + found.slope * logOdds(probability) + (isOnce ? found.once : 0))))
}

/** The correction that so many past weeks ask for; null with too few customers who came again in them, or who did not. */
export const learnedCorrection = (judged: readonly JudgedCustomer[], weeks: number): HorizonCorrection | null => {
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
  return { weeks, shift, slope, once }
}
