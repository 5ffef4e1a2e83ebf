import type { MetricBasis, MetricDimension, MetricUnit, Permission } from '@dashboard/schema/vocabulary'
import type { StoredMeasure } from '../../events'
import { storedMeasures } from '../../events'
import { countedMeasures } from './counted-measures'
import type { CountedMeasure } from './counted-measures'

/** What a metric may be formed from: a daily sum of the rollups, or something that is counted when asked. */
export interface Measure {
  title: string
  unit: MetricUnit
  basis: MetricBasis
  definition: string
  /** What it is kept by, besides in total. */
  dimensions: readonly MetricDimension[]
  /** What a viewer must be allowed besides seeing figures. */
  needs: readonly Permission[]
  /** Where it is counted when it is not in the rollups. */
  counted?: CountedMeasure['counted']
}

export type MeasureName = StoredMeasure | keyof typeof countedMeasures

const stored = Object.fromEntries(
  Object.entries(storedMeasures).map(([name, { title, unit, basis, definition, dimensions }]) => [
    name,
    { title, unit, basis, definition, dimensions, needs: unit === 'CURRENCY' ? ['revenue.view'] : [] },
  ]),
) as unknown as Record<StoredMeasure, Measure>

/** Every measure that a metric may be formed from. */
export const measures: Record<MeasureName, Measure> = { ...stored, ...countedMeasures }

/** Every measure's name. */
export const measureNames = Object.keys(measures) as MeasureName[]

/** The measures of one stretch of time: 0 where nothing happened. */
export type Reading = (measure: MeasureName) => number
