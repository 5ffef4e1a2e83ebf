import { at, mean, steps, sum } from '../numbers'

/** Whole weeks of a year, so that weekdays stay in step. */
export const WEEKS_OF_A_YEAR = 52

/** Sums of the whole weeks that end with the last step; a rest at the beginning is left out. Oldest first. */
export function weeksOf(values: readonly number[], season: number): number[] {
  const count = Math.floor(values.length / season)
  const start = values.length - count * season
  return steps(count).map(week => sum(values.slice(start + week * season, start + (week + 1) * season)))
}

/** Each place's share of the sums of the last so many weeks; the same for all where nothing was. They add up to 1. */
export function weekdayShares(values: readonly number[], season: number, weeks: number): number[] {
  const last = values.slice(-weeks * season)
  const offset = last.length % season
  const whole = last.slice(offset)
  const total = sum(whole)
  return steps(season).map(place => (total > 0 ? sum(whole.filter((_, index) => index % season === place)) / total : 1 / season))
}

/** Mean of each figure and its neighbours. */
export const smoothed = (values: readonly number[], reach: number): number[] =>
  values.map((_, index) => mean(values.slice(Math.max(0, index - reach), index + reach + 1)))

/** The same where the last is a neighbour of the first. */
export const smoothedCircle = (values: readonly number[], reach: number): number[] =>
  values.map((_, index) => mean(steps(2 * reach + 1).map(step => at(values, (index - reach + step + values.length) % values.length))))
