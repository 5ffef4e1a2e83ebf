import type { FieldProblem } from '../../core/errors'
import type { DateSpan } from '../../core/period'
import { lengthOf } from '../../core/period'

/** Ten years: more than any chart shows, little enough to be answered at once. */
const LONGEST_DAYS = 3660

/** What is wrong with a span that somebody asks for; `paths` are its fields as they were sent. */
export function rangeProblems(range: DateSpan, paths: { start: string; end: string }): FieldProblem[] {
  if (range.end < range.start) return [{ path: paths.end, message: `must not be before ${range.start}` }]
  if (lengthOf(range) > LONGEST_DAYS)
    return [{ path: paths.start, message: `must not be more than ${LONGEST_DAYS} days before ${range.end}` }]
  return []
}
