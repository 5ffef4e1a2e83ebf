import { metricDimensions } from '@dashboard/schema/vocabulary'
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

const dimensionsOf = (names: readonly MeasureName[]): readonly MetricDimension[] =>
  names.some(name => 'isDistinct' in measures[name] || name === 'customers.new') ? [] : metricDimensions

const ofKpi = ({ name, title, unit, definition, formula, basis, measures, of }: KpiDefinition): Metric => ({
  name,
  title,
  unit,
  definition,
  formula,
  basis,
  dimensions: dimensionsOf(measures),
  measures,
  of,
})

const ofMeasure = ([name, { title, unit, definition, basis }]: [MeasureName, Measure]): Metric => ({
  name,
  title,
  unit,
  definition,
  formula: name,
  basis,
  dimensions: dimensionsOf([name]),
  measures: [name],
  of: reading => reading(name),
})

/** Every metric of the product: the KPIs in their order, then the measures. */
export const catalogue: readonly Metric[] = [...kpis.map(ofKpi), ...(Object.entries(measures) as [MeasureName, Measure][]).map(ofMeasure)]

const byName = new Map(catalogue.map(metric => [metric.name, metric]))

/** The metric of that name; undefined where there is none. */
export const findMetric = (name: string): Metric | undefined => byName.get(name)
