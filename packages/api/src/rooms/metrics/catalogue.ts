import type { MetricDimension, Permission } from '@dashboard/schema/vocabulary'
import { derived } from './derived'
import { sum } from './formula'
import { kpis } from './kpis'
import type { MeasureName } from './measures'
import { measureNames, measures } from './measures'
import type { MetricEntry } from './metric-entry'

/** Anything that can be asked for by name: a KPI, another derived figure, or a measure just as it is kept. */
export interface Metric extends MetricEntry {
  name: string
  isKpi: boolean
  /** What it can be split by. */
  dimensions: readonly MetricDimension[]
  /** What a viewer must be allowed besides seeing figures. */
  needs: readonly Permission[]
  /** Whether all of it is told by events, so that it can be known as it stood at an instant. */
  isRemembered: boolean
}

/** Shifts and spending are changed in place: nobody knows what they were. */
const isRemembered = (name: MeasureName): boolean => !['SHIFTS', 'SPENDING'].includes(measures[name].counted ?? '')

/** What all the measures are kept by. */
const commonDimensions = (names: readonly MeasureName[]): readonly MetricDimension[] => {
  const [first = [], ...others] = names.map(name => measures[name].dimensions)
  return first.filter(dimension => others.every(list => list.includes(dimension)))
}

const metricOf = (name: string, entry: MetricEntry, isKpi: boolean): Metric => ({
  ...entry,
  name,
  isKpi,
  dimensions: commonDimensions(entry.measures),
  needs: [...new Set(entry.measures.flatMap(measure => measures[measure].needs))],
  isRemembered: entry.measures.every(isRemembered),
})

const entryOf = (name: MeasureName): MetricEntry => {
  const { title, unit, basis, definition } = measures[name]
  return { title, unit, basis, definition, better: 'FLAT', ...sum({ [name]: 1 }) }
}

/** Every metric of the product: the KPIs in their order, the other derived ones, then the measures. */
export const catalogue: readonly Metric[] = [
  ...Object.entries<MetricEntry>(kpis).map(([name, entry]) => metricOf(name, entry, true)),
  ...Object.entries<MetricEntry>(derived).map(([name, entry]) => metricOf(name, entry, false)),
  ...measureNames.map(name => metricOf(name, entryOf(name), false)),
]

const byName = new Map(catalogue.map(metric => [metric.name, metric]))

/** The metric of that name; undefined where there is none. */
export const findMetric = (name: string): Metric | undefined => byName.get(name)
