/** Counts equal rows of one import in a temporary table, so that memory stays flat however many there are. */
import type { Pool, PoolClient } from 'pg'

const TABLE = 'create temporary table import_seen (key text primary key, n integer not null)'
const COUNT = `insert into import_seen as seen (key, n) select * from unnest($1::text[], $2::integer[])
  on conflict (key) do update set n = seen.n + excluded.n returning key, n`

export interface SeenRows {
  /** For each key the how-manieth of its equals it is in this import, from 1; in the order given. */
  occurrences(keys: readonly string[]): Promise<number[]>
  close(): Promise<void>
}

/** An empty count; it holds one connection until it is closed. */
export async function countSeen(pool: Pool): Promise<SeenRows> {
  const client = await pool.connect()
  await client.query(TABLE)
  return {
    occurrences: keys => occurrences(client, keys),
    async close() {
      await client.query('drop table import_seen')
      client.release()
    },
  }
}

async function occurrences(client: PoolClient, keys: readonly string[]): Promise<number[]> {
  if (keys.length === 0) return []
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const { rows } = await client.query<{ key: string; n: number }>(COUNT, [[...counts.keys()], [...counts.values()]])
  const next = new Map(rows.map(({ key, n }) => [key, n - (counts.get(key) ?? 0)]))
  return keys.map(key => {
    const occurrence = (next.get(key) ?? 0) + 1
    next.set(key, occurrence)
    return occurrence
  })
}
