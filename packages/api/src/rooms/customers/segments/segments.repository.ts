import type { TenantDb } from '../../../db/tenant'

/** A segment of the provider as it is kept; `criteria` in the shape of the contract. */
export interface SegmentRow {
  id: string
  name: string
  criteria: Record<string, unknown>
  updatedAt: Date
}

const COLUMNS = 'id, name, criteria, updated_at as "updatedAt"'

/** The provider's own segments by name. */
export const list = (db: TenantDb): Promise<SegmentRow[]> =>
  db.rows('segments.list', `select ${COLUMNS} from segments where provider_id = $1 order by lower(name), id`, [db.providerId])
