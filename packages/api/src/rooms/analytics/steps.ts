import type { Granularity } from '@dashboard/schema/vocabulary'
import { addDays, daysBetween } from '../../core/calendar'
import type { DateSpan, Window } from '../../core/period'
import { bucketsOf } from '../../core/series'

/** A step of a series: the days of it that are counted, and whether days of it are still to come. */
export interface Step extends DateSpan {
  isPartial: boolean
}

const earlier = (one: string, other: string): string => (one < other ? one : other)

/** The steps of a window in order; the first and last are cut at its ends. */
export const stepsOf = (window: Window, granularity: Granularity, weekStartsOn: number): Step[] => {
  const firsts = bucketsOf(window, granularity, weekStartsOn)
  return firsts.map((first, index) => {
    const next = firsts[index + 1]
    return {
      start: first < window.start ? window.start : first,
      end: next === undefined ? window.end : addDays(next, -1),
      isPartial: next === undefined && window.isPartial,
    }
  })
}

/** The compared days in the place of each step: its month, or as far from their beginning, and as many as there are. */
export const comparedSteps = (steps: readonly DateSpan[], window: DateSpan, compared: DateSpan, granularity: Granularity): DateSpan[] => {
  if (granularity === 'MONTH') return stepsOf({ ...compared, wholeEnd: compared.end, period: null, isPartial: false }, 'MONTH', 1)
  return steps
    .map(({ start, end }) => ({
      start: addDays(compared.start, daysBetween(window.start, start)),
      end: earlier(addDays(compared.start, daysBetween(window.start, end)), compared.end),
    }))
    .filter(({ start, end }) => start <= end)
}
