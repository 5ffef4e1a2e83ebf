import { type BgNbd, expectedMore, fitBgNbd, probabilityOfNone } from './bgnbd'
import { type BuyingHistory, historyOf, WEEK_DAYS } from './history'
import { brierScore, type CalibrationRow, calibrationError, calibrationTable, type Judged, logLoss, rankingQuality } from './judge'
import type { LogPrior } from './log-search'

/** What was known of a customer at the split, and what came after it. */
export interface HeldOut {
  history: BuyingHistory
  /** Purchases after the split. */
  purchases: number
}

/** How good a model, fitted up to a past day, was on what came after it. */
export interface BuyingQuality {
  /** Day number; the last day that the model knew. */
  splitOn: number
  /** Weeks after it that were held out. */
  horizonWeeks: number
  customers: number
  /** How well it told who would buy again, 0.5 by chance to 1. */
  auc: number
  /** The same for the rule 'no booking for N days', at every N together. */
  naiveAuc: number
  brier: number
  logLoss: number
  ece: number
  /** Purchases that were expected, and that came. */
  expected: number
  actual: number
  calibration: CalibrationRow[]
}

/** Fewer customers with a repeat do not tell four parameters: r, α, a and b came out wrong by factors. */
export const FEWEST_REPEATERS = 30
/** Fewer would make tenths of less than five customers. */
const FEWEST_JUDGED = 50

/** Customers who had bought by the split day, with their history up to it and their purchases from then to the end. */
export const heldOut = (customers: readonly (readonly number[])[], splitDay: number, endDay: number): HeldOut[] =>
  customers.flatMap(days => {
    const history = historyOf(days, splitDay)
    return history ? [{ history, purchases: days.filter(day => day > splitDay && day <= endDay).length }] : []
  })

/** Holds a model against what came. Null where all customers came again, or none did. */
export const judgedBuying = (parameters: BgNbd, held: readonly HeldOut[], splitDay: number, endDay: number): BuyingQuality | null => {
  const horizonWeeks = (endDay - splitDay) / WEEK_DAYS
  const judgedBy = (score: (history: BuyingHistory) => number): Judged[] =>
    held.map(({ history, purchases }) => ({ predicted: score(history), happened: purchases > 0 }))
  const judged = judgedBy(history => 1 - probabilityOfNone(parameters, history, horizonWeeks))
  const auc = rankingQuality(judged)
  const naiveAuc = rankingQuality(judgedBy(({ lastWeeks, ageWeeks }) => lastWeeks - ageWeeks))
  if (auc === null || naiveAuc === null) return null
  const calibration = calibrationTable(judged)
  return {
    splitOn: splitDay,
    horizonWeeks,
    customers: held.length,
    auc,
    naiveAuc,
    brier: brierScore(judged),
    logLoss: logLoss(judged),
    ece: calibrationError(calibration),
    expected: held.reduce((sum, { history }) => sum + expectedMore(parameters, history, horizonWeeks), 0),
    actual: held.reduce((sum, { purchases }) => sum + purchases, 0),
    calibration,
  }
}

/** Fits on what was known at the split day and judges on what came until the end day; null with too few customers for either. */
export const backtest = (
  customers: readonly (readonly number[])[],
  splitDay: number,
  endDay: number,
  prior?: LogPrior,
): BuyingQuality | null => {
  const held = heldOut(customers, splitDay, endDay)
  const repeaters = held.filter(({ history }) => history.repeats > 0).length
  if (held.length < FEWEST_JUDGED || repeaters < FEWEST_REPEATERS || endDay <= splitDay) return null
  const histories = held.map(({ history }) => history)
  return judgedBuying(fitBgNbd(histories, prior).parameters, held, splitDay, endDay)
}
