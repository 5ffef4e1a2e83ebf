import type { GoalType } from '@dashboard/schema/vocabulary'
import { tidy } from '../../core/change'
import type { DateSpan } from '../../core/period'
import { lengthOf } from '../../core/period'
import type { MeasureName } from './measures'
import type { MetricEntry } from './metric-entry'

/** An active goal, its target in the unit of the metric that it steers. */
export interface Goal extends DateSpan {
  type: GoalType
  target: number
}

/** The targets stored beside the days of a measure: their sum, and how many days have one. */
export interface StoredTarget {
  sum: number
  days: number
}

/**
 * What a period should reach, from the narrowest active goal that covers it; null without one.
 * A target that adds up is shared out by days, a level (rating) holds on every day,
 * and a distinct count, which no rule can share out, is shown for the goal's own span only.
 */
export function targetOf({ target: rule }: Pick<MetricEntry, 'target'>, goals: readonly Goal[], period: DateSpan): number | null {
  if (rule === undefined) return null
  const [goal] = goals
    .filter(({ type, start, end }) => type === rule.goal && start <= period.start && end >= period.end)
    .sort((one, other) => lengthOf(one) - lengthOf(other))
  if (goal === undefined) return null
  if (rule.spread === 'LEVEL') return goal.target
  if (rule.spread === 'WHOLE_SPAN') return lengthOf(goal) === lengthOf(period) ? goal.target : null
  return tidy((goal.target * lengthOf(period)) / lengthOf(goal))
}

/** The goal's share of the period; else the targets stored beside the days of the metric's measure, if every day has one. */
export function targetFor(
  metric: Pick<MetricEntry, 'target' | 'measures' | 'addsUp'>,
  goals: readonly Goal[],
  period: DateSpan,
  stored: (measure: MeasureName) => StoredTarget,
): number | null {
  const byGoal = targetOf(metric, goals, period)
  const [measure, ...others] = metric.measures
  const isStored = metric.addsUp && (others.length === 0 || metric.target?.spread === 'PROPORTIONAL')
  if (byGoal !== null || measure === undefined || !isStored) return byGoal
  const { sum, days } = stored(measure)
  return days === lengthOf(period) ? tidy(sum) : null
}
