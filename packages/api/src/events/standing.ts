/** How a customer stood with the provider at an instant, by the completed bookings that had started before it. */
import type { CustomerSegment } from '@dashboard/schema/vocabulary'

const DAY_MS = 86_400_000
/** Ten visits a year is more than one every five weeks: the regulars' regulars. */
export const VIP_VISITS = 10
const VIP_WINDOW_MS = 365 * DAY_MS
/** Four months without a visit is longer than two missed six-week rounds. */
const AT_RISK_AFTER_MS = 120 * DAY_MS

export type Standing = Exclude<CustomerSegment, 'ALL'>

/** The standing at `at`, given the starts of completed bookings in ascending order; only the latest ten before `at` matter. */
export const standingAt = (at: number, completedStarts: readonly number[]): Standing => {
  const before = countBefore(at, completedStarts)
  const last = completedStarts[before - 1]
  if (last === undefined) return 'NEW'
  const tenth = completedStarts[before - VIP_VISITS]
  if (tenth !== undefined && tenth >= at - VIP_WINDOW_MS) return 'VIP'
  return last < at - AT_RISK_AFTER_MS ? 'AT_RISK' : 'REGULAR'
}

const countBefore = (at: number, ascending: readonly number[]): number => {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) < at) low = middle + 1
    else high = middle
  }
  return low
}
