import type { FrameArgs } from '@dashboard/schema'
import { addDays, daysBetween } from '../../core/calendar'
import type { Calendar, DateSpan, Window } from '../../core/period'
import { comparedWindow, windowOf, windowOfRange } from '../../core/period'
import { bucketsOf, sparklineGranularity } from '../../core/series'

/** The dates behind one screen: the window, its complete days, what either is compared with, and the sparkline's buckets. */
export interface Frame {
  window: Window
  compared: DateSpan
  /** The window without the day that is not over; null when that leaves none. */
  complete: DateSpan | null
  comparedComplete: DateSpan | null
  /** First days of the sparkline's buckets. */
  buckets: readonly string[]
}

/** The dates that a request means on the provider's calendar. */
export function frameOf(request: FrameArgs, calendar: Omit<Calendar, 'completeOnly'>): Frame {
  const reckoning = { ...calendar, completeOnly: request.completeOnly }
  const window = request.range ? windowOfRange(request.range, reckoning) : windowOf(request.period, reckoning)
  const compared = comparedWindow(window, request.compareWith, request.alignWeekdays)
  const complete = completeDaysOf(window, calendar.today)
  return {
    window,
    compared,
    complete,
    comparedComplete: complete && firstDaysOf(compared, daysBetween(complete.start, complete.end)),
    buckets: bucketsOf(window, sparklineGranularity(window), calendar.weekStartsOn),
  }
}

function completeDaysOf(window: Window, today: string): Window | null {
  if (!window.isPartial) return window
  const end = addDays(today, -1)
  return end < window.start ? null : { ...window, end, isPartial: false }
}

/** The first day of a span and as many more, as far as the span goes: complete days are held against the days in their place. */
function firstDaysOf({ start, end }: DateSpan, more: number): DateSpan {
  const last = addDays(start, more)
  return { start, end: last < end ? last : end }
}
