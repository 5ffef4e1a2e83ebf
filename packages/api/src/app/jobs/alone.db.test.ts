import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../../tests/kit/db'
import { closePools, createPool, openPools } from '../../db/pool'
import { alone } from './alone.service'

const log = { warn: () => undefined }
let database: TestDatabase
let pools: ReturnType<typeof openPools>[]
beforeAll(async () => {
  database = await createTestDatabase()
  pools = [1, 2].map(() => openPools(database.url, log))
})
afterAll(async () => {
  for (const one of pools) await closePools(one)
  await database.drop()
})
const poolOf = (process: number) => pools[process]!.enginePool

/** Work that goes on until it is told to end. */
const work = () => {
  let end: () => void = () => undefined
  let begun: () => void = () => undefined
  const hasBegun = new Promise<void>(resolve => (begun = resolve))
  const over = new Promise<void>(resolve => (end = resolve))
  return {
    hasBegun,
    end,
    run: () => {
      begun()
      return over
    },
  }
}

/** Locks of this database alone: others share the server. */
const OUR_LOCKS = `select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`
/** Ends with what is awaited, however busy the machine is. */
const patience = { timeout: 60_000 }

const tidy = { name: 'tidy', at: '0 3 * * *', run: () => Promise.resolve() }

describe('a job', () => {
  it('is left out while another process does it, and another job is not', async () => {
    const long = work()
    const first = alone(poolOf(0), tidy, long.run)
    await long.hasBegun
    const never = () => Promise.reject(new Error('it is done already'))
    expect(await alone(poolOf(1), tidy, never)).toBe(false)
    expect(await alone(poolOf(0), tidy, never)).toBe(false)
    expect(await alone(poolOf(1), { ...tidy, name: 'other' }, () => Promise.resolve())).toBe(true)
    long.end()
    expect(await first).toBe(true)
    expect(await alone(poolOf(1), tidy, () => Promise.resolve())).toBe(true)
  })

  it('of which each time matters waits for its turn', async () => {
    const each = { ...tidy, everyTime: true }
    const long = work()
    const first = alone(poolOf(0), each, long.run)
    await long.hasBegun
    const order: string[] = []
    const second = alone(poolOf(1), each, () => Promise.resolve(void order.push('second')))
    await expect.poll(async () => (await poolOf(0).query(`${OUR_LOCKS} and not granted`)).rowCount, patience).toBe(1)
    order.push('first')
    long.end()
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(order).toEqual(['first', 'second'])
  })

  it('that fails, or whose process is gone, is free at once', async () => {
    await expect(alone(poolOf(0), tidy, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    const long = work()
    const lost = alone(poolOf(0), tidy, long.run).catch(() => 'lost')
    await long.hasBegun
    const { rows } = await poolOf(1).query<{ pid: number }>(`${OUR_LOCKS} and granted`)
    const admin = createPool(database.url, log)
    await admin.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await admin.end()
    await expect.poll(() => alone(poolOf(1), tidy, () => Promise.resolve()), patience).toBe(true)
    long.end()
    expect(await lost).toBe('lost')
  })
})
