import type { Fold, Plan } from './backtest'
import { at, mean } from './numbers'

/** How far off a forecast of the past was, in units of its own size. */
export interface Miss {
  origin: number
  /** Steps ahead, 1 for the next. */
  step: number
  size: number
}

/** A fold with what was said then; null where there was too little to go by. */
export type SaidFold = Fold & { said: readonly number[] | null }

/**
 * Errors grow with what is forecast, yet a small forecast can be far off: half of it, half the level of the last season.
 * Never 0, so that one can divide by it.
 */
export const sizeOf = (forecast: number, level: number): number => Math.max((forecast + level) / 2, level / 10, Number.MIN_VALUE)

/** The level that a forecast starts from: the mean of the last season. */
export const levelBefore = (values: readonly number[], origin: number, season: number): number =>
  Math.max(0, mean(values.slice(Math.max(0, origin - season), origin)))

/** Every miss of a back test. */
export const missesOf = (values: readonly number[], { season }: Plan, folds: readonly SaidFold[]): Miss[] =>
  folds.flatMap(({ origin, actual, said }) => {
    if (said === null) return []
    const level = levelBefore(values, origin, season)
    return actual.map((value, index) => {
      const forecast = at(said, index)
      return { origin, step: index + 1, size: Math.abs(value - forecast) / sizeOf(forecast, level) }
    })
  })
