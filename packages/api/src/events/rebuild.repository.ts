/** The tables of a rebuild: rollups made anew beside the stored ones, compared and put in their place. */
import type pg from 'pg'
import { fromUnits } from '../core/money'
import type { Cells } from './cells'
import type { RelationshipChange } from './customer-window'
import { plain, quoted } from './columns'
import { ROLLUP_REVISION, hourlyMeasures, measures } from './measures'

/** A rollup as the rebuild treats it: its key and what it holds. */
interface Rollup {
  readonly table: string
  readonly key: readonly string[]
  readonly held: readonly string[]
  /** How parts of a row that were flushed at different times become one. */
  readonly merge: 'sum' | 'max'
  /** Further columns of a row that is missing in the stored table. */
  readonly also?: string
  /** The column that says when a row was written last. */
  readonly writtenAt?: string
}

const metricLookup = (column: string, values: readonly string[]) =>
  `case metric_name ${measures.map((measure, index) => `when '${measure.name}' then '${values[index]}'`).join(' ')} end as ${column}`

const rollups: readonly Rollup[] = [
  {
    table: 'business_metrics',
    key: ['metric_name', 'dimension', 'dimension_value', 'metric_date'],
    held: ['value'],
    merge: 'sum',
    writtenAt: 'calculated_at',
    also: `${metricLookup(
      'metric_type',
      measures.map(({ name }) => name.slice(0, name.indexOf('.'))),
    )}, ${metricLookup(
      'unit',
      measures.map(({ unit }) => unit),
    )}`,
  },
  { table: 'business_metrics_hourly', key: ['metric_date', 'hour', 'metric_name'], held: ['value'], merge: 'sum' },
  { table: 'customer_days', key: ['metric_date', 'customer_id'], held: ['bookings', 'revenue'], merge: 'sum' },
  {
    table: 'customer_relationships',
    key: ['customer_id'],
    held: ['total_bookings', 'total_spent', 'average_booking_value', 'first_booking_at', 'last_booking_at'],
    merge: 'max',
  },
]

/** Makes empty tables beside the stored ones; they go with the transaction. */
export const openRebuild = async (client: pg.ClientBase): Promise<void> => {
  for (const { table, key, held } of rollups) {
    await client.query(
      `create temp table rebuilt_${table} on commit drop as select ${[...key, ...held].join(', ')} from ${table} with no data`,
    )
  }
}

const insertCells = (client: pg.ClientBase, { daily }: Cells) => {
  const cells = [...daily.values()].flatMap(row => row.sums.flatMap((units, measure) => (units ? [{ row, measure, units }] : [])))
  return client.query(
    `insert into rebuilt_business_metrics (metric_date, metric_name, dimension, dimension_value, value)
     select * from unnest($1::date[], $2::text[], $3::metric_dimension_key[], $4::text[], $5::numeric[])`,
    [
      plain(cells, cell => cell.row.day),
      plain(cells, cell => measures[cell.measure]?.name ?? ''),
      plain(cells, cell => cell.row.dimension),
      quoted(cells, cell => cell.row.value),
      plain(cells, cell => fromUnits(cell.units)),
    ],
  )
}

const insertHours = (client: pg.ClientBase, { hourly }: Cells) => {
  const [bookings, revenue] = hourlyMeasures
  const sums = [...hourly.values()].flatMap(row => [
    { ...row, name: bookings, units: row.bookings },
    { ...row, name: revenue, units: row.revenue },
  ])
  return client.query(
    'insert into rebuilt_business_metrics_hourly (metric_date, hour, metric_name, value) select * from unnest($1::date[], $2::smallint[], $3::text[], $4::numeric[])',
    [plain(sums, sum => sum.day), plain(sums, sum => sum.hour), plain(sums, sum => sum.name), plain(sums, sum => fromUnits(sum.units))],
  )
}

const insertDays = (client: pg.ClientBase, { customerDays }: Cells) => {
  const days = [...customerDays.values()]
  return client.query(
    'insert into rebuilt_customer_days (metric_date, customer_id, bookings, revenue) select * from unnest($1::date[], $2::uuid[], $3::int[], $4::numeric[])',
    [
      plain(days, day => day.day),
      plain(days, day => day.customerId),
      plain(days, day => day.bookings),
      plain(days, day => fromUnits(day.revenue)),
    ],
  )
}

const insertRelationships = (client: pg.ClientBase, relationships: readonly RelationshipChange[]) => {
  const rows = relationships.flatMap(({ customerId, relationship }) => (relationship === null ? [] : [{ customerId, ...relationship }]))
  return client.query(
    `insert into rebuilt_customer_relationships (customer_id, total_bookings, total_spent, average_booking_value, first_booking_at, last_booking_at)
     select customer_id, bookings, spent, coalesce(round(spent / nullif(bookings, 0), 4), 0), to_timestamp(first_at / 1000), to_timestamp(last_at / 1000)
     from unnest($1::uuid[], $2::int[], $3::numeric[], $4::float8[], $5::float8[]) n(customer_id, bookings, spent, first_at, last_at)`,
    [
      plain(rows, row => row.customerId),
      plain(rows, row => row.bookings),
      plain(rows, row => fromUnits(row.spent)),
      plain(rows, row => row.firstAt),
      plain(rows, row => row.lastAt),
    ],
  )
}

