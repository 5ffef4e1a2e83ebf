import { type BgNbd, expectedMore, fitBgNbd, probabilityOfNone } from './bgnbd'
import { corrected, type Correction, learnedCorrection } from './correction'
import { type BuyingHistory, historyOf, rhythmOf, WEEK_DAYS } from './history'
import { brierScore, type CalibrationRow, calibrationError, calibrationTable, type Judged, logLoss, rankingQuality } from './judge'
import type { LogPrior } from './log-search'
import { fitGaps, type GapPrior, overdue } from './next-gap'

/** What a provider's customers are judged by. */
export interface BuyingModel {
  parameters: BgNbd
  /** Null where it did not help, or could not be learned. */
  correction: Correction | null
}

/** What was known of a customer at the split, and what came after it. */
export interface HeldOut {
  history: BuyingHistory
  /** Purchases after the split, and weeks to the first of them; null without one. */
  purchases: number
  weeksToNext: number | null
}

/** How good probabilities of coming again were. */
interface Scores {
  /** How well they told who would, 0.5 by chance to 1. */
  auc: number
  /** Mean squared error, 0 best. */
  brier: number
  logLoss: number
  /** Mean distance from the shares observed, over tenths; 0 best. */
  ece: number
}

/** How good a model, fitted up to a past day, was on what came after it. */
export interface BuyingQuality extends Scores {
  /** Day number; the last day that the model knew. */
  splitOn: number
  /** Weeks after it that were held out. */
  horizonWeeks: number
  customers: number
  /** `auc` of the rule 'no booking for N days', at every N together. */
  naiveAuc: number
  /** `auc` of the number of purchases expected. */
  expectedAuc: number
  /** Whether the correction that was known then made it better, over all horizons together; the scores are those of what was better. */
  isCorrected: boolean
  /** The scores of BG/NBD by itself. */
  plain: Scores
  /** Purchases that were expected, and that came. */
  expected: number
  actual: number
  calibration: CalibrationRow[]
}

/** Fewer customers with a repeat do not tell four parameters: r, α, a and b came out wrong by factors. */
export const FEWEST_REPEATERS = 30
/** Fewer would make tenths of less than five customers. */
const FEWEST_JUDGED = 50

const NO_RHYTHM = rhythmOf([])

const circumstancesOf = ({ repeats, lastWeeks, ageWeeks, rhythm }: BuyingHistory, gaps: GapPrior) => ({
  isOnce: repeats === 0,
  overdue: overdue(gaps, rhythm ?? NO_RHYTHM, (ageWeeks - lastWeeks) * WEEK_DAYS),
})

/** How likely no purchase follows within so many weeks, 0–1: the risk of losing a customer whose horizon this is. */
export const churnRisk = ({ parameters, correction }: BuyingModel, history: BuyingHistory, weeks: number): number => {
  const none = probabilityOfNone(parameters, history, weeks)
  return correction === null ? none : 1 - corrected(correction, weeks, 1 - none, circumstancesOf(history, correction.gaps))
}

/** Customers who had bought by the split day, with their history up to it and their purchases from then to the end. */
export const heldOut = (customers: readonly (readonly number[])[], splitDay: number, endDay: number): HeldOut[] =>
  customers.flatMap(days => {
    const history = historyOf(days, splitDay)
    const later = days.filter(day => day > splitDay && day <= endDay)
    const [next] = later
    const weeksToNext = next === undefined ? null : (next - splitDay) / WEEK_DAYS
    return history ? [{ history, purchases: later.length, weeksToNext }] : []
  })

const judgedBy = (model: BuyingModel, held: readonly HeldOut[], weeks: number): Judged[] =>
  held.map(({ history, weeksToNext }) => ({
    predicted: 1 - churnRisk(model, history, weeks),
    happened: weeksToNext !== null && weeksToNext <= weeks,
  }))

/** Null where all customers came again, or none did. */
const scoresOf = (judged: readonly Judged[]): (Scores & { calibration: CalibrationRow[] }) | null => {
  const auc = rankingQuality(judged)
  const calibration = calibrationTable(judged)
  return auc === null ? null : { auc, brier: brierScore(judged), logLoss: logLoss(judged), ece: calibrationError(calibration), calibration }
}

/** Weeks at which the past is looked at: a month, two, a quarter, half a year, a year. */
const HORIZONS = [4, 8, 13, 26, 52]
const horizonsUpTo = (weeks: number): number[] => [...HORIZONS.filter(each => each < weeks), weeks]

