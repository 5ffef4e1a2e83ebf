import type pg from 'pg'

/** A table of the database that names a provider in each row. */
export interface ProviderTable {
  table: string
  /** `id` for the providers themselves. */
  providerColumn: string
}

/** Every table with a provider's rows, as the catalogue knows them. */
export const providerTables = async (sql: pg.Pool | pg.ClientBase): Promise<ProviderTable[]> => {
  const { rows } = await sql.query<ProviderTable>(`
    select c.relname as table, a.attname as "providerColumn" from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (a.attname = 'provider_id' or (c.relname = 'providers' and a.attname = 'id'))
    order by c.relname`)
  return rows
}

/** Values where one by type would break a rule of the table. */
const exceptions: Record<string, Record<string, string>> = {
  api_tokens: { scopes: `'[]'` },
  bookings: { ends_at: `now() + interval '1 hour'` },
  business_goals: { end_date: 'current_date + 1' },
  business_metrics: { metric_name: 'gen_random_uuid()' },
  experiments: { minimum_effect: '0.1' },
  providers: { time_zone: `'UTC'`, currency: `'EUR'`, slug: 'gen_random_uuid()' },
  team_schedules: { end_time: `'23:00'` },
  time_off: { ends_at: `now() + interval '1 hour'` },
}

const byType: Record<string, string> = {
  bool: 'true',
  bytea: `decode(replace(gen_random_uuid()::text, '-', ''), 'hex')`,
  date: 'current_date',
  int2: '1',
  int4: '1',
  int8: '1',
  jsonb: `'{}'`,
  numeric: '1',
  text: 'gen_random_uuid()::text',
  time: `'09:00'`,
  timestamptz: 'now()',
  uuid: 'gen_random_uuid()',
  varchar: 'left(gen_random_uuid()::text, 10)',
}

interface Column {
  name: string
  type: string
  isEnum: boolean
}

const generic = ({ type, isEnum }: Column): string | undefined =>
  isEnum ? `(enum_range(null::${type}))[1]` : type.startsWith('_') ? `'{}'` : byType[type]

const valueOf = (table: string, column: Column): string => {
  const value = exceptions[table]?.[column.name] ?? generic(column)
  if (value === undefined) throw new Error(`tests/kit/every-table.ts knows no ${column.type} for ${table}.${column.name}`)
  return value
}

/** A statement that adds some row of a provider to a table, whatever other tables hold. */
export const insertSome = async (
  sql: pg.Pool | pg.ClientBase,
  { table, providerColumn }: ProviderTable,
  providerId: number,
): Promise<string> => {
  const { rows } = await sql.query<Column>(
    `select a.attname as name, t.typname as type, t.typtype = 'e' as "isEnum"
       from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attname <> $2`,
    [table, providerColumn],
  )
  const names = [providerColumn, ...rows.map(({ name }) => name)]
  const values = [providerId, ...rows.map(column => valueOf(table, column))]
  const override = table === 'providers' ? ' overriding system value' : ''
  return `insert into ${table} (${names.join(', ')})${override} values (${values.join(', ')})`
}

/** Puts a row of each provider into every table that can hold one, past every reference between them. */
export const fillEveryTable = async (sql: pg.Pool, providerIds: readonly number[]): Promise<void> => {
  const client = await sql.connect()
  try {
    await client.query(`begin; set local session_replication_role = replica`)
    for (const one of await providerTables(client)) for (const id of providerIds) await client.query(await insertSome(client, one, id))
    await client.query('commit')
  } finally {
    client.release(true)
  }
}
