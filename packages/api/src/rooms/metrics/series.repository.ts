import type { DateSpan } from '../../core/period'
import type { TenantDb } from '../../db/tenant'
import type { Since } from '../../events'
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
  visits: Since['visits'] | null = null,
): Promise<SeriesRow> {
  const parameters = [db.providerId, names, slices.dimensions, slices.values, slices.looked, start, end, steps]
  const [row] =
    visits === null
      ? await db.rows<SeriesRow>(`metrics.series.${reach}`, seriesSql[reach], parameters)
      : await db.rows<SeriesRow>('metrics.series.then', seriesSql.then, [...parameters, ...pairs(visits.gone), ...pairs(visits.added)])
  return row ?? { cells: null, goals: null }
}

const pairs = (visits: Since['visits']['gone']) => [visits.map(({ day }) => day), visits.map(({ customerId }) => customerId)]
