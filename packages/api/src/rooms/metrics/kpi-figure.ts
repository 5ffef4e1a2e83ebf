import type { Kpi } from '@dashboard/schema'
import { changeOf, tidy } from '../../core/change'
import { lengthOf } from '../../core/period'
import type { Figures } from './figures'
import type { KpiDefinition, KpiName } from './kpis'
import { kpis } from './kpis'
import { targetOf } from './targets'

/** A KPI with its figures, ready to be shown. */
export function kpiFigure(name: KpiName, figures: Figures): Kpi {
  const kpi: KpiDefinition = kpis[name]
  const { frame, sums, isComparable } = figures
  const { isPartial } = frame.window
  const value = known(kpi.of(kpi.isAhead ? sums.whole : sums.elapsed))
  const previousValue = kpi.isAhead || !isComparable ? null : known(kpi.of(sums.compared))
  return {
    name,
    title: kpi.title,
    definition: kpi.definition,
    formula: kpi.formula,
    basis: kpi.basis,
    unit: kpi.unit,
    value,
    previousValue,
    ...changeOf(value, previousValue, isPartial),
    betterDirection: kpi.better,
    target: periodTarget(kpi, figures),
    sparkline: sums.byBucket.map(reading => known(kpi.of(reading))).filter(point => point !== null),
    isPartial,
  }
}

/** The goal's share of the period; else the targets stored beside the KPI's first measure, if every day has one. */
function periodTarget(kpi: KpiDefinition, figures: Figures): number | null {
  const { start, wholeEnd } = figures.frame.window
  const period = { start, end: wholeEnd }
  const byGoal = targetOf(kpi, figures.goals, period)
  const [measure] = kpi.measures
  if (byGoal !== null || measure === undefined || kpi.target?.spread !== 'PROPORTIONAL') return byGoal
  const stored = figures.sums.storedTarget(measure)
  return stored.days === lengthOf(period) ? tidy(stored.sum) : null
}

const known = (value: number | null): number | null => (value === null ? null : tidy(value))
