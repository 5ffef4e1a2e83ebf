import type { DateSpan } from '../../core/period'
import type { TenantDb } from '../../db/tenant'
import type { FiguresRow } from './figures'
import type { Frame } from './frame'
import type { SeriesCell } from './report'
import type { MeasureName } from './measures'
import { additiveMeasures } from './measures'
import { figuresSql, seriesSql } from './statements'

/** Every sum that KPIs and alerts need of a frame, with goals and version: one statement, one snapshot. */
export async function readFigures(db: TenantDb, frame: Frame): Promise<FiguresRow> {
  const { window, compared, complete, comparedComplete, buckets } = frame
  const rows = await db.rows<{ figures: FiguresRow }>('metrics.figures', figuresSql, [
    db.providerId,
    additiveMeasures,
    window.start,
    window.end,
    window.wholeEnd,
    complete?.end ?? null,
    compared.start,
    compared.end,
    comparedComplete?.end ?? null,
    buckets,
  ])
  const [row] = rows
  if (row === undefined) throw new Error('the figures statement answered no row')
  return row.figures
}

/** The sums of the named measures by bucket and in all; `buckets` are first days in order, the first may lie before the span. */
export async function readSeries(db: TenantDb, names: readonly MeasureName[], span: DateSpan, buckets: readonly string[]): Promise<readonly SeriesCell[]> {
  const rows = await db.rows<{ cells: readonly SeriesCell[] | null }>('metrics.series', seriesSql, [db.providerId, names, span.start, span.end, buckets])
  return rows[0]?.cells ?? []
}
