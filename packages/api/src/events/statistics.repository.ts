/** Keeps Postgres informed of tables that grow faster than it looks at them. */
import type pg from 'pg'

const TABLES = [
  'booking_refunds',
  'bookings',
  'business_events',
  'business_metrics',
  'business_metrics_hourly',
  'customer_days',
  'customer_relationships',
  'customers',
  'pets',
  'reviews',
  'services',
]

const GROWN = `
select c.relname from pg_class c
where c.oid = any(array(select to_regclass(name) from unnest($1::text[]) as t(name)))
  and pg_relation_size(c.oid) > 2 * greatest(c.relpages, 1) * current_setting('block_size')::bigint`

/**
 * Analyses the tables that have doubled since they were looked at last. Without it the plans of an empty database
 * would serve a first import, and every look-up by index would read whole providers.
 */
export const analyzeGrown = async (pool: pg.Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ relname: string }>({ name: 'engine_grown', text: GROWN, values: [TABLES] })
  const grown = rows.map(row => row.relname)
  if (grown.length > 0) await pool.query(`analyze ${grown.join(', ')}`)
  return grown
}
