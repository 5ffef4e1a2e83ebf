import { addDays } from '../../../core/calendar'
import type { DateSpan } from '../../../core/period'

/** Half a year: enough weeks for a trend to stand out from chance, few enough that an old rise does not hide a fall. */
export const WEEKS = 26

/** The stretches of seven days up to the last one of a span, oldest first: each holds every weekday once. */
export const weeksBefore = (end: string): DateSpan[] =>
  Array.from({ length: WEEKS }, (_, index) => {
    const last = addDays(end, -7 * (WEEKS - 1 - index))
    return { start: addDays(last, -6), end: last }
  })

/** The weeks that a trend is told from: without one that is not over, which would read as a fall, and those before the first booking, as a rise. */
export const judgedWeeks = (counts: readonly number[], isLastOpen: boolean): number[] => {
  const over = counts.slice(0, isLastOpen ? -1 : undefined)
  const first = over.findIndex(count => count > 0)
  return first < 0 ? [] : over.slice(first)
}
