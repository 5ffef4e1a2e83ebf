/** The days that an analytics page asks for, and those that it holds them against. */
import type { Comparison } from '@dashboard/schema/vocabulary'
import type { AnalyticsRange } from './analytics-range'
import { addDays, lengthOf } from './calendar'
import type { DateSpan } from './period-choice'

/** A whole year of weeks, so that weekdays stand against the same weekdays. */
const yearDays = 364

/** The chosen days without those to come, and without today where only complete days are wanted; the first day always stays. */
export const shownSpan = ({ start, end, isCompleteOnly }: AnalyticsRange, today: string): DateSpan => {
  const last = isCompleteOnly ? addDays(today, -1) : today
  const shown = end > last ? last : end
  return { start, end: shown < start ? start : shown }
}

/** As many days, whole weeks before or a year of weeks back, as the API compares; null where nothing is compared. */
export const comparedSpan = ({ start, end }: DateSpan, compare: Comparison | null): DateSpan | null => {
  if (compare === null) return null
  const back = compare === 'LAST_YEAR' ? yearDays : Math.ceil(lengthOf(start, end) / 7) * 7
  return { start: addDays(start, -back), end: addDays(end, -back) }
}
