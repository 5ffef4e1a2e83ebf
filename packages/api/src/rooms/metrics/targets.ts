import type { GoalType } from '@dashboard/schema/vocabulary'
import { tidy } from '../../core/change'
import type { DateSpan } from '../../core/period'
import { lengthOf } from '../../core/period'
import type { KpiDefinition } from './kpis'

/** An active goal, its target in the unit of the KPI that it steers. */
export interface Goal extends DateSpan {
  type: GoalType
  target: number
}

/**
 * What a period should reach, from the narrowest active goal that covers it; null without one.
 * A target that adds up is shared out by days, a level (rating) holds on every day,
 * and a distinct count, which no rule can share out, is shown for the goal's own span only.
 */
export function targetOf(kpi: KpiDefinition, goals: readonly Goal[], period: DateSpan): number | null {
  const rule = kpi.target
  if (rule === undefined) return null
  const [goal] = goals
    .filter(({ type, start, end }) => type === rule.goal && start <= period.start && end >= period.end)
    .sort((one, other) => lengthOf(one) - lengthOf(other))
  if (goal === undefined) return null
  if (rule.spread === 'LEVEL') return goal.target
  if (rule.spread === 'WHOLE_SPAN') return lengthOf(goal) === lengthOf(period) ? goal.target : null
  return tidy((goal.target * lengthOf(period)) / lengthOf(goal))
}
