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

/** What is forecast never counts for less than this part of the usual: an error on an empty day is no multiple of nothing. */
const LEAST_PART = 0.25

/**
 * By what errors are measured: they grow with what is forecast, yet a small forecast can be far off. Half of it, half the level of the
 * season before it was made. Never 0, so that one can divide by it.
 */
export const sizesOf = (values: readonly number[], season: number) => {
  const least = LEAST_PART * mean(values.map(Math.abs)) || 1
  return (origin: number) => {
    const level = mean(values.slice(Math.max(0, origin - season), origin))
    return (forecast: number): number => Math.max((forecast + level) / 2, least)
  }
}

/** Every miss of a back test. */
export const missesOf = (values: readonly number[], { season }: Plan, folds: readonly SaidFold[]): Miss[] => {
  const sizes = sizesOf(values, season)
  return folds.flatMap(({ origin, actual, said }) => {
    if (said === null) return []
    const sizeOf = sizes(origin)
    return actual.map((value, index) => {
      const forecast = at(said, index)
      return { origin, step: index + 1, size: Math.abs(value - forecast) / sizeOf(forecast) }
    })
  })
}
