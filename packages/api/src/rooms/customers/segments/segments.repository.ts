import type { TenantDb } from '../../../db/tenant'

/** A segment of the provider as it is kept; `criteria` in the shape of the contract. */
export interface SegmentRow {
  id: string
  name: string
  criteria: Record<string, unknown>
  updatedAt: Date
}

/** What is kept of a segment. */
export interface SegmentContent {
  name: string
  criteria: object
}

const COLUMNS = 'id, name, criteria, updated_at as "updatedAt"'

/** The provider's own segments by name. */
export const list = (db: TenantDb): Promise<SegmentRow[]> =>
  db.rows('segments.list', `select ${COLUMNS} from segments where provider_id = $1 order by lower(name), id`, [db.providerId])

/** The segment of that id, which nobody else can change until the transaction ends; null for none. */
export const hold = async (db: TenantDb, id: string): Promise<SegmentRow | null> => {
  const text = `select ${COLUMNS} from segments where provider_id = $1 and id = $2::uuid for update`
  const [row] = await db.rows<SegmentRow>('segments.hold', text, [db.providerId, id])
  return row ?? null
}

/** What a name and another segment meet: whether the name is taken by another than `id`, and how many segments there are. */
export const surroundings = async (db: TenantDb, name: string, id: string | null): Promise<{ isNamed: boolean; count: number }> => {
  const [row] = await db.rows<{ isNamed: boolean; count: number }>(
    'segments.surroundings',
    `select coalesce(bool_or(lower(name) = lower($2::text) and id is distinct from $3::uuid), false) as "isNamed", count(*)::int as count
       from segments where provider_id = $1`,
    [db.providerId, name, id],
  )
  return row ?? { isNamed: false, count: 0 }
}

/** Keeps a segment; its id. */
export const insert = async (db: TenantDb, { name, criteria }: SegmentContent, by: string | null, now: Date): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(
    'segments.insert',
    `insert into segments (provider_id, name, criteria, created_by, created_at, updated_at) values ($1, $2, $3::jsonb, $4::uuid, $5, $5) returning id`,
    [db.providerId, name, JSON.stringify(criteria), by, now],
  )
  return row?.id ?? ''
}

/** Puts another content in the place of a segment's. */
export const update = async (db: TenantDb, id: string, { name, criteria }: SegmentContent, now: Date): Promise<void> => {
  await db.rows(
    'segments.update',
    'update segments set name = $3, criteria = $4::jsonb, updated_at = $5 where provider_id = $1 and id = $2::uuid',
    [db.providerId, id, name, JSON.stringify(criteria), now],
  )
}

/** Deletes a segment. */
export const remove = async (db: TenantDb, id: string): Promise<void> => {
  await db.rows('segments.remove', 'delete from segments where provider_id = $1 and id = $2::uuid', [db.providerId, id])
}

/** The name of a campaign that goes to the segment; null for none. */
export const campaignOf = async (db: TenantDb, id: string): Promise<string | null> => {
  const [row] = await db.rows<{ name: string }>(
    'segments.campaign',
    `select name from marketing_campaigns where provider_id = $1 and target_audience ->> 'segmentId' = $2::text and status <> 'COMPLETED' order by name limit 1`,
    [db.providerId, id],
  )
  return row?.name ?? null
}
