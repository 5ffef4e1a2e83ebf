import { type BgNbd, expectedMore, fitBgNbd } from './bgnbd'
import { type BuyingModel, circumstancesOf, riskWithin } from './churn-risk'
import { type Correction, learnedCorrection } from './correction'
import { type BuyingHistory, historyOf, WEEK_DAYS } from './history'
import { brierScore, type CalibrationRow, calibrationError, calibrationTable, type Judged, logLoss, rankingQuality } from './judge'
import type { LogPrior } from './log-search'
import { fitGaps } from './next-gap'

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

/** What a back test found: how good the model was, and the correction that the whole past asks for, where corrections help. */
export interface Backtest {
  quality: BuyingQuality
  correction: Correction | null
}

/** Fewer customers with a repeat do not tell four parameters: r, α, a and b came out wrong by factors. */
export const FEWEST_REPEATERS = 30
/** Fewer would make tenths of less than five customers. */
const FEWEST_JUDGED = 50

/** Customers who had bought by the split day, with their history up to it and their purchases from then to the end. */
export const heldOut = (customers: readonly (readonly number[])[], splitDay: number, endDay: number): HeldOut[] =>
  customers.flatMap(days => {
    const history = historyOf(days, splitDay)
    const later = days.filter(day => day > splitDay && day <= endDay)
    const [next] = later
    const weeksToNext = next === undefined ? null : (next - splitDay) / WEEK_DAYS
    return history ? [{ history, purchases: later.length, weeksToNext }] : []
  })

/** Weeks → what was said of each customer for them, and what happened. */
const judgedBy = (model: BuyingModel, held: readonly HeldOut[]): ((weeks: number) => Judged[]) => {
  const risks = held.map(({ history }) => riskWithin(model, history))
  return weeks =>
    held.map(({ weeksToNext }, index) => ({
      predicted: 1 - (risks[index]?.(weeks) ?? 1),
      happened: weeksToNext !== null && weeksToNext <= weeks,
    }))
}

/** Null where all customers came again, or none did. */
const scoresOf = (judged: readonly Judged[]): { scores: Scores; calibration: CalibrationRow[] } | null => {
  const auc = rankingQuality(judged)
  if (auc === null) return null
  const calibration = calibrationTable(judged)
  return { scores: { auc, brier: brierScore(judged), logLoss: logLoss(judged), ece: calibrationError(calibration) }, calibration }
}

/** The ranking of whoever knows nothing. */
const CHANCE = 0.5
/** Weeks at which the past is looked at: a month, two, a quarter, half a year, a year. */
const HORIZONS = [4, 8, 13, 26, 52]
const horizonsUpTo = (weeks: number): number[] => [...HORIZONS.filter(each => each < weeks), weeks]

/** Four numbers do not get better by more customers than these, evenly taken. */
const MOST_TEACHERS = 5000

/** The correction that a past period asks for; null where it cannot be learned. */
const askedFor = (parameters: BgNbd, held: readonly HeldOut[], weeks: number): Correction | null => {
  const gaps = fitGaps(held.flatMap(({ history }) => history.rhythm ?? []))?.prior
  if (gaps === undefined) return null
  const step = Math.ceil(held.length / MOST_TEACHERS)
  const teachers = held.filter((_, index) => index % step === 0)
  const circumstances = teachers.map(({ history }) => circumstancesOf(history, gaps))
  const judged = judgedBy({ parameters, correction: null }, teachers)
  const horizons = horizonsUpTo(weeks).flatMap(horizon => {
    const learned = learnedCorrection(circumstances, judged(horizon))
    return learned ? [{ weeks: horizon, ...learned }] : []
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

/** Of what was known at the split day, the later half teaches the correction, but no more than is asked for. */
const LEARNED_SHARE = 1 / 2

/** The day from which on the correction is learned that is known at the split day. */
const earlierSplit = (customers: readonly (readonly number[])[], splitDay: number, endDay: number): number => {
  const firstDay = customers.reduce((least, [first = least]) => Math.min(least, first), splitDay)
  return splitDay - Math.min(endDay - splitDay, Math.floor((splitDay - firstDay) * LEARNED_SHARE))
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
  const { held, parameters, weeks, asked } = past
  const known = pastPeriod(customers, earlierSplit(customers, splitDay, endDay), splitDay, prior)?.asked ?? null
  const judged = judgedBy({ parameters, correction: null }, held)
  const judgedBetter = judgedBy({ parameters, correction: known }, held)
  const lossOf = (by: typeof judged) => horizonsUpTo(weeks).reduce((sum, each) => sum + logLoss(by(each)), 0)
  const isCorrected = known !== null && lossOf(judgedBetter) < lossOf(judged)
  const plain = scoresOf(judged(weeks))
  const best = isCorrected ? scoresOf(judgedBetter(weeks)) : plain
  if (plain === null || best === null) return null
  const expected = held.map(({ history }) => expectedMore(parameters, history, weeks))
  const rankedBy = (scores: number[]) =>
    rankingQuality(held.map(({ purchases }, index) => ({ predicted: scores[index] ?? 0, happened: purchases > 0 }))) ?? CHANCE
  const quality: BuyingQuality = {
    splitOn: splitDay,
    horizonWeeks: weeks,
    customers: held.length,
    ...best.scores,
    calibration: best.calibration,
    isCorrected,
    plain: plain.scores,
    naiveAuc: rankedBy(held.map(({ history }) => history.lastWeeks - history.ageWeeks)),
    expectedAuc: rankedBy(expected),
    expected: expected.reduce((sum, each) => sum + each, 0),
    actual: held.reduce((sum, { purchases }) => sum + purchases, 0),
  }
  return { quality, correction: isCorrected ? asked : null }
}
