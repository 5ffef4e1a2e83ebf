import { type BgNbd, probabilityOfNone } from './bgnbd'
import { type Circumstances, corrected, type Correction } from './correction'
import { type BuyingHistory, rhythmOf, WEEK_DAYS } from './history'
import { type GapPrior, overdue } from './next-gap'

/** What a provider's customers are judged by. */
export interface BuyingModel {
  parameters: BgNbd
  /** Null where it did not help, or could not be learned. */
  correction: Correction | null
}

const unknownRhythm = rhythmOf([])

/** How things stand with a customer, for a correction. */
export const circumstancesOf = ({ repeats, lastWeeks, ageWeeks, rhythm }: BuyingHistory, gaps: GapPrior): Circumstances => ({
  isOnce: repeats === 0,
  overdue: overdue(gaps, rhythm ?? unknownRhythm, (ageWeeks - lastWeeks) * WEEK_DAYS),
})

/** For a customer: weeks → how likely no purchase follows within them, 0–1. */
export const riskWithin = ({ parameters, correction }: BuyingModel, history: BuyingHistory): ((weeks: number) => number) => {
  if (correction === null) return weeks => probabilityOfNone(parameters, history, weeks)
  const circumstances = circumstancesOf(history, correction.gaps)
  return weeks => 1 - corrected(correction, weeks, 1 - probabilityOfNone(parameters, history, weeks), circumstances)
}

/** How likely no purchase follows within so many weeks, 0–1: the risk of losing a customer whose horizon this is. */
export const churnRisk = (model: BuyingModel, history: BuyingHistory, weeks: number): number => riskWithin(model, history)(weeks)
