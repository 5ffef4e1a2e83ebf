import { at, steps, sum } from '../numbers'
import type { Model } from './model'
import { smoothed, WEEKS_OF_A_YEAR, weekdayShares, weeksOf } from './weekly'

/** The weeks that tell how this year compares with the last. */
const COMPARED_WEEKS = 8
/** The weeks that tell how a week is shared out among its days. */
const SHARED_WEEKS = 12
/** A business that grew by more than this within a year will not do so again: what is older says nothing of it. */
const MOST_GROWTH = 3

/** The weeks of a year ago, smoothed, at the level of the last weeks: for a year of history and a bit, from which no season can be told yet. */
export const lastYear: Model = {
  name: 'LAST_YEAR',
  knowsTheYear: true,
  needs: season => (WEEKS_OF_A_YEAR + COMPARED_WEEKS + 1) * season,
  learn: (_, season) => (history, horizon) => {
    const weeks = weeksOf(history, season)
    const yearAgo = sum(weeks.slice(-WEEKS_OF_A_YEAR - COMPARED_WEEKS, -WEEKS_OF_A_YEAR))
    if (!(yearAgo > 0)) return null
    const growth = Math.min(MOST_GROWTH, Math.max(1 / MOST_GROWTH, sum(weeks.slice(-COMPARED_WEEKS)) / yearAgo))
    const ahead = smoothed(weeks, 1)
      .slice(-WEEKS_OF_A_YEAR)
      .map(week => week * growth)
    const shares = weekdayShares(history, season, SHARED_WEEKS)
    return steps(horizon).map(step => at(ahead, Math.floor(step / season) % WEEKS_OF_A_YEAR) * at(shares, step % season))
  },
}
