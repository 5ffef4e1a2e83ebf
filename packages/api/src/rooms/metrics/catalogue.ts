import type { MetricBasis, MetricDimension, MetricUnit } from '@dashboard/schema/vocabulary'
import { kpis } from './kpis'
import type { KpiDefinition } from './kpis'
import { measures } from './measures'
import type { Measure, MeasureName, Reading } from './measures'

/** Anything that can be asked for by name: a KPI, or a measure just as it is kept. */
export interface Metric {
  name: string
  title: string
  unit: MetricUnit
  definition: string
  formula: string
  basis: MetricBasis
  dimensions: readonly MetricDimension[]
  measures: readonly MeasureName[]
  of(reading: Reading): number | null
}

/** What all the measures are kept by. */
const commonDimensions = (names: readonly MeasureName[]): readonly MetricDimension[] => {
  const [first = [], ...others] = names.map(name => measures[name].dimensions)
  return first.filter(dimension => others.every(list => list.includes(dimension)))
}

const ofKpi = ([name, { title, unit, definition, formula, basis, measures: names, of }]: [string, KpiDefinition]): Metric => ({
  name,
  title,
  unit,
  definition,
  formula,
  basis,
  dimensions: commonDimensions(names),
  measures: names,
  of,
})

const ofMeasure = ([name, { title, unit, definition, basis, dimensions }]: [MeasureName, Measure]): Metric => ({
  name,
  title,
  unit,
  definition,
  formula: name,
  basis,
  dimensions,
  measures: [name],
  of: reading => reading(name),
})

/** Every metric of the product: the KPIs in their order, then the measures. */
export const catalogue: readonly Metric[] = [
  ...Object.entries<KpiDefinition>(kpis).map(ofKpi),
  ...(Object.entries(measures) as [MeasureName, Measure][]).map(ofMeasure),
]

const byName = new Map(catalogue.map(metric => [metric.name, metric]))

/** The metric of that name; undefined where there is none. */
export const findMetric = (name: string): Metric | undefined => byName.get(name)
