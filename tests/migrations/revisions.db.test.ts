import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../kit/db'
import { insertSome, providerTables } from '../kit/every-table'

/** What is answered from memory goes by version and revision: a change that raises neither would stay unseen. */
const withVersion =
  'bookings booking_refunds business_events business_metrics business_metrics_hourly customer_days customer_feedback customer_relationships customer_words customers pets provider_updates provider_versions reviews'
const noFigures =
  'api_tokens audit_log communications customer_notes customer_views export_parts exports invitations known_places retention_policies sessions'
const itself = 'provider_revisions'
const unwatched = new Set([withVersion, noFigures, itself].flatMap(names => names.split(' ')))

let database: TestDatabase
let pool: pg.Pool
const provider = 1

beforeAll(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  pool.on('error', () => undefined)
  await pool.query(
    `insert into providers (id, name, slug, time_zone, currency) overriding system value values (1, 'One', 'one', 'UTC', 'EUR'), (2, 'Two', 'two', 'UTC', 'EUR')`,
  )
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const revisionOf = async (id: number): Promise<number> => {
  const { rows } = await pool.query<{ revision: string }>('select revision from provider_revisions where provider_id = $1', [id])
  return Number(rows[0]?.revision ?? 0)
}

/** By how much a statement raises the revision; references between tables do not matter here. */
const raised = async (text: string): Promise<number> => {
  const before = await revisionOf(provider)
  await pool.query(text)
  return (await revisionOf(provider)) - before
}

const watchedTables = async () => (await providerTables(pool)).filter(({ table }) => !unwatched.has(table) && table !== 'providers')

it('goes with its provider, whose rows go one by one', async () => {
  await pool.query(
    `insert into providers (id, name, slug, time_zone, currency) overriding system value values (3, 'Three', 'three', 'UTC', 'EUR')`,
  )
  await pool.query(`insert into annotations (provider_id, starts_on, ends_on, text) values (3, '2026-01-01', '2026-01-01', 'Opened')`)
  expect(await revisionOf(3)).toBe(1)
  await pool.query('delete from providers where id = 3')
  expect((await pool.query('select from provider_revisions where provider_id = 3')).rowCount).toBe(0)
})

describe('the revision of a provider', () => {
  beforeAll(async () => {
    const { rows } = await pool.query<{ table: string; name: string }>(
      `select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    )
    for (const { table, name } of rows) await pool.query(`alter table ${table} drop constraint ${name}`)
  })

  it('is raised by every change of a table that brings no version, or the table is excused here', async () => {
    const tables = await watchedTables()
    for (const one of tables) {
      expect(await raised(await insertSome(pool, one, provider)), `insert into ${one.table}`).toBe(1)
      expect(await raised(`update ${one.table} set provider_id = provider_id where provider_id = ${provider}`), `update ${one.table}`).toBe(
        1,
      )
      expect(await raised(`delete from ${one.table} where provider_id = ${provider}`), `delete from ${one.table}`).toBe(1)
    }
    expect(tables.length).toBeGreaterThan(15)
  })

  it('is raised by what the business is told to be, and by targets', async () => {
    const metric = `insert into business_metrics (provider_id, metric_date, metric_type, metric_name, value, target) values (1, '2026-01-01', 'x', 'y'`
    expect(await raised(`update providers set time_zone = 'Asia/Tokyo' where id = 1`)).toBe(1)
    expect(await raised(`update providers set time_zone = time_zone where id = 1`)).toBe(0)
    expect(await raised(`${metric}, 1, null)`)).toBe(0)
    expect(await raised(`update business_metrics set target = 5 where provider_id = 1`)).toBe(1)
    expect(await raised(`update business_metrics set value = 5 where provider_id = 1`)).toBe(0)
    expect(await raised(`delete from business_metrics`)).toBe(0)
    expect(await raised(`${metric}, 1, 7)`)).toBe(1)
  })

  it('is raised by an answer to a review, once for all of a transaction', async () => {
    const review = `insert into reviews (provider_id, id, customer_id, rating, reviewed_at) values (1, gen_random_uuid(), gen_random_uuid(), 5, now())`
    expect(await raised(`${review}; ${review}`)).toBe(0)
    expect(await raised(`update reviews set response_text = 'Thanks', responded_at = now()`)).toBe(1)
    expect(await raised(`update reviews set team_member_id = gen_random_uuid()`)).toBe(0)
    expect(await raised(`update reviews set response_text = null, responded_at = null`)).toBe(1)
  })

  it('is raised by what people change of customers, and by no batch of the engine', async () => {
    await pool.query(`insert into customers (provider_id, ref, name) values (1, 'a', 'A'), (1, 'b', 'B')`)
    const change = `update customers set tags = '["x"]' where provider_id = 1`
    expect(await raised(change)).toBe(1)
    await pool.query('set role dashboard_engine')
    expect(await raised(change)).toBe(0)
    await pool.query('reset role')
  })

  it('stays as it is when another provider changes, or nothing does', async () => {
    const [table] = await watchedTables()
    expect(await raised(await insertSome(pool, table!, 2))).toBe(0)
    expect(await raised(`delete from ${table!.table} where false`)).toBe(0)
    expect(await revisionOf(2)).toBe(1)
  })

  it('waits for no batch of the engine, whose new services and members come with a version', async () => {
    for (const name of ['services', 'team_members']) {
      const table = (await watchedTables()).find(one => one.table === name)!
      await pool.query('set role dashboard_engine')
      expect(await raised(await insertSome(pool, table, provider)), name).toBe(0)
      expect(await raised(`update ${name} set provider_id = provider_id`), name).toBe(1)
      await pool.query('reset role')
    }
  })
})
