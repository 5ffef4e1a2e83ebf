import type { Logger } from 'pino'
import pg from 'pg'

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]

const exactAsText: readonly TypeId[] = [pg.types.builtins.INT8, pg.types.builtins.DATE]

/** Dates stay calendar strings and int8 stays exact; pg's defaults would make local Dates. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: TypeId, format?: 'text' | 'binary') =>
    exactAsText.includes(oid) ? (text: string) => text : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
}

/** Who a connection is to Postgres: see the migration that makes them. Without one it is the owner of the tables, who only migrates. */
export type DatabaseRole = 'dashboard_app' | 'dashboard_own' | 'dashboard_engine' | 'dashboard_identity'

export interface PoolOptions {
  role?: DatabaseRole
  max?: number
  /** Shown in pg_stat_activity. */
  name?: string
}

/** A pool that survives a restart of Postgres: a broken idle client is dropped and logged, never thrown. */
export const createPool = (
  connectionString: string,
  log: Pick<Logger, 'warn'>,
  { role, max = 10, name = 'dashboard' }: PoolOptions = {},
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: name,
    // Given at the start of a connection, so that RESET ROLE leads back to it.
    ...(role && { options: `-c role=${role}` }),
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

/** Connections of the same kind beside those of a pool, for who holds one while others must find one too. */
export const poolBeside = ({ options }: pg.Pool, max: number, name: string): pg.Pool => {
  const pool = new pg.Pool({ ...options, max, min: 0, application_name: name })
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** The connections of one process, by what they may see. */
export interface Pools {
  /** Requests: the rows of the provider that their transaction is for. */
  pool: pg.Pool
  /** Requests of those who see their own work only. */
  ownPool: pg.Pool
  /** The engine and the jobs, which work for many providers. */
  enginePool: pg.Pool
  /** Who signs in, above providers. */
  identityPool: pg.Pool
}

export const openPools = (
  url: string,
  log: Pick<Logger, 'warn'>,
  { max = 10, name = 'dashboard' }: Omit<PoolOptions, 'role'> = {},
): Pools => ({
  pool: createPool(url, log, { role: 'dashboard_app', max, name }),
  ownPool: createPool(url, log, { role: 'dashboard_own', max, name: `${name} own` }),
  enginePool: createPool(url, log, { role: 'dashboard_engine', max: 4, name: `${name} engine` }),
  identityPool: createPool(url, log, { role: 'dashboard_identity', max: 4, name: `${name} identity` }),
})

export const closePools = async ({ pool, ownPool, enginePool, identityPool }: Pools): Promise<void> => {
  await Promise.all([pool.end(), ownPool.end(), enginePool.end(), identityPool.end()])
}
