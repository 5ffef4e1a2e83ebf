/** Erases people, so that neither a rebuild nor a late event brings them back. */
import type pg from 'pg'
import type { Erasure } from './erasure.repository'
import { erase, findErasable, toldAgain } from './erasure.repository'
import { gapUpTo } from './hub'
import { ensureVersions, lockProviders } from './load.repository'
import { logUpdates } from './updates.repository'

const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Nothing is written for the provider meanwhile; whoever watches asks again afterwards. */
const behindLock = async (client: pg.PoolClient, erasure: Erasure): Promise<void> => {
  await ensureVersions(client, [erasure.providerId])
  const [locked] = await lockProviders(client, [erasure.providerId], true)
  await erase(client, erasure)
  const version = Number(locked?.version ?? 0) + 1
  await logUpdates(client, [{ providerId: erasure.providerId, entry: gapUpTo(version, erasure.at) }])
}

/**
 * Erases a customer as of the instant: what was told before is gone, what is told later counts again. False when the provider has
 * no such customer. `also` joins the transaction: what is written of the erasure is kept with it or not at all.
 */
export const eraseCustomer = (pool: pg.Pool, erasure: Erasure, also: (client: pg.ClientBase) => Promise<void>): Promise<boolean> =>
  inTransaction(pool, async client => {
    if ((await findErasable(client, erasure.providerId, erasure.customerId)) === null) return false
    await behindLock(client, erasure)
    await also(client)
    return true
  })

/** Erases anew those of whom something old came in after the instant; how many they were. */
export const eraseLatecomers = async (pool: pg.Pool, since: Date): Promise<number> => {
  const erasures = await inTransaction(pool, client => toldAgain(client, since))
  for (const erasure of erasures) await inTransaction(pool, client => behindLock(client, { ...erasure, isAnew: true }))
  return erasures.length
}
