import type { HeavyTask } from '../../../../access/heavy.service'
import { drawnBgNbd, fitBgNbd, weakBuyingPrior } from './bgnbd'
import { fitGammaGamma, type GammaGamma, weakSpendingPrior } from './gamma-gamma'
import { type CustomerPurchases, gapsOf, historyOf, rhythmOf, WEEK_DAYS } from './history'
import type { BuyingModel } from './churn-risk'
import { backtest, type BuyingQuality, FEWEST_REPEATERS } from './holdout'
import type { LogPrior } from './log-search'
import { fitGaps, type GapPrior } from './next-gap'
import { spenderOf } from './spending'
import { type GapQuality, judgedGaps, judgedSpending, type SpendQuality } from './value-quality'

/** Every customer's purchases, to be learned from. */
export interface ValueInput {
  customers: readonly CustomerPurchases[]
  /** Day number, on the calendar of the purchases; the last day that is over. */
  today: number
  /** What other providers let expect; wide ones of our own where left out. */
  priors?: { churn?: LogPrior; spend?: LogPrior }
}

export interface FittedChurn extends BuyingModel {
  logLikelihood: number
  customers: number
  /** With at least one repeat. */
  repeaters: number
  /** On held-out past; null where that is too short. */
  quality: BuyingQuality | null
}

export interface FittedSpend {
  parameters: GammaGamma
  logLikelihood: number
  /** With at least one repeat that was worth something. */
  customers: number
  quality: SpendQuality | null
}

export interface FittedGaps {
  prior: GapPrior
  customers: number
  gaps: number
  quality: GapQuality | null
}

/** What was learned; each null where there is too little to learn from. */
export interface FittedValue {
  churn: FittedChurn | null
  spend: FittedSpend | null
  gaps: FittedGaps | null
}

/** A third of the past is held out, to be foretold … */
const HELD_OUT_SHARE = 1 / 3
/** … but no more than half a year, which is as far as anybody asks … */
const MOST_HELD_OUT_DAYS = 26 * WEEK_DAYS
/** … and no less than six weeks, in which most pet services come round. */
const LEAST_HELD_OUT_DAYS = 6 * WEEK_DAYS

/** The last day that a model may know which is judged on what came after; null where the past is too short. */
export const splitDayOf = (firstDay: number, today: number): number | null => {
  const held = Math.min(MOST_HELD_OUT_DAYS, Math.floor((today - firstDay) * HELD_OUT_SHARE))
  return held < LEAST_HELD_OUT_DAYS ? null : today - held
}

const fitChurn = (customers: readonly (readonly number[])[], today: number, split: number | null, prior: LogPrior): FittedChurn | null => {
  const histories = customers.flatMap(days => historyOf(days, today) ?? [])
  const repeaters = histories.filter(({ repeats }) => repeats > 0).length
  if (repeaters < FEWEST_REPEATERS) return null
  const tested = split === null ? null : backtest(customers, split, today, prior)
  const fitted = fitBgNbd(histories, prior)
  const draws = drawnBgNbd(histories, fitted.parameters, prior)
  return { ...fitted, draws, correction: tested?.correction ?? null, repeaters, quality: tested?.quality ?? null }
}

const fitSpend = (customers: readonly CustomerPurchases[], today: number, split: number | null, prior: LogPrior): FittedSpend | null => {
  const spenders = customers.flatMap(each => spenderOf(each, today) ?? [])
  if (spenders.length < FEWEST_REPEATERS) return null
  const fitted = fitGammaGamma(spenders, prior)
  return fitted && { ...fitted, quality: split === null ? null : judgedSpending(customers, split, today, prior) }
}

/** Learns how customers buy, spend and come back. */
export const fitValue = ({ customers, today, priors = {} }: ValueInput): FittedValue => {
  const days = customers.map(each => each.days.filter(day => day <= today))
  const firstDay = days.reduce((least, [first]) => Math.min(least, first ?? least), today)
  const split = splitDayOf(firstDay, today)
  const gaps = days.map(gapsOf)
  const fitted = fitGaps(gaps.map(rhythmOf))
  const judged = fitted && judgedGaps(gaps)
  return {
    churn: fitChurn(days, today, split, priors.churn ?? weakBuyingPrior),
    spend: fitSpend(customers, today, split, priors.spend ?? weakSpendingPrior),
    gaps: fitted && {
      ...fitted,
      prior: { ...fitted.prior, ...(judged?.widening && { widening: judged.widening }) },
      quality: judged?.quality ?? null,
    },
  }
}

/** Learns from every customer's purchases; seconds for 100,000. */
export const valueTask: HeavyTask<ValueInput, FittedValue> = { name: 'customer-value', run: fitValue }
