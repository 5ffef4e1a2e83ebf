import { meanScaledError } from './accuracy'
import type { Backtest, Fold } from './backtest'
import type { Model, ModelName } from './models/model'
import { seasonalNaive } from './models/seasonal-naive'
import { at, mean, sum } from './numbers'

/** What the back test says to take. */
export interface Choice {
  name: ModelName
  /** More than one are averaged. */
  models: readonly Model[]
  /** What it would have said, by fold. */
  said: readonly (number[] | null)[]
  reason: string | null
}

/** Fewer forecasts of the past than these tell nothing. */
export const FEWEST_FOLDS = 8
/** A model that could speak in fewer than this part of the folds was tested on the latest weeks alone. */
const LEAST_PART = 0.5
/** Models are averaged with the best if they are at most so much worse, and no more than so many. */
const NEAR = 1.1
const MOST_IN_A_MIX = 3

const errorOf = ({ actual, scale }: Fold, said: readonly number[]): number => meanScaledError(actual, said, scale ?? 1) ?? 0

/**
 * The error of forecasts as a multiple of the naive one's, over the folds in which there were both; null for too few of them. Later folds
 * count for more: they had more to learn from, and are more like what comes.
 */
const ratioToNaive = ({ folds, said: saidBy }: Backtest, said: readonly (number[] | null)[]): number | null => {
  const naive = saidBy(seasonalNaive)
  const pairs = folds.flatMap((fold, index) => {
    const [own, other] = [said[index], naive[index]]
    return own && other ? [{ own: (index + 1) * errorOf(fold, own), other: (index + 1) * errorOf(fold, other) }] : []
  })
  if (pairs.length < Math.max(FEWEST_FOLDS, LEAST_PART * folds.length)) return null
  const other = sum(pairs.map(pair => pair.other))
  return other > 0 ? sum(pairs.map(pair => pair.own)) / other : null
}

const averaged = (said: readonly (readonly (number[] | null)[])[], count: number): (number[] | null)[] =>
  Array.from({ length: count }, (_, fold) => {
    const all = said.map(each => each[fold] ?? null)
    if (all.some(each => each === null)) return null
    return (all[0] ?? []).map((_value, step) => mean(all.map(each => at(each ?? [], step))))
  })

const listed = (words: readonly string[]): string => [words.slice(0, -1).join(', '), ...words.slice(-1)].join(' and ')

/** The model, or the mean of the best ones, with the least error in the back test; "the same as a season ago" where nothing was better. */
export function choose(test: Backtest, models: readonly Model[], titles: Record<ModelName, string>): Choice {
  const candidates = models
    .flatMap(model => {
      const said = test.said(model)
      const ratio = ratioToNaive(test, said)
      return ratio !== null && ratio < 1 ? [{ model, said, ratio }] : []
    })
    .sort((a, b) => a.ratio - b.ratio)
  const [best] = candidates
  if (best === undefined) {
    const reason = 'No other model came nearer in the back test.'
    return { name: seasonalNaive.name, models: [seasonalNaive], said: test.said(seasonalNaive), reason }
  }
  const alike = candidates.filter(({ ratio }) => ratio <= best.ratio * NEAR).slice(0, MOST_IN_A_MIX)
  const mixed = averaged(
    alike.map(({ said }) => said),
    test.folds.length,
  )
  const mixRatio = alike.length > 1 ? ratioToNaive(test, mixed) : null
  if (mixRatio === null || mixRatio >= best.ratio) return { name: best.model.name, models: [best.model], said: best.said, reason: null }
  const names = listed(alike.map(({ model }) => titles[model.name]))
  return {
    name: 'MIX',
    models: alike.map(({ model }) => model),
    said: mixed,
    reason: `The mean of ${names} came nearer in the back test than each alone.`,
  }
}
