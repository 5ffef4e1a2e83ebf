import { WEEK } from './days'
import type { Fitted } from './fit'
import { at, mean, steps, sum } from './numbers'

/** Days that tell the level of today. */
const LEVEL_DAYS = 28
/** The pooled shares of the weekdays weigh as much as so many weeks of one's own. */
const PRIOR_WEEKS = 2
/** Half widths in standard deviations: wide on purpose (1.28 and 1.96 would do if level and spread were known). */
const HALF_80 = 1.6
const HALF_95 = 2.6
/** Business by day differs by half of its level at the least, as far as so few days can tell. */
const LEAST_SPREAD = 0.5
/** With fewer days nobody knows what comes once in twenty days. */
const FEWEST_FOR_95 = 19

/** Each weekday brings the same: what is believed where nothing else is known. */
export const evenShares: readonly number[] = steps(WEEK).map(() => 1 / WEEK)

/** The weekdays' shares of the own sums, drawn towards the pooled ones; the first is that of the first value's weekday. */
const drawnShares = (values: readonly number[], pooled: readonly number[]): number[] => {
  const weeks = values.length / WEEK
  const total = sum(values)
  return steps(WEEK).map(day => {
    const own = total > 0 ? sum(values.filter((_, index) => index % WEEK === day)) / total : at(pooled, day)
    return (own * weeks + at(pooled, day) * PRIOR_WEEKS) / (weeks + PRIOR_WEEKS)
  })
}

const spreadOf = (values: readonly number[], expected: (index: number) => number, level: number): number => {
  const squares = sum(values.map((value, index) => (value - expected(index)) ** 2))
  return Math.max(Math.sqrt(squares / Math.max(1, values.length - 1)), LEAST_SPREAD * level)
}

/**
 * The mean of the last weeks, shared out by weekday: for histories too short to test anything. `pooled` are shares of the weekdays
 * from the first value's weekday on. Nothing ahead without any value.
 */
export function profileForecast(values: readonly number[], horizon: number, pooled: readonly number[] = evenShares): Fitted {
  const count = values.length
  const level = count === 0 ? 0 : Math.max(0, mean(values.slice(-LEVEL_DAYS)))
  const shares = drawnShares(values, pooled)
  const expected = (index: number) => level * WEEK * at(shares, index % WEEK)
  const spread = spreadOf(values, expected, level)
  const points = steps(count === 0 ? 0 : horizon).map(step => {
    const value = expected(count + step)
    // The level itself is known from few days, and the less the farther ahead.
    const half = spread * Math.sqrt(1 + (step + 1) / count)
    const isKnown = count >= FEWEST_FOR_95
    return {
      value,
      low80: Math.max(0, value - HALF_80 * half),
      high80: value + HALF_80 * half,
      low95: isKnown ? Math.max(0, value - HALF_95 * half) : null,
      high95: isKnown ? value + HALF_95 * half : null,
    }
  })
  return {
    model: count === 0 ? 'NOT_ENOUGH_HISTORY' : 'WEEKDAY_PROFILE',
    reason:
      count === 0
        ? 'Nothing is on record yet.'
        : `${count} ${count === 1 ? 'day is' : 'days are'} too few to test a model on: the mean of the last weeks by weekday, with wide ranges.`,
    points,
    accuracy: { smape: null, mase: null, coverage80: null, coverage95: null, folds: 0 },
  }
}
