import type { TenantDb } from '../../../db/tenant'
import type { CompetitorDetails } from './competitor-details'
import type { Offer } from './price-comparison'

export interface CompetitorRow {
  id: string
  name: string
  latitude: number | null
  longitude: number | null
  services: { name: string; price?: string }[]
  priceRange: string | null
  rating: string | null
  reviewCount: number | null
  strengths: string[]
  weaknesses: string[]
  marketShare: string | null
  updatedAt: Date
}

/** What the provider itself is compared by. */
export interface OwnRow {
  latitude: number | null
  longitude: number | null
  /** Sum of the stars and number of the reviews of the days asked for. */
  stars: string
  reviews: string
  services: (Offer & { id: string })[] | null
}

const COLUMNS = `select id, competitor_name as name, latitude, longitude, services, price_range as "priceRange", rating, review_count as "reviewCount",
  strengths, weaknesses, market_share as "marketShare", last_updated as "updatedAt" from competitor_analysis where provider_id = $1`

/** More than anybody keeps an eye on. */
const MOST_KEPT = 500

/** Every competitor, by name. */
export const all = (db: TenantDb): Promise<CompetitorRow[]> =>
  db.rows('competitors.all', `${COLUMNS} order by competitor_name, id limit ${MOST_KEPT}`, [db.providerId])

/** The competitor of that id; null where there is none. */
export const find = async (db: TenantDb, id: string): Promise<CompetitorRow | null> =>
  (await db.rows<CompetitorRow>('competitors.find', `${COLUMNS} and id = $2::uuid`, [db.providerId, id]))[0] ?? null

/** How many are kept besides, and whether one of them has that name. */
export const others = async (db: TenantDb, name: string, id: string | null): Promise<{ isFull: boolean; isNamed: boolean }> => {
  const [row] = await db.rows<{ count: number; named: boolean }>(
    'competitors.others',
    `select count(*)::int as count, coalesce(bool_or(competitor_name = $2), false) as named
     from competitor_analysis where provider_id = $1 and id is distinct from $3::uuid`,
    [db.providerId, name, id],
  )
  return { isFull: (row?.count ?? 0) >= MOST_KEPT, isNamed: row?.named ?? false }
}

/** What the provider is compared by: its place, its reviews from a day on, and what it sells. */
export const own = async (db: TenantDb, since: string): Promise<OwnRow> => {
  const [row] = await db.rows<OwnRow>(
    'competitors.own',
    `select p.latitude, p.longitude, m.stars, m.reviews, (
       select json_agg(json_build_object('id', s.id, 'name', s.name, 'price', s.price::text) order by s.name, s.id)
       from services s where s.provider_id = $1 and s.is_active) as services
     from providers p cross join (
       select coalesce(sum(value) filter (where metric_name = 'reviews.sum'), 0)::text as stars,
              coalesce(sum(value) filter (where metric_name = 'reviews.count'), 0)::text as reviews
       from business_metrics
       where provider_id = $1 and metric_name = any('{reviews.sum,reviews.count}'::text[]) and dimension = 'TOTAL' and dimension_value = ''
         and metric_date >= $2::date) m
     where p.id = $1`,
    [db.providerId, since],
  )
  if (row === undefined) throw new Error('the provider of the transaction has no row')
  return row
}

const valuesOf = (details: CompetitorDetails): unknown[] => [
  details.name,
  details.location?.latitude ?? null,
  details.location?.longitude ?? null,
  JSON.stringify(details.services.map(({ name, price }) => (price === null ? { name } : { name, price }))),
  details.priceRange,
  details.rating,
  details.reviewCount,
  JSON.stringify(details.strengths),
  JSON.stringify(details.weaknesses),
  details.marketShare,
]

/** Writes a new one down; its id. */
export const insert = async (db: TenantDb, details: CompetitorDetails, now: Date): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(
    'competitors.insert',
    `insert into competitor_analysis (provider_id, last_updated, competitor_name, latitude, longitude, services, price_range, rating,
       review_count, strengths, weaknesses, market_share)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [db.providerId, now, ...valuesOf(details)],
  )
  if (row === undefined) throw new Error('an insert returned no row')
  return row.id
}

/** Changes one; false where there is none of that id. */
export const update = async (db: TenantDb, id: string, details: CompetitorDetails, now: Date): Promise<boolean> =>
  (
    await db.rows(
      'competitors.update',
      `update competitor_analysis set last_updated = $2, competitor_name = $3, latitude = $4, longitude = $5, services = $6, price_range = $7,
         rating = $8, review_count = $9, strengths = $10, weaknesses = $11, market_share = $12
       where provider_id = $1 and id = $13::uuid returning id`,
      [db.providerId, now, ...valuesOf(details), id],
    )
  ).length > 0

/** Removes one; false where there is none of that id. */
export const remove = async (db: TenantDb, id: string): Promise<boolean> =>
  (
    await db.rows('competitors.remove', 'delete from competitor_analysis where provider_id = $1 and id = $2::uuid returning id', [
      db.providerId,
      id,
    ])
  ).length > 0

/** Writes down where the provider is; null forgets it. */
export const place = async (db: TenantDb, latitude: number | null, longitude: number | null): Promise<void> => {
  await db.rows('competitors.place', 'update providers set latitude = $2, longitude = $3 where id = $1', [
    db.providerId,
    latitude,
    longitude,
  ])
}
