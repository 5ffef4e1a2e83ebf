import type { DateRangeInput } from '@dashboard/schema'
import type { Comparison, Granularity, RevenueDimension } from '@dashboard/schema/vocabulary'
import type { FieldProblem } from '../../../core/errors'
import type { Calendar, DateSpan, Window } from '../../../core/period'
import { windowOfRange } from '../../../core/period'
import { sparklineGranularity } from '../../../core/series'
import { comparedSpan } from '../../metrics'

/** What is asked for. */
export interface RevenueRequest {
  period: DateRangeInput
  breakdown: RevenueDimension
  /** How many parts are shown by themselves. */
  top: number
  compareWith: Comparison | null
  alignWeekdays: boolean
  completeOnly: boolean
  groupBy: Granularity | null
}

/** The days behind the answer. */
export interface RevenueFrame {
  window: Window
  compared: DateSpan | null
  granularity: Granularity
}

const MOST_PARTS = 100

/** What is wrong with the request besides its days; none where nothing is. */
export const topProblems = ({ top }: RevenueRequest): FieldProblem[] =>
  top < 1 || top > MOST_PARTS ? [{ path: 'top', message: `must be between 1 and ${MOST_PARTS}` }] : []

/** The days of a request on the provider's calendar. */
export const frameOf = (request: RevenueRequest, calendar: Omit<Calendar, 'completeOnly'>): RevenueFrame => {
  const window = windowOfRange(request.period, { ...calendar, completeOnly: request.completeOnly })
  const granularity = request.groupBy ?? sparklineGranularity(window)
  return {
    window,
    compared: request.compareWith && comparedSpan(window, request.compareWith, request.alignWeekdays, granularity),
    granularity,
  }
}
