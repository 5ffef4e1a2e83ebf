import { closePools, openPools, type Pools } from '@dashboard/api/db/pool'
import { openTenantRead, type TenantDb } from '@dashboard/api/db/tenant'
import { allServices, customersByIds, membersByIds } from '@dashboard/api/rooms/bookings/lookups.repository'
import { byIds, findToChange, ofDay } from '@dashboard/api/rooms/bookings/bookings.repository'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../kit/db'
import { fillEveryTable, insertSome, providerTables, type ProviderTable } from '../kit/every-table'

/** Row-level security alone: the application's own connections, with the application's own care left out. */
const mine = 1
const theirs = 2
const denied = '42501'

let database: TestDatabase
let owner: pg.Pool
let pools: Pools
let tables: ProviderTable[]

beforeAll(async () => {
  database = await createTestDatabase()
  owner = new pg.Pool({ connectionString: database.url, max: 2 })
  owner.on('error', () => undefined)
  pools = openPools(database.url, { warn: () => undefined })
  tables = await providerTables(owner)
  await fillEveryTable(owner, [mine, theirs])
})
afterAll(async () => {
  await closePools(pools)
  await owner.end()
  await database.drop()
})

/** The rows that a statement answers with or touches; a refusal is none, and says so. */
const rowsOf = async (client: pg.Pool | pg.ClientBase, text: string): Promise<number | 'denied'> => {
  try {
    return (await client.query(text)).rowCount ?? 0
  } catch (error) {
    if ((error as { code?: string }).code === denied) return 'denied'
    throw error
  }
}

