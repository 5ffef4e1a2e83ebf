import type { FieldProblem } from '../../core/errors'
import type { DateSpan } from '../../core/period'
import { lengthOf } from '../../core/period'

/** Ten years: more than any chart shows, little enough to be answered at once. */
const LONGEST_DAYS = 3660

/** No business has figures outside; nearer to the ends of the calendar, dates stop being four digits. */
const EARLIEST = '1970-01-01'
const LATEST = '2100-12-31'

/** What is wrong with a span that somebody asks for; `paths` are its fields as they were sent. */
export function rangeProblems(range: DateSpan, paths: { start: string; end: string }): FieldProblem[] {
  const outside = (['start', 'end'] as const).filter(side => range[side] < EARLIEST || range[side] > LATEST)
  if (outside.length > 0) return outside.map(side => ({ path: paths[side], message: `must be between ${EARLIEST} and ${LATEST}` }))
  if (range.end < range.start) return [{ path: paths.end, message: `must not be before ${range.start}` }]
  if (lengthOf(range) > LONGEST_DAYS)
    return [{ path: paths.start, message: `must not be more than ${LONGEST_DAYS} days before ${range.end}` }]
  return []
}
