import { meanScaledError, symmetricError } from './accuracy'
import { backtest, type Plan, planBacktest } from './backtest'
import { choose, FEWEST_FOLDS } from './choose'
import { around, intervalsOf } from './intervals'
import { missesOf, type SaidFold, sizesOf } from './misses'
import { type Model, type ModelName, modelTitles } from './models/model'
import { seasonalNaive } from './models/seasonal-naive'
import { at, mean, steps } from './numbers'

/** One step ahead; the wider interval is null where too few errors are known to tell it. */
export interface FittedPoint {
  value: number
  low80: number
  high80: number
  low95: number | null
  high95: number | null
}

/** Back-tested, never assumed; null where too little is known. */
export interface Accuracy {
  smape: number | null
  mase: number | null
  coverage80: number | null
  coverage95: number | null
  folds: number
}

export interface Fitted {
  model: ModelName
  /** Why this model; null where it was simply the best. */
  reason: string | null
  points: FittedPoint[]
  accuracy: Accuracy
}

export interface FitOptions {
  horizon: number
  /** Steps from one back test to the next. */
  stride?: number
  /** How far ahead the back test looks, at most. */
  tested?: number
  models: readonly Model[]
}

/** Farther ahead than was tested no trend is believed: the last season that was tested goes on. */
const levelledOff = (forecast: readonly number[], season: number, tested: number): number[] =>
  forecast.map((value, step) => (step < tested || tested < season ? value : at(forecast, tested - season + ((step - tested) % season))))

const carryOn = (values: readonly number[], models: readonly Model[], { season, horizon: tested }: Plan, horizon: number): number[] => {
  const said = models.flatMap(model => {
    const forecast = model.learn(values, season)(values, horizon)
    if (!forecast?.every(Number.isFinite)) return []
    return [model.knowsTheYear ? forecast : levelledOff(forecast, season, tested)]
  })
  if (said.length === 0) return seasonalNaive.learn(values, season)(values, horizon) ?? []
  return steps(horizon).map(step => Math.max(0, mean(said.map(each => at(each, step)))))
}

const known = (values: readonly (number | null)[]): number | null => {
  const numbers = values.filter(value => value !== null)
  return numbers.length === 0 ? null : mean(numbers)
}

const errorsOf = (folds: readonly SaidFold[]): Pick<Accuracy, 'smape' | 'mase' | 'folds'> => {
  const used = folds.flatMap(({ said, ...fold }) => (said === null ? [] : [{ ...fold, said }]))
  return {
    smape: known(used.map(({ actual, said }) => symmetricError(actual, said))),
    mase: known(used.map(({ actual, said, scale }) => meanScaledError(actual, said, scale))),
    folds: used.length,
  }
}

/** A series carried on by what did best in a back test, with intervals from its errors there; null for a series too short to test anything. */
export function fit(
  values: readonly number[],
  season: number,
  { horizon, stride = 1, tested = horizon, models }: FitOptions,
): Fitted | null {
  const plan = planBacktest(values.length, season, { horizon: tested, stride })
  if (plan.origins.length < FEWEST_FOLDS) return null
  const test = backtest(values, plan)
  const choice = choose(test, models, modelTitles)
  const folds = test.folds.map((fold, index) => ({ ...fold, said: choice.said[index] ?? null }))
  const { widths, coverage } = intervalsOf(missesOf(values, plan, folds), plan, horizon)
  const sizeOf = sizesOf(values, season)(values.length)
  const points = carryOn(values, choice.models, plan, horizon).map((value, index) => {
    const [of80 = null, of95 = null] = widths[index] ?? []
    const inner = around(value, sizeOf(value), of80) ?? { low: 0, high: value }
    const outer = around(value, sizeOf(value), of95)
    return { value, low80: inner.low, high80: inner.high, low95: outer?.low ?? null, high95: outer?.high ?? null }
  })
  return {
    model: choice.name,
    reason: choice.reason,
    points,
    accuracy: { ...errorsOf(folds), coverage80: coverage[0], coverage95: coverage[1] },
  }
}
