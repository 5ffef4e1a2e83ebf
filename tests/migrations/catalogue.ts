import pg from 'pg'

/** Runs `work` on a connection of its own. */
export const connected = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const columns = `
  select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
    || ' ' || a.attidentity::text || a.attgenerated::text as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped`
const constraints = `
  select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
  from pg_constraint where connamespace = 'public'::regnamespace`
const indexes = `select 'index ' || indexdef as line from pg_indexes where schemaname = 'public'`
const words = `
  select 'word ' || t.typname || ' ' || row_number() over (partition by t.typname order by e.enumsortorder) || ' ' || e.enumlabel as line
  from pg_enum e join pg_type t on t.oid = e.enumtypid`
const places = `select 'schema ' || nspname as line from pg_namespace where nspname not like 'pg\\_%'`

/** Everything that the database is made of, a line each, so that two can be compared. */
export const catalogue = (url: string): Promise<string[]> =>
  connected(url, async client => {
    const { rows } = await client.query<{ line: string }>(
      [columns, constraints, indexes, words, places].join(' union all ') + ' order by 1',
    )
    return rows.map(({ line }) => line)
  })
