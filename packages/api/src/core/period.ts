/** The dates that a screen looks at, and the dates that they are compared with; all in the provider's calendar. */
import type { Comparison, Period } from '@dashboard/schema/vocabulary'
import { addDays, addMonths, daysBetween, startOfMonth, startOfQuarter, startOfWeek, startOfYear } from './calendar'

/** Calendar dates, both ends included. */
export interface DateSpan {
  start: string
  end: string
}

/** A span that is looked at: `end` is the last day with figures, `wholeEnd` the last day of the period itself. */
export interface Window extends DateSpan {
  /** The period that the span is, or null for a span chosen freely. */
  period: Period | null
  wholeEnd: string
  /** True while a day of the span is not over, so that its figures still grow. */
  isPartial: boolean
}

/** What a window is reckoned from: the provider's local date, first weekday (1 = Monday), and whether today is left out. */
export interface Calendar {
  today: string
  weekStartsOn: number
  completeOnly?: boolean
}

/** The current period up to today; up to yesterday when only complete days count, and the period before when it has none yet. */
export function windowOf(period: Period, calendar: Calendar): Window {
  const start = startOf(period, calendar.today, calendar.weekStartsOn)
  if (!calendar.completeOnly) return { start, end: calendar.today, period, wholeEnd: lastDayOf(period, start), isPartial: true }
  const yesterday = addDays(calendar.today, -1)
  const completeStart = startOf(period, yesterday, calendar.weekStartsOn)
  return { start: completeStart, end: yesterday, period, wholeEnd: lastDayOf(period, completeStart), isPartial: false }
}

/** A freely chosen span, cut at today (at yesterday for complete days) unless it lies wholly later. */
export function windowOfRange(range: DateSpan, calendar: Calendar): Window {
  const latest = calendar.completeOnly ? addDays(calendar.today, -1) : calendar.today
  const end = range.start <= latest && range.end > latest ? latest : range.end
  return { start: range.start, end, period: null, wholeEnd: range.end, isPartial: end >= calendar.today }
}

/**
 * The dates that a window is compared with: as many elapsed days of the period before (clamped in a shorter month), or a year ago.
 * A year ago keeps the weekdays (364 days back) when `alignWeekdays`, else the dates. A finished period is compared with a whole one.
 */
export function comparedWindow(window: Window, comparison: Comparison, alignWeekdays: boolean): DateSpan {
  if (comparison === 'LAST_YEAR') return alignWeekdays ? shiftDays(window, -364) : shiftMonths(window, -12)
  switch (window.period) {
    case 'TODAY':
      return shiftDays(window, -1)
    case 'WEEK':
      return shiftDays(window, -7)
    case 'MONTH':
      return shiftMonths(window, -1)
    case 'QUARTER':
      return shiftMonths(window, -3)
    case 'YEAR':
      return shiftMonths(window, -12)
    case null:
      return shiftDays(window, daysBetween(window.end, window.start) - 1)
  }
}

/** The number of days of a span, both ends included. */
export function lengthOf(span: DateSpan): number {
  return daysBetween(span.start, span.end) + 1
}

function startOf(period: Period, date: string, weekStartsOn: number): string {
  switch (period) {
    case 'TODAY':
      return date
    case 'WEEK':
      return startOfWeek(date, weekStartsOn)
    case 'MONTH':
      return startOfMonth(date)
    case 'QUARTER':
      return startOfQuarter(date)
    case 'YEAR':
      return startOfYear(date)
  }
}

const monthsIn = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const

function lastDayOf(period: Period, start: string): string {
  if (period === 'TODAY') return start
  if (period === 'WEEK') return addDays(start, 6)
  return addDays(addMonths(start, monthsIn[period]), -1)
}

function shiftDays(span: DateSpan, days: number): DateSpan {
  return { start: addDays(span.start, days), end: addDays(span.end, days) }
}

function shiftMonths(window: Window, months: number): DateSpan {
  const start = addMonths(window.start, months)
  const isWhole = window.period !== null && !window.isPartial && window.end === window.wholeEnd
  return { start, end: isWhole && window.period !== null ? lastDayOf(window.period, start) : addMonths(window.end, months) }
}
