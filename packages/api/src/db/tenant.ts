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

/** The handle and the end of its life: afterwards the connection may serve another provider. */
const tenantDb = (client: pg.PoolClient, providerId: number): { db: TenantDb; expire(): void } => {
  const cache = cacheOf(client)
  let open = true
  const assertOpen = (): void => {
    if (!open) throw new Error('The transaction is over: await every statement before it is closed')
  }
  const db: Omit<TenantDb, typeof tenant> = {
    providerId,
    get orm() {
      assertOpen()
      return cache.orm
    },
    prepared<T>(name: string, build: (orm: NodePgDatabase) => T): T {
      assertOpen()
      const known = cache.prepared.get(name)
      if (known !== undefined) return known as T
      const statement = build(cache.orm)
      cache.prepared.set(name, statement)
      return statement
    },
    async rows<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
      assertOpen()
      const result = await client.query({ name, text, values: [...values] })
      return result.rows as Row[]
    },
  }
  return { db: db as TenantDb, expire: () => (open = false) }
}

/** Whose rows a transaction is about. */
export interface Tenant {
  providerId: number
  /** The member to whose own work it is confined, on a connection of the role that is; null for the whole business. */
  memberId: string | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const settings = ({ providerId, memberId }: Tenant): string => {
  if (!Number.isSafeInteger(providerId)) throw new TypeError('providerId must be an integer')
  if (memberId !== null && !uuid.test(memberId)) throw new TypeError('memberId must be a UUID')
  const own = memberId === null ? '' : `, set_config('app.member_id','${memberId}',true)`
  return `select set_config('app.provider_id','${providerId}',true)${own}`
}

/** A read snapshot; `close` gives the connection back, once. */
export interface TenantRead {
  readonly db: TenantDb
  /** Gives what `work` read, once it is known that the snapshot stood. */
  read<T>(work: (db: TenantDb) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Ends the transaction and tells how it ended; a connection that cannot even do that is thrown away. */
const finish = async (client: pg.PoolClient, verb: 'commit' | 'rollback'): Promise<string> => {
  try {
    const { command } = await client.query(verb)
    client.release()
    return command
  } catch (error) {
    client.release(true)
    if (verb === 'commit') throw error
    return 'LOST'
  }
}

/** Opens one repeatable-read, read-only snapshot of one provider; what is read first travels with the opening, in one round trip. */
export const openTenantRead = async (pool: pg.Pool, tenant: Tenant): Promise<TenantRead> => {
  const opening = `begin isolation level repeatable read read only; ${settings(tenant)}`
  const client = await pool.connect()
  const opened = client.query(opening)
  // Whoever reads hears of a failure, if anybody reads.
  opened.catch(() => undefined)
  const { db, expire } = tenantDb(client, tenant.providerId)
  const end = (): Promise<unknown> =>
    opened.then(
      () => finish(client, 'rollback'),
      () => {
        client.release(true)
      },
    )
  let closing: Promise<unknown> | null = null
  return {
    db,
    async read(work) {
      const [result] = await Promise.all([work(db), opened])
      return result
    },
    async close() {
      expire()
      await (closing ??= end())
    },
  }
}

/** Runs `work` in one read-write transaction of one provider; commits what it returns from, rolls back what it throws from. */
export const withTenantWrite = async <T>(pool: pg.Pool, tenant: Tenant, work: (db: TenantDb) => Promise<T>): Promise<T> => {
  const opening = `begin; ${settings(tenant)}`
  const client = await pool.connect()
  const { db, expire } = tenantDb(client, tenant.providerId)
  let result: T
  try {
    await client.query(opening)
    result = await work(db)
  } catch (error) {
    await finish(client, 'rollback')
    throw error
  } finally {
    expire()
  }
  // COMMIT after a failed statement whose error was swallowed is answered with a rollback, not with an error.
  if ((await finish(client, 'commit')) !== 'COMMIT') throw new Error('The transaction had failed before its end and was rolled back')
  return result
}
