import type { TenantDb } from '../db/tenant'
import { type Mark, markColumns } from './mark'

const MARK = `select ${markColumns('$1')}`

/** The mark of the provider's rows in this snapshot. */
export const readMark = async (db: TenantDb): Promise<Mark> => {
  const [mark] = await db.rows<Mark>('cache.mark', MARK, [db.providerId])
  return mark ?? { version: '0', revision: '0' }
}
