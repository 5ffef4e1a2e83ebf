import type { Change } from '../../core/change'
import { changeOf, tidy } from '../../core/change'
import { lengthOf } from '../../core/period'
import type { Figures } from './figures'
import type { KpiDefinition } from './kpis'
import { targetOf } from './targets'

/** A KPI with its figures, ready to be shown. */
export interface KpiFigure extends Change {
  definition: KpiDefinition
  /** In the KPI's unit; null where it cannot be known. */
  value: number | null
  /** The same of the compared dates; null where it cannot be known or compared. */
  previousValue: number | null
  /** What the whole period should reach; null without a goal. */
  target: number | null
  /** The known values by bucket, oldest first. */
  sparkline: number[]
  isPartial: boolean
}

/** A KPI formed from the sums of a frame. */
export function kpiFigure(definition: KpiDefinition, figures: Figures): KpiFigure {
  const { isPartial } = figures.frame.window
  const value = known(definition.of(definition.isAhead ? figures.whole : figures.elapsed))
  const previousValue = definition.isAhead || figures.before === null ? null : known(definition.of(figures.before))
  return {
    definition,
    value,
    previousValue,
    ...changeOf(value, previousValue, isPartial),
    target: periodTarget(definition, figures),
    sparkline: figures.byBucket.map(reading => known(definition.of(reading))).filter(point => point !== null),
    isPartial,
  }
}

/** The goal's share of the period; else the targets stored beside the KPI's first measure, if every day has one. */
function periodTarget(definition: KpiDefinition, figures: Figures): number | null {
  const { start, wholeEnd } = figures.frame.window
  const period = { start, end: wholeEnd }
  const byGoal = targetOf(definition, figures.goals, period)
  const [measure] = definition.measures
  if (byGoal !== null || measure === undefined || definition.target?.spread !== 'PROPORTIONAL') return byGoal
  const stored = figures.storedTarget(measure)
  return stored.days === lengthOf(period) ? tidy(stored.sum) : null
}

const known = (value: number | null): number | null => (value === null ? null : tidy(value))
