import type { Comparison, Granularity } from '@dashboard/schema/vocabulary'
import { addDays, addMonths, startOfMonth } from '../../core/calendar'
import type { DateSpan, Window } from '../../core/period'
import { comparedWindow, lengthOf } from '../../core/period'
import { bucketsOf } from '../../core/series'

const DAYS_OF_WEEK = 7

const isEndOfMonth = (date: string): boolean => addDays(date, 1).endsWith('-01')

const lastOfMonth = (date: string): string => addDays(addMonths(startOfMonth(date), 1), -1)

/** Months are held against months: as many of them earlier, to the same day of the last one, or to its end. */
function monthsEarlier({ start, end }: DateSpan, months: number): DateSpan {
  const earlierEnd = addMonths(end, -months)
  return { start: addMonths(start, -months), end: isEndOfMonth(end) ? lastOfMonth(earlierEnd) : earlierEnd }
}

/**
 * The days that a chosen span is held against, so that each step stands beside one like it: months beside months; days and weeks,
 * where weekdays are kept, a whole number of weeks earlier.
 */
export function comparedSpan(window: Window, comparison: Comparison, alignWeekdays: boolean, steps: Granularity): DateSpan {
  if (steps === 'MONTH') return monthsEarlier(window, comparison === 'LAST_YEAR' ? 12 : bucketsOf(window, 'MONTH', 1).length)
  if (comparison === 'LAST_YEAR' || !alignWeekdays) return comparedWindow(window, comparison, alignWeekdays)
  const days = Math.ceil(lengthOf(window) / DAYS_OF_WEEK) * DAYS_OF_WEEK
  return { start: addDays(window.start, -days), end: addDays(window.end, -days) }
}
