import { seasonalScale } from './accuracy'
import type { Forecaster, Model } from './models/model'

/** How the past is forecast: from each of these lengths of the series on. */
export interface Plan {
  season: number
  origins: readonly number[]
  /** How far ahead is looked, at most. */
  horizon: number
  /** Steps from one origin to the next. */
  stride: number
}

/** The past forecast from one day of it. */
export interface Fold {
  origin: number
  /** What came, as far as it is known. */
  actual: readonly number[]
  /** What errors are measured by: only what was known then. Null where nothing had changed yet. */
  scale: number | null
}

export interface Backtest {
  folds: readonly Fold[]
  /** What each model would have said, by fold; null where it had too little to go by. */
  said(model: Model): readonly (number[] | null)[]
}

/** So many errors at the farthest step that is looked at: with 19 one knows the 95 % interval, and some come short. */
const ERRORS_AT_THE_END = 26
/** Looking farther than this part of the series leaves too little to learn from. */
const LONGEST_PART = 4
/** Models learn their parameters anew so often along the folds; in between they only go on. */
const LESSONS = 4
/** Two seasons, and something to see how they differ. */
const learnable = (season: number): number => 2 * season + 2

/** Origins towards the end of the series; fewer, down to none, the shorter it is. `stride` of a whole season begins each on the same weekday. */
export function planBacktest(length: number, season: number, { horizon, stride }: { horizon: number; stride: number }): Plan {
  const tested = Math.max(1, Math.min(horizon, Math.floor(length / LONGEST_PART)))
  const most = ERRORS_AT_THE_END + Math.ceil(tested / stride)
  const count = Math.max(0, Math.min(most, Math.floor((length - learnable(season)) / stride)))
  return { season, horizon: tested, stride, origins: Array.from({ length: count }, (_, index) => length - (count - index) * stride) }
}

const carriedOn = (values: readonly number[], { origins, season, horizon }: Plan, model: Model): (number[] | null)[] => {
  const lesson = Math.ceil(origins.length / LESSONS)
  let forecaster: Forecaster | null = null
  let learnedAt = -Infinity
  return origins.map((origin, index) => {
    if (origin < model.needs(season)) return null
    const history = values.slice(0, origin)
    if (forecaster === null || index - learnedAt >= lesson) {
      forecaster = model.learn(history, season)
      learnedAt = index
    }
    const said = forecaster(history, Math.min(horizon, values.length - origin))
    return said?.every(Number.isFinite) ? said.map(value => Math.max(0, value)) : null
  })
}

/** Forecasts the past, rolling on from origin to origin; each forecast knows only what came before it. */
export function backtest(values: readonly number[], plan: Plan): Backtest {
  const folds = plan.origins.map(origin => ({
    origin,
    actual: values.slice(origin, origin + plan.horizon),
    scale: seasonalScale(values.slice(0, origin), plan.season),
  }))
  const answers = new Map<Model, (number[] | null)[]>()
  const said = (model: Model) => {
    const known = answers.get(model) ?? carriedOn(values, plan, model)
    answers.set(model, known)
    return known
  }
  return { folds, said }
}
