import type { DateSpan } from '../../core/period'
import type { TenantDb } from '../../db/tenant'
import type { MeasureName } from './measures'
import type { Reach } from './metrics.repository'
import { seriesSql } from './slice-statements'
import type { Slices } from './slices'
import type { Goal } from './targets'

/** The exact sum of a measure of a slice in one step, counted from 1 (0 is the whole span), with the targets stored beside its days. */
export type SeriesCell = readonly [
  dimension: string,
  value: string,
  measure: MeasureName,
  step: number,
  sum: string,
  target: number | null,
  targetDays: number,
]

/** Days on which customers had a booking completed, put in the place of those of the customers named. */
export interface KnownVisits {
  customers: readonly string[]
  /** Beside each other: a day, and whose. */
  days: readonly string[]
  visitors: readonly string[]
}

/** What is read along the steps of a span. */
export interface SeriesRow {
  cells: readonly SeriesCell[] | null
  goals: readonly Goal[] | null
}

/** The named measures by slice and step, and the goals; `steps` are first days in order, the first may lie before the span. */
export async function readSeries(
  db: TenantDb,
  reach: Reach,
  names: readonly MeasureName[],
  slices: Slices,
  { start, end }: DateSpan,
  steps: readonly string[],
  visits: KnownVisits | null = null,
): Promise<SeriesRow> {
  const parameters = [db.providerId, names, slices.dimensions, slices.values, slices.looked, start, end, steps]
  const [row] =
    visits === null
      ? await db.rows<SeriesRow>(`metrics.series.${reach}`, seriesSql[reach], parameters)
      : await db.rows<SeriesRow>('metrics.series.then', seriesSql.then, [...parameters, visits.customers, visits.days, visits.visitors])
  return row ?? { cells: null, goals: null }
}
