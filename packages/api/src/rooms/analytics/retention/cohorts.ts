import type { Cohort } from '@dashboard/schema'
import { tidy } from '../../../core/change'

/** The customers of one first month: how many came in each of the months that are looked at; months before the first are 0. */
export interface CohortRow {
  /** Place of the first month among them. */
  first: number
  visitors: readonly number[]
}

/** The triangle: for every month its new customers, and which share of them came in each month from then on; none of an empty month. */
export const cohortsOf = (months: readonly string[], rows: readonly CohortRow[], isLastPartial: boolean): Cohort[] => {
  const byFirst = new Map(rows.map(({ first, visitors }) => [first, visitors]))
  return months.map((month, index) => {
    const visitors = byFirst.get(index)?.slice(index) ?? []
    const size = visitors[0] ?? 0
    return {
      month,
      size,
      retained: size === 0 ? [] : visitors.map(count => tidy(count / size)),
      isLastPartial: isLastPartial && size > 0,
    }
  })
}
