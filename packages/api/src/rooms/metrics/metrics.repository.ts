import type { TenantDb } from '../../db/tenant'
import type { Pulse } from './figures'
import type { Frame } from './frame'
import type { MeasureName } from './measures'
import { pulseSql, sumsSql } from './statements'
import type { SumsRow } from './sums'

/** Whose figures: those of the whole business, or of the member to whom the transaction is confined. */
export type Reach = 'whole' | 'own'

/** Version, first day on record and active goals of the provider. */
export async function readPulse(db: TenantDb): Promise<Pulse> {
  return single(await db.rows<Pulse>('metrics.pulse', pulseSql, [db.providerId]))
}

/** The named measures over all dates of a frame, with distinct customers: one statement. */
export async function readSums(db: TenantDb, reach: Reach, frame: Frame, names: readonly MeasureName[]): Promise<SumsRow> {
  const { window, compared, complete, comparedComplete, buckets } = frame
  return single(
    await db.rows<SumsRow>(`metrics.sums.${reach}`, sumsSql[reach], [
      db.providerId,
      names,
      window.start,
      window.end,
      window.wholeEnd,
      complete?.end ?? null,
      compared.start,
      compared.end,
      comparedComplete?.end ?? null,
      buckets,
    ]),
  )
}

function single<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('a statement that always answers one row answered none')
  return row
}
