import type { TenantDb } from '../db/tenant'

/** What the rows of a snapshot go by: two snapshots with the same pair hold the same. */
export interface Mark {
  /** Of the engine's batches. */
  version: string
  /** Of all other changes. */
  revision: string
}

const MARK = `
select coalesce((select version from provider_versions where provider_id = $1), 0)::text as version,
       coalesce((select revision from provider_revisions where provider_id = $1), 0)::text as revision`

/** The mark of the provider's rows in this snapshot. */
export const readMark = async (db: TenantDb): Promise<Mark> => {
  const [mark] = await db.rows<Mark>('cache.mark', MARK, [db.providerId])
  return mark ?? { version: '0', revision: '0' }
}
