import type { ClientBase, Pool } from 'pg'
import type { House } from '../house'
import { countStale, lockStale, type SealedRow, writeSealed } from './rotation.repository'
import type { SealedTable } from './sealed-columns'
import { sealedTables } from './sealed-columns'
import { type Sealer, sealer } from './sealer.service'
import { isUniqueViolation } from '../../db/violations'

/** What became of one table. */
export interface Rotated {
  table: string
  /** Rows that were sealed anew. */
  sealed: number
  /** Rows that are still not as they should be: under a key that is not known, or the same as another one once sealed. */
  left: number
}

export interface RotationOptions {
  tables?: readonly SealedTable[]
  /** Seal only what is plain, leave other keys alone. */
  onlyPlain?: boolean
  /** Hears of each table as it is done. */
  done?: (result: Rotated) => void
  /** Ends it between two batches; what is done is done. */
  signal?: AbortSignal
}

const ROWS_PER_BATCH = 200
/** Rows that somebody held are tried again, so many times. */
const MOST_PASSES = 10
const AGAIN_AFTER_MS = 200

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

interface Walk {
  pool: Pool
  keys: Sealer
  table: SealedTable
  /** What a value that may stay looks like, as a pattern for LIKE. */
  pattern: string
  signal: AbortSignal | undefined
}

const providerOf = ({ provider }: SealedTable, row: SealedRow): number | null => (provider === null ? null : Number(row[provider]))

/** A payload with its values sealed anew; changed in place, for it is a copy of our own. */
const resealedPayload = ({ keys, table }: Walk, row: SealedRow): unknown => {
  for (const { path, kind, when } of table.places ?? []) {
    if (when !== undefined && when !== `type = '${String(row.type)}'`) continue
    const leaf = path.at(-1) ?? ''
    const parent = path.slice(0, -1).reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], row.payload)
    const value = (parent as Record<string, unknown> | undefined)?.[leaf]
    if (typeof value !== 'string' || !keys.isStale(value)) continue
    const providerId = providerOf(table, row)
    Object.assign(parent as object, { [leaf]: keys.seal(kind, providerId, keys.open(kind, providerId, value)) })
  }
  return row.payload
}

/** The row with its values under the current key; null where one of them cannot be opened. */
const resealed = (walk: Walk, row: SealedRow): SealedRow | null => {
  const { keys, table } = walk
  const providerId = providerOf(table, row)
  try {
    const columns = Object.entries(table.columns).map(([name, kind]): [string, unknown] => {
      const value = row[name]
      return [
        name,
        typeof value === 'string' && keys.isStale(value) ? keys.seal(kind, providerId, keys.open(kind, providerId, value)) : value,
      ]
    })
    return { ...row, ...Object.fromEntries(columns), ...(table.places && { payload: resealedPayload(walk, row) }) }
  } catch {
    return null
  }
}

/** Writes the rows, together or, where two come to the same, those that can be; how many. */
const write = async (client: ClientBase, table: SealedTable, rows: readonly SealedRow[]): Promise<number> => {
  if (rows.length === 0) return 0
  await client.query('savepoint batch')
  try {
    await writeSealed(client, table, rows)
    return rows.length
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    await client.query('rollback to batch')
    if (rows.length === 1) return 0
  }
  let written = 0
  for (const row of rows) written += await write(client, table, [row])
  return written
}

/** One batch after the key of `after`; its last row, null at the end. */
const batch = async (walk: Walk, after: SealedRow | null): Promise<{ last: SealedRow | null; sealed: number }> => {
  const client = await walk.pool.connect()
  try {
    await client.query('begin')
    const rows = await lockStale(client, walk.table, walk.pattern, after, ROWS_PER_BATCH)
    const ready = rows.map(row => resealed(walk, row)).filter(row => row !== null)
    const sealed = await write(client, walk.table, ready)
    await client.query('commit')
    client.release()
    return { last: rows.at(-1) ?? null, sealed }
  } catch (error) {
    client.release(true)
    throw error
  }
}

const pass = async (walk: Walk): Promise<number> => {
  let sealed = 0
  let after: SealedRow | null = null
  do {
    const result = await batch(walk, after)
    after = result.last
    sealed += result.sealed
  } while (after !== null && !walk.signal?.aborted)
  return sealed
}

const walkTable = async (walk: Walk): Promise<Rotated> => {
  const { pool, table, pattern, signal } = walk
  let sealed = await pass(walk)
  let left = await countStale(pool, table, pattern)
  for (let passes = 1; left > 0 && passes < MOST_PASSES && !signal?.aborted; passes += 1) {
    const before = left
    await pause(AGAIN_AFTER_MS)
    const again = await pass(walk)
    sealed += again
    left = await countStale(pool, table, pattern)
    // Nobody holds them and nobody adds to them: nothing more can be done.
    if (again === 0 && left === before) break
  }
  return { table: table.table, sealed, left }
}

const patternOf = ({ currentKey }: Sealer, onlyPlain: boolean): string => (onlyPlain ? 's1.%' : `s1.${currentKey}.%`)

/**
 * Seals everything under the current key that is not, while the system runs: in small transactions that wait for nobody. Begun again it goes on
 * where it ended, for what is done needs nothing more.
 */
export const rotate = async (
  house: House,
  { tables = sealedTables, onlyPlain = false, done, signal }: RotationOptions = {},
): Promise<Rotated[]> => {
  const keys = house.singleton(sealer)
  const results: Rotated[] = []
  for (const table of tables) {
    if (signal?.aborted) break
    const result = await walkTable({ pool: house.enginePool, keys, table, pattern: patternOf(keys, onlyPlain), signal })
    done?.(result)
    results.push(result)
  }
  return results
}

/** How much a rotation would have to do. */
export const staleRows = (house: House): Promise<Rotated[]> =>
  Promise.all(
    sealedTables.map(async table => ({
      table: table.table,
      sealed: 0,
      left: await countStale(house.enginePool, table, patternOf(house.singleton(sealer), false)),
    })),
  )
