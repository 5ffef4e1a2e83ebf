import type { DateSpan } from '../../core/period'
import type { TenantDb } from '../../db/tenant'
import type { MeasureName } from './measures'
import type { Reach } from './metrics.repository'
import type { Slices } from './slices'
import { dailySql, spanSql } from './slice-statements'

/** The exact sum of a measure in a slice: of a span, counted from 1, or of a day. */
export type SliceCell<When> = readonly [when: When, dimension: string, value: string, measure: MeasureName, sum: string]

interface Answer<When> {
  cells: readonly SliceCell<When>[] | null
}

/** The named measures of every span and slice; what is nothing is missing. */
export async function readSpans(
  db: TenantDb,
  reach: Reach,
  names: readonly MeasureName[],
  slices: Slices,
  spans: readonly DateSpan[],
): Promise<readonly SliceCell<number>[]> {
  const [row] = await db.rows<Answer<number>>(`metrics.spans.${reach}`, spanSql[reach], [
    db.providerId,
    names,
    slices.dimensions,
    slices.values,
    slices.looked,
    spans.map(span => span.start),
    spans.map(span => span.end),
  ])
  return row?.cells ?? []
}

/** The named measures of every day and slice; what is nothing is missing. */
export async function readDaily(
  db: TenantDb,
  reach: Reach,
  names: readonly MeasureName[],
  slices: Slices,
  { start, end }: DateSpan,
): Promise<readonly SliceCell<string>[]> {
  const parameters = [db.providerId, names, slices.dimensions, slices.values, slices.looked, start, end]
  const [row] = await db.rows<Answer<string>>(`metrics.daily.${reach}`, dailySql[reach], parameters)
  return row?.cells ?? []
}