/** The correction that a past period asks for; null where it cannot be learned. */
const askedFor = (parameters: BgNbd, held: readonly HeldOut[], weeks: number): Correction | null => {
  const fitted = fitGaps(held.map(({ history }) => history.rhythm ?? NO_RHYTHM))
  if (fitted === null) return null
  const gaps = fitted.prior
  const circumstances = held.map(({ history }) => circumstancesOf(history, gaps))
  const horizons = horizonsUpTo(weeks).flatMap(horizon => {
    const judged = judgedBy({ parameters, correction: null }, held, horizon)
    const isOf = judged.map((each, index) => ({ ...each, ...(circumstances[index] ?? { isOnce: false, overdue: 0 }) }))
    return learnedCorrection(isOf, horizon) ?? []
  })
  return horizons.length === 0 ? null : { gaps, horizons }
}

/** A part of the past: what was fitted to what came before it, and what it brought. Null with too few customers. */
const pastPeriod = (customers: readonly (readonly number[])[], splitDay: number, endDay: number, prior: LogPrior | undefined) => {
  const held = heldOut(customers, splitDay, endDay)
  const repeaters = held.filter(({ history }) => history.repeats > 0).length
  if (held.length < FEWEST_JUDGED || repeaters < FEWEST_REPEATERS || endDay <= splitDay) return null
  const { parameters } = fitBgNbd(
    held.map(({ history }) => history),
    prior,
  )
  const weeks = (endDay - splitDay) / WEEK_DAYS
  return { held, parameters, weeks, asked: askedFor(parameters, held, weeks) }
}

const scoreOf = (held: readonly HeldOut[], of: (history: BuyingHistory) => number): number =>
  rankingQuality(held.map(({ history, purchases }) => ({ predicted: of(history), happened: purchases > 0 }))) ?? Number.NaN

/** Of what was known at the split day, the later half teaches the correction, but no more than is asked for. */
const LEARNED_SHARE = 1 / 2

/** The day from which on the correction is learned that is known at the split day. */
const earlierSplit = (customers: readonly (readonly number[])[], splitDay: number, endDay: number): number => {
  const firstDay = customers.reduce((least, [first = least]) => Math.min(least, first), splitDay)
  return splitDay - Math.min(endDay - splitDay, Math.floor((splitDay - firstDay) * LEARNED_SHARE))
}

/** What a back test found: how good the model was, and the correction that the whole past asks for, where corrections help. */
export interface Backtest {
  quality: BuyingQuality
  correction: Correction | null
}

/** Fits on what was known at the split day and judges on what came until the end day; null with too few customers for either. */
export const backtest = (
  customers: readonly (readonly number[])[],
  splitDay: number,
  endDay: number,
  prior?: LogPrior,
): Backtest | null => {
  const past = pastPeriod(customers, splitDay, endDay, prior)
  if (past === null) return null
  const { held, parameters, weeks } = past
  const known = pastPeriod(customers, earlierSplit(customers, splitDay, endDay), splitDay, prior)?.asked ?? null
  const scoresBy = (correction: Correction | null) => scoresOf(judgedBy({ parameters, correction }, held, weeks))
  const [plain, better] = [scoresBy(null), scoresBy(known)]
  if (plain === null || better === null) return null
  const lossBy = (correction: Correction | null) =>
    horizonsUpTo(weeks).reduce((sum, each) => sum + logLoss(judgedBy({ parameters, correction }, held, each)), 0)
  const isCorrected = known !== null && lossBy(known) < lossBy(null)
  const { calibration: _, ...plainScores } = plain
  const quality: BuyingQuality = {
    splitOn: splitDay,
    horizonWeeks: weeks,
    customers: held.length,
    ...(isCorrected ? better : plain),
    isCorrected,
    plain: plainScores,
    naiveAuc: scoreOf(held, ({ lastWeeks, ageWeeks }) => lastWeeks - ageWeeks),
    expectedAuc: scoreOf(held, history => expectedMore(parameters, history, weeks)),
    expected: held.reduce((sum, { history }) => sum + expectedMore(parameters, history, weeks), 0),
    actual: held.reduce((sum, { purchases }) => sum + purchases, 0),
  }
  return { quality, correction: isCorrected ? past.asked : null }
}
