import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Job } from '../../access/job'

const numberOf = (name: string): string => String(createHash('sha256').update(`job ${name}`).digest().readBigInt64BE())

/**
 * Does the work of a job that nobody else may do meanwhile, in whatever process; false when somebody did. Where each time matters it waits for
 * them instead. A lock of the session: unlike one in a queue's table it ends with its process, however that ends.
 */
export const alone = async (pool: pg.Pool, { name, everyTime }: Job, work: () => Promise<void>): Promise<boolean> => {
  const client = await pool.connect()
  let isBroken = true
  try {
    const lock = everyTime ? 'pg_advisory_lock' : 'pg_try_advisory_lock'
    const { rows } = await client.query<{ held: unknown }>(`select ${lock}($1) as held`, [numberOf(name)])
    if (rows[0]?.held === false) {
      isBroken = false
      return false
    }
    await work()
    await client.query('select pg_advisory_unlock($1)', [numberOf(name)])
    isBroken = false
    return true
  } finally {
    // A connection that may still hold the lock is given up, and the lock with it.
    client.release(isBroken)
  }
}
