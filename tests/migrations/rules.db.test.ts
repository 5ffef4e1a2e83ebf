import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../kit/db'
import { acrossTenants, booking, refused, world } from './rules'

const database = await createTestDatabase()
const client = new pg.Client({ connectionString: database.url })
const lines = async (statement: string): Promise<string[]> => (await client.query<{ line: string }>(statement)).rows.map(({ line }) => line)

beforeAll(async () => {
  await client.connect()
  for (const statement of world) await client.query(statement)
})
beforeEach(() => client.query('begin'))
afterEach(() => client.query('rollback'))
afterAll(async () => {
  await client.end()
  await database.drop()
})

describe('every check refuses what it names', () => {
  test.each(Object.entries(refused).flatMap(([name, statements]) => statements.map(statement => [name, statement] as const)))(
    '%s: %s',
    async (name, statement) => {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '23514', constraint: name })
    },
  )

  test('and none is without an example', async () => {
    const checks = await lines(`select conname as line from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`)
    expect(Object.keys(refused).sort()).toEqual(checks.sort())
  })
})

describe('a provider', () => {
  test.each(Object.entries(acrossTenants))('cannot have %s', async (_, statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '23503' })
  })

  test('is named by every table but those that stand above it', async () => {
    const without = `
      select relname as line from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
        and not exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'provider_id' and attnotnull) order by 1`
    expect(await lines(without)).toEqual(['known_places', 'password_resets', 'providers', 'recovery_codes', 'users'])
  })

  test('is part of every reference between two of its tables', async () => {
    const scoped = `(select attrelid from pg_attribute where attname = 'provider_id')`
    const loose = `
      select conname as line from pg_constraint f where contype = 'f' and conrelid in ${scoped} and confrelid in ${scoped}
        and not exists (select from pg_attribute a where a.attrelid = f.conrelid and a.attnum = any(f.conkey) and attname = 'provider_id')`
    expect(await lines(loose)).toEqual([])
  })

  test('leads every index of its tables but those that look up a person, a secret or a date to clean up by', async () => {
    const others = `
      select i.relname as line from pg_index x join pg_class i on i.oid = x.indexrelid
        join pg_class t on t.oid = x.indrelid and t.relnamespace = 'public'::regnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0] and a.attname <> 'provider_id'
      where not x.indisprimary and t.relname not in ('providers', 'users', 'known_places', 'password_resets', 'recovery_codes') order by 1`
    expect(await lines(others)).toEqual([
      'api_tokens_hash',
      'provider_updates_at',
      'sessions_expires',
      'sessions_token_hash',
      'sessions_user',
      'team_members_user',
    ])
  })
})

describe('the progress of a goal', () => {
  const progress = async () => (await client.query<{ progress: string }>('select progress from business_goals')).rows

  test('is computed by the database, as a percentage', async () => {
    expect(await progress()).toEqual([{ progress: '25.0000' }])
    await client.query('update business_goals set current_value = 300')
    expect(await progress()).toEqual([{ progress: '150.0000' }])
  })

  test('is 0 without a target', async () => {
    await client.query('update business_goals set target_value = 0')
    expect(await progress()).toEqual([{ progress: '0.0000' }])
  })

  test('cannot be written', async () => {
    await expect(client.query('update business_goals set progress = 99')).rejects.toMatchObject({ code: '428C9' })
  })
})

describe('what must be there', () => {
  test('a customer with bookings cannot be deleted', async () => {
    await client.query(booking({}))
    await expect(client.query('delete from customers')).rejects.toMatchObject({ code: '23503' })
  })

  test('the same event is stored once for each provider', async () => {
    const event = (provider: number) =>
      client.query(
        `insert into business_events (provider_id, id, type, occurred_at, payload, origin, applied, version)
         values ($1, '00000000-0000-4000-8000-000000000009', 'PROFILE_VIEWED', now(), '{}', 'API', true, 1) on conflict do nothing`,
        [provider],
      )
    expect([(await event(1)).rowCount, (await event(2)).rowCount, (await event(1)).rowCount]).toEqual([1, 1, 0])
  })
})
