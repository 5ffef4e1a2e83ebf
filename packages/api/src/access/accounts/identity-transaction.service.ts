import type pg from 'pg'
import type { House } from '../house'

/** Runs `work` in one transaction of the identity role; commits what it returns from, rolls back what it throws from. */
export const identityTransaction = async <T>(house: House, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await house.identityPool.connect()
  let isBroken = true
  try {
    await client.query('begin')
    const result = await work(client)
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('The transaction had failed before its end and was rolled back')
    isBroken = false
    return result
  } catch (error) {
    isBroken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    client.release(isBroken)
  }
}
