import type { Logger } from 'pino'
import pg from 'pg'

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]

const exactAsText: readonly TypeId[] = [pg.types.builtins.INT8, pg.types.builtins.DATE]

/** Dates stay calendar strings and int8 stays exact; pg's defaults would make local Dates. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: TypeId, format?: 'text' | 'binary') =>
    exactAsText.includes(oid) ? (text: string) => text : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
}

export interface PoolOptions {
  max?: number
  /** Shown in pg_stat_activity. */
  name?: string
}

/** A pool that survives a restart of Postgres: a broken idle client is dropped and logged, never thrown. */
export const createPool = (
  connectionString: string,
  log: Pick<Logger, 'warn'>,
  { max = 10, name = 'dashboard' }: PoolOptions = {},
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: name,
    types,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Resolvers of one request read at once on its one connection: their statements share round trips.
    pipeline: true,
  })
  pool.on('error', error => {
    log.warn({ error: error.message }, 'an idle database connection broke')
  })
  // Between two statements of a transaction a client has no other listener: without this one its loss would end the process.
  pool.on('connect', client => {
    client.on('error', () => undefined)
  })
  return pool
}
