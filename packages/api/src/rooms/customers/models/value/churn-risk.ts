import { quantile } from '../../../../core/statistics'
import { type BgNbd, probabilityOfNone } from './bgnbd'
import { type Circumstances, corrected, type Correction, drawnCorrection } from './correction'
import { type BuyingHistory, rhythmOf, WEEK_DAYS } from './history'
import { type GapPrior, overdue } from './next-gap'

/** What a provider's customers are judged by. */
export interface BuyingModel {
  parameters: BgNbd
  /** Null where it did not help, or could not be learned. */
  correction: Correction | null
  /** What the parameters may be as well; null or left out where that is not known. */
  draws?: readonly BgNbd[] | null
}

const unknownRhythm = rhythmOf([])

/** How things stand with a customer, for a correction. */
export const circumstancesOf = ({ repeats, lastWeeks, ageWeeks, rhythm }: BuyingHistory, gaps: GapPrior): Circumstances => ({
  isOnce: repeats === 0,
  overdue: overdue(gaps, rhythm ?? unknownRhythm, (ageWeeks - lastWeeks) * WEEK_DAYS),
})

const riskUnder = ({ parameters, correction }: BuyingModel, history: BuyingHistory, weeks: number, how: Circumstances | null): number => {
  const none = probabilityOfNone(parameters, history, weeks)
  return correction && how ? 1 - corrected(correction, weeks, 1 - none, how) : none
}

/** For a customer: weeks → how likely no purchase follows within them, 0–1. */
export const riskWithin = (model: BuyingModel, history: BuyingHistory): ((weeks: number) => number) => {
  const circumstances = model.correction && circumstancesOf(history, model.correction.gaps)
  return weeks => riskUnder(model, history, weeks, circumstances)
}

/** How likely no purchase follows within so many weeks, 0–1: the risk of losing a customer whose horizon this is. */
export const churnRisk = (model: BuyingModel, history: BuyingHistory, weeks: number): number => riskWithin(model, history)(weeks)

/** Between which two the risk lies with a probability of 80 %, given how little is known. */
export interface RiskInterval {
  low: number
  high: number
}

const [LOW, HIGH] = [0.1, 0.9]

/**
 * For a model: history, weeks → the interval of a churn risk, from what the parameters and the correction may be as well as what they
 * are. It always holds the risk that is told; null for a model without draws.
 */
export const riskIntervalOf = (model: BuyingModel): ((history: BuyingHistory, weeks: number) => RiskInterval | null) => {
  const { correction, draws } = model
  if (!draws || draws.length === 0) return () => null
  const models = draws.map((parameters, index) => ({ parameters, correction: correction && drawnCorrection(correction, index) }))
  return (history, weeks) => {
    const circumstances = correction && circumstancesOf(history, correction.gaps)
    const risks = models.map(each => riskUnder(each, history, weeks, circumstances))
    const told = riskUnder(model, history, weeks, circumstances)
    const [low, high] = [quantile(risks, LOW), quantile(risks, HIGH)]
    return Number.isFinite(low) && Number.isFinite(high) ? { low: Math.min(told, low), high: Math.max(told, high) } : null
  }
}