/** Runs `work` as a provider's request would, and takes back what it did; without a provider the scope is left out. */
const as = async <T>(pool: pg.Pool, providerId: number | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    if (providerId !== null) await client.query(`select set_config('app.provider_id', $1, true)`, [String(providerId)])
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Each statement stands in a transaction of its own: a refusal ends it. */
const outcomes = async (pool: pg.Pool, providerId: number | null, statement: (one: ProviderTable) => string | Promise<string>) => {
  const results: Record<string, number | 'denied'> = {}
  for (const one of tables) {
    const text = await statement(one)
    results[one.table] = await as(pool, providerId, client => rowsOf(client, text))
  }
  return results
}

/** A write that changes nothing; ids of providers are given by the database alone. */
const untouched = ({ table, providerColumn }: ProviderTable): string => {
  const column = table === 'providers' ? 'name' : providerColumn
  return `update ${table} set ${column} = ${column}`
}

const reached = (results: Record<string, number | 'denied'>) => Object.entries(results).filter(([, rows]) => rows !== 'denied' && rows > 0)

const unguarded = async (client: pg.Pool | pg.ClientBase): Promise<string[]> => {
  const known = (await providerTables(client)).map(({ table }) => table)
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid)) order by 1`,
    [known],
  )
  return rows.map(({ relname }) => relname)
}

describe('every table with a provider’s rows', () => {
  it('holds rows of two providers here, or the rest would prove nothing', async () => {
    for (const { table, providerColumn } of tables) {
      const { rows } = await owner.query(`select distinct ${providerColumn} as id from ${table} order by 1`)
      expect(rows, table).toEqual([{ id: mine }, { id: theirs }])
    }
    expect(tables.length).toBeGreaterThan(30)
  })

  it('has row-level security, forced, and a policy', async () => {
    expect(await unguarded(owner)).toEqual([])
  })

  it('is missed when it has none', async () => {
    const client = await owner.connect()
    await client.query('begin; create table forgotten (provider_id int not null, secret text)')
    expect(await unguarded(client)).toEqual(['forgotten'])
    await client.query(`select guard_provider_table('forgotten')`)
    expect(await unguarded(client)).toEqual([])
    await client.query('rollback')
    client.release()
  })
})

describe.each(['pool', 'ownPool'] as const)('a request’s connection (%s)', name => {
  const pool = () => pools[name]

  it('sees no row of any table without a provider', async () => {
    expect(reached(await outcomes(pool(), null, ({ table }) => `select from ${table}`))).toEqual([])
  })

  it('sees no row outside of a transaction either, nor after one', async () => {
    await as(pool(), mine, client => client.query('select from bookings'))
    for (const { table } of tables) expect([0, 'denied'], table).toContain(await rowsOf(pool(), `select from ${table}`))
  })

  it('changes and deletes no row without a provider', async () => {
    expect(reached(await outcomes(pool(), null, untouched))).toEqual([])
    expect(reached(await outcomes(pool(), null, ({ table }) => `delete from ${table}`))).toEqual([])
  })

  it('sees nothing of another provider', async () => {
    expect(reached(await outcomes(pool(), mine, one => `select from ${one.table} where ${one.providerColumn} <> ${mine}`))).toEqual([])
  })

  it('changes and deletes nothing of another provider', async () => {
    const foreign = ({ providerColumn }: ProviderTable) => `where ${providerColumn} = ${theirs}`
    expect(reached(await outcomes(pool(), mine, one => `${untouched(one)} ${foreign(one)}`))).toEqual([])
    expect(reached(await outcomes(pool(), mine, one => `delete from ${one.table} ${foreign(one)}`))).toEqual([])
  })

  it('adds no row of another provider, and hands none over', async () => {
    const added = await outcomes(pool(), mine, one => insertSome(owner, one, theirs))
    expect(Object.entries(added).filter(([, rows]) => rows !== 'denied')).toEqual([])
    const given = await outcomes(pool(), mine, one =>
      one.table === 'providers' ? untouched(one) : `update ${one.table} set provider_id = ${theirs}`,
    )
    expect(reached(given)).toEqual([])
  })

  it('cannot turn the wall off', async () => {
    await as(pool(), null, async client => {
      await client.query(`set local row_security = off`)
      await expect(client.query('select from bookings')).rejects.toMatchObject({ code: denied })
    })
    for (const text of [
      'alter table bookings disable row level security',
      'drop policy own_provider on bookings',
      'create table mine (id int)',
    ])
      expect(await rowsOf(pool(), text), text).toBe('denied')
    await as(pool(), null, async client => {
      await client.query(`set local app.migrating = 'on'`)
      expect(await rowsOf(client, 'select from bookings')).toBe(0)
    })
  })

  it('reads no secret of those who sign in', async () => {
    for (const table of ['sessions', 'password_resets', 'recovery_codes', 'known_places', 'users'])
      expect(await as(pool(), mine, client => rowsOf(client, `select * from ${table}`)), table).toBe('denied')
  })

  it('cannot change or delete what was audited', async () => {
    expect(await as(pool(), mine, client => rowsOf(client, `update audit_log set details = '{}'`))).toBe('denied')
    expect(await as(pool(), mine, client => rowsOf(client, 'delete from audit_log'))).toBe('denied')
    expect(await as(pool(), mine, client => rowsOf(client, 'truncate audit_log'))).toBe('denied')
  })
})

describe('a request', () => {
  it('sees its provider’s rows in every table that is open to it', async () => {
    const closed = ['sessions']
    const seen = await outcomes(pools.pool, mine, ({ table }) => `select from ${table}`)
    expect(Object.entries(seen).filter(([table, rows]) => rows !== (closed.includes(table) ? 'denied' : 1))).toEqual([])
  })

  it('of the users sees the names of its own team', async () => {
    const user = '00000000-0000-4000-8000-00000000000a'
    await owner.query(
      `insert into users (id, email, name) values ($1, 'a@example.test', 'A'), (gen_random_uuid(), 'b@example.test', 'B')`,
      [user],
    )
    await owner.query('update team_members set user_id = $1 where provider_id = $2', [user, mine])
    const names = (providerId: number | null) => as(pools.pool, providerId, client => client.query('select name from users'))
    expect((await names(mine)).rows).toEqual([{ name: 'A' }])
    expect((await names(theirs)).rows).toEqual([])
    expect((await names(null)).rows).toEqual([])
  })
})

describe('a statement that names another provider', () => {
  /** The handle of my transaction, as a mistake in the application might turn it to another provider. */
  const turned = async <T>(providerId: number, work: (db: TenantDb) => Promise<T>): Promise<T> => {
    const read = await openTenantRead(pools.pool, { providerId: mine, memberId: null })
    try {
      return await work({
        ...read.db,
        providerId,
        get orm() {
          return read.db.orm
        },
      })
    } finally {
      await read.close()
    }
  }
  const ids = async (table: string) => (await owner.query<{ id: string }>(`select id from ${table}`)).rows.map(({ id }) => id)
  const day = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)] as const

  it.each<[string, (db: TenantDb) => Promise<readonly unknown[]>]>([
    ['bookings', async db => byIds(db, await ids('bookings'))],
    ['a booking to change', async db => Promise.all((await ids('bookings')).map(id => findToChange(db, id)))],
    ['the day', db => ofDay(db, ...day, 10)],
    ['customers', async db => customersByIds(db, await ids('customers'))],
    ['members', async db => membersByIds(db, await ids('team_members'))],
    ['services', db => allServices(db)],
  ])('finds nothing: %s', async (_, statement) => {
    const some = (rows: readonly unknown[]) => rows.filter(row => row !== null).length
    expect(some(await turned(mine, statement))).toBe(1)
    expect(some(await turned(theirs, statement))).toBe(0)
  })
})

describe('the other roles', () => {
  it('cannot rewrite what was audited', async () => {
    for (const pool of [pools.enginePool, pools.identityPool])
      expect(await rowsOf(pool, `update audit_log set details = '{}'`)).toBe('denied')
    expect(await rowsOf(pools.identityPool, 'delete from audit_log')).toBe('denied')
  })

  it('of identity reach people, secrets and who they work for, and no business', async () => {
    const { rows } = await owner.query<{ table: string }>(`
      select distinct c.relname as table from pg_class c where c.relkind in ('r', 'v', 'm', 'p') and c.relnamespace = 'public'::regnamespace
        and has_any_column_privilege('dashboard_identity', c.oid, 'select, insert, update, references') order by 1`)
    expect(rows.map(({ table }) => table)).toEqual([
      'api_tokens',
      'audit_log',
      'invitations',
      'known_places',
      'password_resets',
      'provider_revisions',
      'provider_versions',
      'providers',
      'recovery_codes',
      'sessions',
      'team_members',
      'users',
    ])
  })

  it('own nothing, cannot sign in and pass no policy', async () => {
    const { rows } = await owner.query(`
      select rolname from pg_roles r where rolname like 'dashboard\\_%'
        and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolreplication or rolinherit
          or exists (select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) or exists (select from pg_auth_members where member = r.oid))`)
    expect(rows).toEqual([])
  })

  it('find no function or view that sees with its owner’s eyes', async () => {
    // It reads no row, and only the engine may call it.
    const reading = `proname <> 'cancel_statement'`
    const { rows } = await owner.query(`
      select proname as name from pg_proc where prosecdef and ${reading} and pronamespace = 'public'::regnamespace
      union all select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`)
    expect(rows).toEqual([])
    const callers = await owner.query(
      `select rolname as name from pg_roles where rolname like 'dashboard\\_%' and has_function_privilege(oid, 'cancel_statement(integer)', 'execute')`,
    )
    expect(callers.rows).toEqual([{ name: 'dashboard_engine' }])
  })
})
