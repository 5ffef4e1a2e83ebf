import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

declare const tenant: unique symbol

/** The only handle that repositories take: one provider's rows, inside one transaction. */
export interface TenantDb {
  readonly [tenant]: true
  readonly providerId: number
  /** Drizzle on this transaction's connection. */
  readonly orm: NodePgDatabase
  /** A drizzle statement built once per connection and prepared under `name`. */
  prepared<T>(name: string, build: (orm: NodePgDatabase) => T): T
  /** A named statement that Postgres prepares once per connection; `name` and `text` go together. */
  rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
}

interface ClientCache {
  orm: NodePgDatabase
  prepared: Map<string, unknown>
}

const caches = new WeakMap<pg.PoolClient, ClientCache>()

const cacheOf = (client: pg.PoolClient): ClientCache => {
  const known = caches.get(client)
  if (known) return known
  const fresh = { orm: drizzle(client), prepared: new Map<string, unknown>() }
  caches.set(client, fresh)
  return fresh
}

const tenantDb = (client: pg.PoolClient, providerId: number): TenantDb => {
  const cache = cacheOf(client)
  const db: Omit<TenantDb, typeof tenant> = {
    providerId,
    orm: cache.orm,
    prepared<T>(name: string, build: (orm: NodePgDatabase) => T): T {
      const known = cache.prepared.get(name)
      if (known !== undefined) return known as T
      const statement = build(cache.orm)
      cache.prepared.set(name, statement)
      return statement
    },
    async rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
      const result = await client.query({ name, text, values: [...values] })
      return result.rows as Row[]
    },
  }
  return db as TenantDb
}

const provider = (providerId: number) => {
  if (!Number.isSafeInteger(providerId)) throw new TypeError('providerId must be an integer')
  return `select set_config('app.provider_id','${providerId}',true)`
}

/** A read snapshot; `close` gives the connection back. */
export interface TenantRead {
  readonly db: TenantDb
  close(): Promise<void>
}

/** Ends the transaction; a connection that cannot even do that is thrown away. */
const finish = async (client: pg.PoolClient, verb: 'commit' | 'rollback'): Promise<void> => {
  try {
    await client.query(verb)
    client.release()
  } catch (error) {
    client.release(true)
    if (verb === 'commit') throw error
  }
}

/** Opens one repeatable-read, read-only snapshot of one provider in a single round trip. */
export const openTenantRead = async (pool: pg.Pool, providerId: number): Promise<TenantRead> => {
  const client = await pool.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; ${provider(providerId)}`)
  } catch (error) {
    client.release(true)
    throw error
  }
  return { db: tenantDb(client, providerId), close: () => finish(client, 'rollback') }
}

/** Runs `work` in one read-write transaction of one provider; commits what it returns from, rolls back what it throws from. */
export const withTenantWrite = async <T>(pool: pg.Pool, providerId: number, work: (db: TenantDb) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let result: T
  try {
    await client.query(`begin; ${provider(providerId)}`)
    result = await work(tenantDb(client, providerId))
  } catch (error) {
    await finish(client, 'rollback')
    throw error
  }
  await finish(client, 'commit')
  return result
}
