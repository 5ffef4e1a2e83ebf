/** Reads and writes sealed values in small batches, beside whatever else goes on. Statements are made of names in the code alone. */
import type { ClientBase, Pool } from 'pg'
import type { SealedTable } from './sealed-columns'

/** A row with what of it is sealed, by column; `payload` is parsed. */
export type SealedRow = Record<string, unknown>

const keyOf = ({ key }: SealedTable): string[] => Object.keys(key)
const heldOf = ({ columns, places }: SealedTable): string[] => [...Object.keys(columns), ...(places ? ['payload'] : [])]

/** True for rows with a value that does not look like `$1`, a pattern for LIKE; unknown, so false, for what is null. */
const stale = ({ columns, places = [] }: SealedTable): string =>
  [
    ...Object.keys(columns).map(column => `${column} not like $1`),
    ...places.map(({ path, when }) => `(${when === undefined ? '' : `${when} and `}payload #>> '{${path.join(',')}}' not like $1)`),
  ].join(' or ')

/** How many rows hold a value that is not as `pattern` says. */
export const countStale = async (pool: Pool, table: SealedTable, pattern: string): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${table.table} where ${stale(table)}`, [pattern])
  return rows[0]?.count ?? 0
}

/**
 * Locks the next rows, by key after `after`, whose values are not as `pattern` says. Rows that somebody else holds are left out, so that this
 * never waits for anybody: nobody can wait for it in a circle.
 */
export const lockStale = async (
  client: ClientBase,
  table: SealedTable,
  pattern: string,
  after: SealedRow | null,
  limit: number,
): Promise<SealedRow[]> => {
  const key = keyOf(table)
  const names = [
    ...new Set([...key, ...(table.provider === null ? [] : [table.provider]), ...(table.places ? ['type'] : []), ...heldOf(table)]),
  ]
  const from =
    after === null
      ? ''
      : `and (${key.join(', ')}) > (${key.map((name, place) => `$${place + 3}::${table.key[name] ?? 'text'}`).join(', ')})`
  const { rows } = await client.query<SealedRow>(
    `select ${names.join(', ')} from ${table.table} where (${stale(table)}) ${from} order by ${key.join(', ')} limit $2 for no key update skip locked`,
    [pattern, limit, ...(after === null ? [] : key.map(name => after[name]))],
  )
  return rows
}

/** Writes the sealed values of locked rows. */
export const writeSealed = async (client: ClientBase, table: SealedTable, rows: readonly SealedRow[]): Promise<void> => {
  const key = keyOf(table)
  const held = heldOf(table)
  const types = [...key.map(name => table.key[name] ?? 'text'), ...held.map(name => (name === 'payload' ? 'jsonb' : 'text'))]
  const names = [...key, ...held]
  await client.query(
    `update ${table.table} t set ${held.map(name => `${name} = n.${name}`).join(', ')}
       from unnest(${types.map((type, place) => `$${place + 1}::${type}[]`).join(', ')}) as n(${names.join(', ')})
      where ${key.map(name => `t.${name} = n.${name}`).join(' and ')}`,
    names.map(name => rows.map(row => (name === 'payload' ? JSON.stringify(row[name]) : row[name]))),
  )
}

/** The ids of the keys that seal the addresses of those who sign in. */
export const keysInUse = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ key: string }>(
    `select distinct split_part(email, '.', 2) as key from users where email like 's1.%'
     union select distinct split_part(email, '.', 2) from team_members where email like 's1.%'`,
  )
  return rows.map(({ key }) => key)
}