/** Adds a part of the replay to the new tables. */
export const flushRebuild = async (client: pg.ClientBase, cells: Cells, relationships: readonly RelationshipChange[]): Promise<void> => {
  await insertCells(client, cells)
  await insertHours(client, cells)
  await insertDays(client, cells)
  await insertRelationships(client, relationships)
}

const merged = ({ table, key, held, merge }: Rollup): string =>
  `select ${key.join(', ')}, ${held.map(column => `${merge}(${column}) as ${column}`).join(', ')} from rebuilt_${table} group by ${key.join(', ')}`

const stored = ({ table, key, held }: Rollup): string => `select ${[...key, ...held].join(', ')} from ${table} where provider_id = $1`

const isNothing = (alias: string, { merge, held }: Rollup): string =>
  merge === 'sum' ? `coalesce(${held.map(column => `${alias}.${column} = 0`).join(' and ')}, true)` : `${alias}.customer_id is null`

const differ = (rollup: Rollup): string =>
  `(${rollup.held.map(column => `s.${column} is distinct from r.${column}`).join(' or ')}) and not (${isNothing('s', rollup)} and ${isNothing('r', rollup)})`

/** A place where the stored rollup was not what the events say. */
export interface Drift {
  readonly table: string
  readonly key: string
  readonly stored: string | null
  readonly rebuilt: string | null
}

/** Differences that a report spells out. */
export const MOST_SHOWN = 20

const text = (alias: string, columns: readonly string[]): string =>
  `concat_ws(' ', ${columns.map(column => `${alias}.${column}`).join(', ')})`

/** How many rows of all rollups differ, and the first few of them. */
export const driftOf = async (client: pg.ClientBase, providerId: number): Promise<{ count: number; shown: Drift[]; cells: number }> => {
  const shown: Drift[] = []
  let count = 0
  let cells = 0
  for (const rollup of rollups) {
    const keys = rollup.key.map(column => `${column}::text`).join(', ')
    const { rows } = await client.query<Drift & { total: string }>(
      `select '${rollup.table}' as table, concat_ws(' ', ${keys}) as key, nullif(${text('s', rollup.held)}, '') as stored, nullif(${text('r', rollup.held)}, '') as rebuilt, count(*) over () as total
       from (${stored(rollup)}) s full join (${merged(rollup)}) r using (${rollup.key.join(', ')}) where ${differ(rollup)} order by key limit ${MOST_SHOWN}`,
      [providerId],
    )
    count += Number(rows[0]?.total ?? 0)
    shown.push(...rows.map(({ table, key, stored: was, rebuilt }) => ({ table, key, stored: was, rebuilt })))
    const made = await client.query<{ n: string }>(`select count(*) as n from (${merged(rollup)}) r`)
    cells += Number(made.rows[0]?.n ?? 0)
  }
  return { count, shown: shown.slice(0, MOST_SHOWN), cells }
}

/** Puts the new rollups in the place of the stored ones, touching only rows that differ. */
export const replaceRollups = async (client: pg.ClientBase, providerId: number): Promise<void> => {
  for (const rollup of rollups) {
    const { table, key, held, also, writtenAt } = rollup
    const on = (a: string, b: string) => key.map(column => `${a}.${column} = ${b}.${column}`).join(' and ')
    await client.query(
      `delete from ${table} s where s.provider_id = $1 and not exists (select from rebuilt_${table} r where ${on('s', 'r')})`,
      [providerId],
    )
    await client.query(
      `insert into ${table} as s (provider_id, ${[...key, ...held].join(', ')}${also ? ', metric_type, unit' : ''})
       select $1, ${[...key, ...held].join(', ')}${also ? `, ${also}` : ''} from (${merged(rollup)}) r
       on conflict (provider_id, ${key.join(', ')}) do update set ${held.map(column => `${column} = excluded.${column}`).join(', ')}${writtenAt ? `, ${writtenAt} = now()` : ''}
       where ${held.map(column => `s.${column} is distinct from excluded.${column}`).join(' or ')}`,
      [providerId],
    )
  }
}

/** Providers whose rollups were kept by fewer measures than there are now. */
export const outdatedProviders = async (pool: pg.Pool): Promise<number[]> => {
  const { rows } = await pool.query<{ id: number }>(
    'select provider_id as id from provider_versions where rollup_revision < $1 order by provider_id',
    [ROLLUP_REVISION],
  )
  return rows.map(row => row.id)
}

/** Marks the provider's rollups as kept by the measures that there are now. */
export const markRevision = (client: pg.ClientBase, providerId: number): Promise<unknown> =>
  client.query('update provider_versions set rollup_revision = $2 where provider_id = $1 and rollup_revision < $2', [
    providerId,
    ROLLUP_REVISION,
  ])
