import type { Kpi } from '@dashboard/schema'
import { changeOf, tidy } from '../../core/change'
import type { Figures } from './figures'
import type { KpiDefinition, KpiName } from './kpis'
import { kpis } from './kpis'
import { targetFor } from './targets'

/** A KPI with its figures, ready to be shown. */
export function kpiFigure(name: KpiName, figures: Figures): Kpi {
  const kpi: KpiDefinition = kpis[name]
  const { frame, sums, goals, isComparable } = figures
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
    target: targetFor(kpi, goals, { start: frame.window.start, end: frame.window.wholeEnd }, sums.storedTarget),
    sparkline: sums.byBucket.map(reading => known(kpi.of(reading))).filter(point => point !== null),
    isPartial,
  }
}

const known = (value: number | null): number | null => (value === null ? null : tidy(value))
