import type { Annotation } from '@dashboard/schema'
import type { DateSpan } from '../../../core/period'
import type { TenantDb } from '../../../db/tenant'
import type { AnnotationDetails } from './annotation-details'

const COLUMNS = `select a.id, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn", a.text, u.name as "createdBy", a.updated_at as "updatedAt"
  from annotations a left join users u on u.id = a.created_by where a.provider_id = $1`

/** More than a chart can show. */
const MOST_SHOWN = 500

/** Those that touch the span, oldest first. */
export const within = (db: TenantDb, { start, end }: DateSpan): Promise<Annotation[]> =>
  db.rows(
    'annotations.within',
    `${COLUMNS} and a.starts_on <= $3::date and a.ends_on >= $2::date order by a.starts_on, a.id limit ${MOST_SHOWN}`,
    [db.providerId, start, end],
  )

/** The annotation of that id; null where there is none. */
export const find = async (db: TenantDb, id: string): Promise<Annotation | null> =>
  (await db.rows<Annotation>('annotations.find', `${COLUMNS} and a.id = $2::uuid`, [db.providerId, id]))[0] ?? null

/** Writes a new one down; its id. */
export const insert = async (
  db: TenantDb,
  { startsOn, endsOn, text }: AnnotationDetails,
  by: string | null,
  now: Date,
): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(
    'annotations.insert',
    `insert into annotations (provider_id, starts_on, ends_on, text, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6) returning id`,
    [db.providerId, startsOn, endsOn, text, by, now],
  )
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

/** Changes one; false where there is none of that id. */
export const update = async (db: TenantDb, id: string, { startsOn, endsOn, text }: AnnotationDetails, now: Date): Promise<boolean> =>
  (
    await db.rows(
      'annotations.update',
      `update annotations set starts_on = $3, ends_on = $4, text = $5, updated_at = $6 where provider_id = $1 and id = $2::uuid returning id`,
      [db.providerId, id, startsOn, endsOn, text, now],
    )
  ).length > 0

/** Removes one; false where there is none of that id. */
export const remove = async (db: TenantDb, id: string): Promise<boolean> =>
  (
    await db.rows('annotations.remove', 'delete from annotations where provider_id = $1 and id = $2::uuid returning id', [
      db.providerId,
      id,
    ])
  ).length > 0
