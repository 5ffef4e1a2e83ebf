import type { Logger } from 'pino'
import pg from 'pg'

const INT8 = 20
const DATE = 1082

/** Dates stay calendar strings and int8 stays exact; pg's defaults would make local Dates. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE || oid === INT8) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
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
    types: types as pg.CustomTypesConfig,
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
