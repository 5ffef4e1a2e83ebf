import type { DateSpan } from '../../core/period'
import type { Frame } from '../metrics'

/** The dates of an overview; all else is found when it is asked for. */
export interface OverviewRoot {
  frame: Frame
  period: DateSpan
  comparedWith: DateSpan
  isPartial: boolean
}

/** The overview of a frame. */
export const overviewOf = (frame: Frame): OverviewRoot => ({
  frame,
  period: frame.window,
  comparedWith: frame.compared,
  isPartial: frame.window.isPartial,
})
