import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { DatabaseUnavailable, unavailable } from './unavailable'

type Migration = ReturnType<typeof readMigrationFiles>[number] & { tag: string }

/** The lock that lets one process migrate while the others wait; any fixed number will do. */
const MIGRATION_LOCK = 7_261_034_811

/** The nearest `drizzle` folder above this file, whether it runs from source or from the bundle. */
const migrationsFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'drizzle', 'meta', '_journal.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('No drizzle/ folder with migrations was found above the program')
    folder = parent
  }
  return join(folder, 'drizzle')
}

/** The migrations in the order of the journal, each with its name. */
const readMigrations = (folder: string): Migration[] => {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { tag: string }[] }
  return readMigrationFiles({ migrationsFolder: folder }).map((migration, place) => ({
    ...migration,
    tag: journal.entries[place]?.tag ?? '',
  }))
}

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'dashboard migrations', connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    throw unavailable(url, error)
  }
}

/** The table of what was applied; drizzle-kit reads the same one. */
const ensureLedger = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('drizzle.__drizzle_migrations') is not null as known`)
  if (rows[0]?.known) return
  await client.query(
    `create schema if not exists drizzle;
     create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
}

const pendingOf = async (client: pg.Client, all: readonly Migration[]): Promise<Migration[]> => {
  const { rows } = await client.query<{ created_at: string; hash: string }>('select created_at, hash from drizzle.__drizzle_migrations')
  const applied = new Map(rows.map(row => [Number(row.created_at), row.hash]))
  for (const { folderMillis, hash, tag } of all) {
    const known = applied.get(folderMillis)
    if (known !== undefined && known !== hash) {
      throw new DatabaseUnavailable(`The migration ${tag} was edited after this database had applied it; add a new one instead`)
    }
  }
  return all.filter(({ folderMillis }) => !applied.has(folderMillis))
}

const apply = async (client: pg.Client, { sql, hash, folderMillis, tag }: Migration): Promise<void> => {
  try {
    for (const statement of sql) await client.query(statement)
  } catch (error) {
    throw new Error(`The migration ${tag} failed, the database is as it was: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [hash, folderMillis])
}

/**
 * Brings a database up to date and tells how many migrations that took, 0 when it was.
 * All pending ones are one transaction, so that a failure leaves the database as it was; processes that start at once wait for one another.
 */
export const migrate = async (url: string, folder = migrationsFolder()): Promise<number> => {
  const all = readMigrations(folder)
  const client = await connect(url)
  try {
    await client.query('begin')
    // An owner of tables under row-level security sees their rows only so, unless it is a superuser.
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK}), set_config('app.migrating', 'on', true)`)
    await ensureLedger(client)
    const pending = await pendingOf(client, all)
    for (const migration of pending) await apply(client, migration)
    await client.query('commit')
    return pending.length
  } finally {
    // Ending the connection rolls back whatever was not committed.
    await client.end()
  }
}
