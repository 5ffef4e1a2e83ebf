import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestDatabase } from '../../../../tests/kit/db'
import { createPool } from './pool'
import { providers } from './tables'
import { openTenantRead, withTenantWrite } from './tenant'

const silent = { warn: () => undefined }
const seven = { providerId: 7, memberId: null }
const database = await createTestDatabase()
const pool = createPool(database.url, silent, { max: 2 })

const addProvider = (slug: string) =>
  pool.query(`insert into providers (name, slug, time_zone, currency) values ($1, $1, 'Europe/Paris', 'EUR')`, [slug])
const slugs = async () => (await pool.query<{ slug: string }>('select slug from providers order by slug')).rows.map(row => row.slug)
const setting = `select coalesce(current_setting('app.provider_id', true), '') as id`

beforeAll(() => addProvider('first'))
afterEach(() => {
  vi.restoreAllMocks()
  expect(pool.idleCount, 'every connection was given back').toBe(pool.totalCount)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

describe('a read', () => {
  test('opens with one statement', async () => {
    await pool.query('select 1')
    const query = vi.spyOn(pg.Client.prototype, 'query')
    const read = await openTenantRead(pool, seven)
    expect(query).toHaveBeenCalledTimes(1)
    await read.close()
  })

  test('knows its provider, and the connection forgets it', async () => {
    const read = await openTenantRead(pool, seven)
    expect(await read.db.rows('setting', setting, [])).toEqual([{ id: '7' }])
    await read.close()
    for (let use = 0; use < 4; use += 1) expect((await pool.query(setting)).rows).toEqual([{ id: '' }])
  })

  test('sees one snapshot and cannot write', async () => {
    const read = await openTenantRead(pool, seven)
    const count = () => read.db.rows('count', 'select count(*)::int as n from providers', [])
    expect(await count()).toEqual([{ n: 1 }])
    await addProvider('later')
    expect(await count()).toEqual([{ n: 1 }])
    await expect(read.db.rows('delete', 'delete from providers', [])).rejects.toMatchObject({ code: '25006' })
    await read.close()
    await pool.query(`delete from providers where slug = 'later'`)
  })

  test('is closed once however often it is asked, and its handle is dead afterwards', async () => {
    const read = await openTenantRead(pool, seven)
    await Promise.all([read.close(), read.close()])
    await read.close()
    await expect(read.db.rows('late', 'select 1', [])).rejects.toThrow('The transaction is over')
    expect(() => read.db.orm).toThrow('The transaction is over')
  })

  test('refuses what is no provider', async () => {
    await expect(openTenantRead(pool, { ...seven, providerId: Number.NaN })).rejects.toThrow(TypeError)
    await expect(openTenantRead(pool, { ...seven, memberId: "1'; drop table providers; --" })).rejects.toThrow(TypeError)
  })

  test('a cut connection is thrown away and does not end the process', async () => {
    const read = await openTenantRead(pool, seven)
    const [backend] = await read.db.rows<{ pid: number }>('pid', 'select pg_backend_pid() as pid', [])
    await pool.query('select pg_terminate_backend($1)', [backend?.pid])
    await expect(read.db.rows('after', 'select 1', [])).rejects.toThrow()
    await read.close()
    await withTenantWrite(pool, seven, db => db.rows('again', 'select 1', []))
  })
})

describe('prepared statements', () => {
  test('are built once for each connection and work in every later transaction', async () => {
    const build = vi.fn((orm: NodePgDatabase) => orm.select({ slug: providers.slug }).from(providers).prepare('slugs'))
    const single = createPool(database.url, silent, { max: 1 })
    for (let use = 0; use < 3; use += 1) {
      const read = await openTenantRead(single, seven)
      expect(await read.db.prepared('slugs', build).execute()).toEqual([{ slug: 'first' }])
      await read.close()
    }
    expect(build).toHaveBeenCalledTimes(1)
    const { rows } = await single.query(`select count(*)::int as n from pg_prepared_statements where name = 'slugs'`)
    expect(rows).toEqual([{ n: 1 }])
    await single.end()
  })
})

describe('a write', () => {
  const add = `insert into providers (name, slug, time_zone, currency) values ($1, $1, 'UTC', 'EUR')`

  test('commits what its work returns from', async () => {
    expect(await withTenantWrite(pool, seven, async db => (await db.rows('add', add, ['kept'])).length)).toBe(0)
    expect(await slugs()).toEqual(['first', 'kept'])
    await pool.query(`delete from providers where slug = 'kept'`)
  })

  test('rolls back what its work throws from, and passes the error on', async () => {
    const work = withTenantWrite(pool, seven, async db => {
      await db.rows('add', add, ['lost'])
      throw new RangeError('no')
    })
    await expect(work).rejects.toThrow(RangeError)
    expect(await slugs()).toEqual(['first'])
  })

  test('never reports a commit that PostgreSQL turned into a rollback', async () => {
    const work = withTenantWrite(pool, seven, async db => {
      await db.rows('add', add, ['lost'])
      await db.rows('add', add, ['first']).catch(() => undefined)
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await slugs()).toEqual(['first'])
  })
})

test('exact types stay text, instants are Dates', async () => {
  const { rows } = await pool.query(
    `select 1.10::numeric(18,4) as n, 9007199254740993::int8 as big, date '2026-03-29' as day, timestamptz '2026-01-02T03:04:05.678Z' as at`,
  )
  expect(rows).toEqual([{ n: '1.1000', big: '9007199254740993', day: '2026-03-29', at: new Date('2026-01-02T03:04:05.678Z') }])
})
