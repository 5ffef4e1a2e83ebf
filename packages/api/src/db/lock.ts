import { createHash } from 'node:crypto'
import pg from 'pg'
import { poolBeside } from './pool'

/** Work under one key waits for work under it, in whatever process that runs on the same database. */
export interface Locks {
  hold<T>(key: string, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

const LONGEST_WAIT = '20s'

/** Any text may be a key, also one that Postgres would refuse. */
const numberOf = (key: string): string => String(createHash('sha256').update(key).digest().readBigInt64BE())

/** Who waits for a lock holds a connection: these are beside the pool's, so that the work of those who hold one always finds one. */
export const openLocks = (pool: pg.Pool, max = 8): Locks => {
  const own = poolBeside(pool, max, 'dashboard locks')
  return {
    async hold(key, work) {
      const client = await own.connect()
      try {
        await Promise.all([
          client.query('begin'),
          client.query(`set local lock_timeout = '${LONGEST_WAIT}'`),
          client.query('select pg_advisory_xact_lock($1)', [numberOf(key)]),
        ])
        return await work()
      } finally {
        await client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        )
      }
    },
    close: () => own.end(),
  }
}

/** Whether the wait for a lock was given up. */
export const isWaitedOut = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '55P03'
