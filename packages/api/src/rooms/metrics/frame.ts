import type { FrameArgs } from '@dashboard/schema'
import { addDays } from '../../core/calendar'
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
  const complete = completeDaysOf(window, calendar.today)
  return {
    window,
    compared: comparedWindow(window, request.compareWith, request.alignWeekdays),
    complete,
    comparedComplete: complete && comparedWindow(complete, request.compareWith, request.alignWeekdays),
    buckets: bucketsOf(window, sparklineGranularity(window), calendar.weekStartsOn),
  }
}

function completeDaysOf(window: Window, today: string): Window | null {
  if (!window.isPartial) return window
  const end = addDays(today, -1)
  return end < window.start ? null : { ...window, end, isPartial: false }
}
