import type { Pool } from 'pg'
import type { Sealed } from '../../core/sealed'

/** The sealed key of a provider's hidden refs; null while it has none, undefined where there is no such provider. */
export const findRefKey = async (pool: Pool, providerId: number): Promise<string | null | undefined> => {
  const { rows } = await pool.query<{ key: string | null }>({
    name: 'ref-key-find',
    text: 'select ref_key as key from providers where id = $1',
    values: [providerId],
  })
  return rows[0]?.key
}

/** Gives a provider its key, unless it has one. */
export const keepRefKey = async (pool: Pool, providerId: number, key: Sealed): Promise<void> => {
  await pool.query({
    name: 'ref-key-keep',
    text: 'update providers set ref_key = $2 where id = $1 and ref_key is null',
    values: [providerId, key],
  })
}
