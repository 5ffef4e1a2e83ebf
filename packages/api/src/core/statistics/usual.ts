/** What is usual at each step of a series, from its surroundings, which single steps cannot bend. */
import { mean, median } from './descriptive'
import { stl } from './stl'

/** Steps on either side that the level of a series without a season is taken from. */
const HALF_WINDOW = 7
/** Cycles that the season is learned from: half a year of weeks, so that a day that is always closed stays so while all others grow. */
const SEASON_CYCLES = 25
/** Cycles that the trend is learned from: with fewer, a week out of line would be its own trend. */
const TREND_CYCLES = 6
/** As much for months of a year, in months: a year and a half, as R's `stl` has it. */
const TREND_MONTHS = 19
/** The weeks of a year come too seldom to be told from chance, and their level moves slowly enough without. */
const LONGEST_PERIOD = 12
/** A season that came less often is half chance. */
const FEWEST_CYCLES = 4

/** Whether a season of so many steps can be learned. */
const isLearnable = (period: number, length: number): boolean => period > 1 && period <= LONGEST_PERIOD && length >= FEWEST_CYCLES * period

const runningMedian = (values: readonly number[]): number[] =>
  values.map((_, at) => median(values.slice(Math.max(0, at - HALF_WINDOW), at + HALF_WINDOW + 1)))

/** What is usual at each step. */
export interface UsualLevels {
  levels: readonly number[]
  /** Of each step, so much of what is usual was learned from itself, 0–1. */
  own: number
}

/** Trend and season of a robust STL; a running median where there is no season that could be learned. */
export const usualLevels = (values: readonly number[], period: number): UsualLevels => {
  if (!isLearnable(period, values.length)) return { levels: runningMedian(values), own: 1 / (2 * HALF_WINDOW + 1) }
  const trendWindow = Math.max(TREND_MONTHS, (TREND_CYCLES * period) | 1)
  const { seasonal, trend } = stl(values, { period, seasonalWindow: SEASON_CYCLES, trendWindow, isRobust: true })
  const own = 1 / Math.min(SEASON_CYCLES, values.length / period) + 2 / trendWindow
  return { levels: values.map((_, at) => (seasonal[at] ?? 0) + (trend[at] ?? 0)), own }
}

/** Events that make a rate known to about a fifth. */
const ENOUGH_EVENTS = 30
/** Of the average rate, so many events are added to each step of the season, so that none is impossible. */
const PRIOR_EVENTS = 1

/** How often something happens at each step of the season beside the average, seen from every step without its own count. */
const seasonShares = (counts: readonly number[], period: number, rate: number): number[] => {
  const own = Array.from({ length: period }, () => ({ events: 0, steps: 0 }))
  counts.forEach((count, at) => {
    const phase = own[at % period]
    if (phase !== undefined) own[at % period] = { events: phase.events + count, steps: phase.steps + 1 }
  })
  return counts.map((count, at) => {
    const { events, steps } = own[at % period] ?? { events: 0, steps: 1 }
    return (events - count + PRIOR_EVENTS) / (rate * (steps - 1) + PRIOR_EVENTS)
  })
}

/** The mean of rare counts at each step: the rate as far around it as thirty events take, times the share of its step of the season; its own count bends neither. */
export const usualRates = (counts: readonly number[], period: number): number[] => {
  const rate = mean(counts)
  if (rate === 0 || counts.length < 2) return [...counts]
  const half = Math.ceil(ENOUGH_EVENTS / rate / 2)
  const shares = seasonShares(counts, isLearnable(period, counts.length) ? period : 1, rate)
  const sums = [0]
  for (const count of counts) sums.push((sums.at(-1) ?? 0) + count)
  return counts.map((count, at) => {
    const [from, to] = [Math.max(0, at - half), Math.min(counts.length, at + half + 1)]
    const around = ((sums[to] ?? 0) - (sums[from] ?? 0) - count) / (to - from - 1)
    return around * (shares[at] ?? 1)
  })
}
