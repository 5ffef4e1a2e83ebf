import { addDays, addMonths, startOfMonth } from '../../../core/calendar'
import type { DateSpan } from '../../../core/period'

/** A quarter of a year: twice the usual six weeks between two visits to a groomer. */
export const WINDOW_DAYS = 90

/** Two years, so that every month is seen beside its like. */
export const COHORT_MONTHS = 24

/** What the rates are formed from: who was here in `previous` and came again in `window`; all days are over. */
export interface RetentionWindows {
  asOf: string
  previous: DateSpan
  window: DateSpan
}

/** The windows on a day of the provider's calendar. */
export const windowsOn = (today: string): RetentionWindows => {
  const asOf = addDays(today, -1)
  const start = addDays(today, -WINDOW_DAYS)
  return { asOf, previous: { start: addDays(start, -WINDOW_DAYS), end: addDays(start, -1) }, window: { start, end: asOf } }
}

/** The first days of the months that have cohorts, oldest first; the last is the month of `asOf`. */
export const cohortMonths = (asOf: string): string[] =>
  Array.from({ length: COHORT_MONTHS }, (_, index) => addMonths(startOfMonth(asOf), index - COHORT_MONTHS + 1))

/** Whether the month of the day has days to come. */
export const isMonthRunning = (asOf: string): boolean => startOfMonth(addDays(asOf, 1)) === startOfMonth(asOf)
