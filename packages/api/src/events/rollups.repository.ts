/** Adds to the rollups: one statement a table, rows in the order of the key. */
import type pg from 'pg'
import { fromUnits } from '../core/money'
import type { CellRow } from './cells'
import type { Change } from './change'
import { plain, quoted } from './columns'
import { hourlyMeasures, measures } from './measures'
import { rows, unlessEmpty } from './query.repository'
import type { Total } from './updates'

interface Cell {
  readonly row: CellRow
  readonly measure: number
  readonly units: bigint
}

interface Sorted {
  readonly totals: Cell[]
  readonly slices: Cell[]
}

const byKey = ([a]: readonly [string, CellRow], [b]: readonly [string, CellRow]): number => (a < b ? -1 : 1)

/** What is to be added, in the order of the key; zero sums are left out. */
const sortedCells = (changes: readonly Change[]): Sorted => {
  const sorted: Sorted = { totals: [], slices: [] }
  for (const { cells } of changes) {
    for (const [, row] of [...cells.daily].sort(byKey)) {
      const list = row.dimension === 'TOTAL' ? sorted.totals : sorted.slices
      row.sums.forEach((units, measure) => {
        if (units) list.push({ row, measure, units })
      })
    }
  }
  return sorted
}

const NAMES = quoted(measures, measure => measure.name)
const TYPES = quoted(measures, measure => measure.name.slice(0, measure.name.indexOf('.')))
const UNITS = quoted(measures, measure => measure.unit)

/** The names are sent once; each row carries only the index of its measure. */
const ADD_CELLS = `
insert into business_metrics as m (provider_id, metric_date, metric_type, metric_name, dimension, dimension_value, value, unit)
select provider_id, metric_date, ($7::text[])[measure], ($8::text[])[measure], dimension, dimension_value, value, ($9::text[])[measure]
from unnest($1::int[], $2::date[], $3::smallint[], $4::metric_dimension_key[], $5::text[], $6::numeric[])
  as n(provider_id, metric_date, measure, dimension, dimension_value, value)
on conflict (provider_id, metric_name, dimension, dimension_value, metric_date)
do update set value = m.value + excluded.value, calculated_at = now()`

const cellColumns = (cells: readonly Cell[]) => [
  plain(cells, cell => cell.row.providerId),
  plain(cells, cell => cell.row.day),
  plain(cells, cell => cell.measure + 1),
  plain(cells, cell => cell.row.dimension),
  quoted(cells, cell => cell.row.value),
  plain(cells, cell => fromUnits(cell.units)),
  TYPES,
  NAMES,
  UNITS,
]

/** Adds the cells; answers with the totals as they have become. */
export const addCells = async (client: pg.ClientBase, changes: readonly Change[]): Promise<Total[]> => {
  const { totals, slices } = sortedCells(changes)
  const [written] = await Promise.all([
    totals.length === 0
      ? []
      : rows<Total>(
          client,
          'add_totals',
          `${ADD_CELLS} returning provider_id as "providerId", metric_name, metric_date::text, value`,
          cellColumns(totals),
        ),
    unlessEmpty(slices, () => rows(client, 'add_cells', ADD_CELLS, cellColumns(slices))),
  ])
  return written
}

const ADD_HOURS = `
insert into business_metrics_hourly as m (provider_id, metric_date, hour, metric_name, value)
select * from unnest($1::int[], $2::date[], $3::smallint[], $4::text[], $5::numeric[])
on conflict (provider_id, metric_date, hour, metric_name) do update set value = m.value + excluded.value`

const addHours = (client: pg.ClientBase, changes: readonly Change[]): Promise<void> => {
  const hours = changes.flatMap(change => [...change.cells.hourly.values()])
  const [bookings, revenue] = hourlyMeasures
  const sums = hours
    .flatMap(row => [
      { ...row, name: bookings, units: row.bookings },
      { ...row, name: revenue, units: row.revenue },
    ])
    .filter(({ units }) => units !== 0n)
  return unlessEmpty(sums, () =>
    rows(client, 'add_hours', ADD_HOURS, [
      plain(sums, sum => sum.providerId),
      plain(sums, sum => sum.day),
      plain(sums, sum => sum.hour),
      plain(sums, sum => sum.name),
      plain(sums, sum => fromUnits(sum.units)),
    ]),
  )
}

const ADD_DAYS = `
insert into customer_days as d (provider_id, metric_date, customer_id, bookings, revenue)
select * from unnest($1::int[], $2::date[], $3::uuid[], $4::int[], $5::numeric[])
on conflict (provider_id, metric_date, customer_id) do update set bookings = d.bookings + excluded.bookings, revenue = d.revenue + excluded.revenue`

/** A day without a booking is no day of that customer: distinct customers are counted by rows. */
const DROP_DAYS = `
delete from customer_days d using unnest($1::int[], $2::date[], $3::uuid[]) as n(provider_id, metric_date, customer_id)
where d.provider_id = n.provider_id and d.metric_date = n.metric_date and d.customer_id = n.customer_id and d.bookings = 0`

const addCustomerDays = (client: pg.ClientBase, changes: readonly Change[]): Promise<void>[] => {
  const days = changes.flatMap(change => [...change.cells.customerDays.values()]).filter(day => day.bookings !== 0 || day.revenue !== 0n)
  const fewer = days.filter(day => day.bookings < 0)
  const keys = (list: typeof days) => [plain(list, day => day.providerId), plain(list, day => day.day), plain(list, day => day.customerId)]
  return [
    unlessEmpty(days, () =>
      rows(client, 'add_days', ADD_DAYS, [...keys(days), plain(days, day => day.bookings), plain(days, day => fromUnits(day.revenue))]),
    ),
    unlessEmpty(fewer, () => rows(client, 'drop_days', DROP_DAYS, keys(fewer))),
  ]
}

const SET_RELATIONSHIPS = `
insert into customer_relationships as r (provider_id, customer_id, total_bookings, total_spent, first_booking_at, last_booking_at, average_booking_value)
select provider_id, customer_id, bookings, spent, to_timestamp(first_at / 1000), to_timestamp(last_at / 1000), coalesce(round(spent / nullif(bookings, 0), 4), 0)
from unnest($1::int[], $2::uuid[], $3::int[], $4::numeric[], $5::float8[], $6::float8[]) as n(provider_id, customer_id, bookings, spent, first_at, last_at)
on conflict (provider_id, customer_id) do update set total_bookings = excluded.total_bookings, total_spent = excluded.total_spent,
  average_booking_value = excluded.average_booking_value, first_booking_at = excluded.first_booking_at, last_booking_at = excluded.last_booking_at,
  updated_at = now()`

const DROP_RELATIONSHIPS = `
delete from customer_relationships r using unnest($1::int[], $2::uuid[]) as n(provider_id, customer_id)
where r.provider_id = n.provider_id and r.customer_id = n.customer_id`

const writeRelationships = (client: pg.ClientBase, changes: readonly Change[]): Promise<void>[] => {
  const all = changes.flatMap(change => change.relationships)
  const gone = all.filter(({ relationship }) => relationship === null)
  const set = all.flatMap(({ providerId, customerId, relationship }) =>
    relationship === null ? [] : [{ providerId, customerId, ...relationship }],
  )
  const keys = (list: readonly { providerId: number; customerId: string }[]) => [
    plain(list, entry => entry.providerId),
    plain(list, entry => entry.customerId),
  ]
  return [
    unlessEmpty(gone, () => rows(client, 'drop_relationships', DROP_RELATIONSHIPS, keys(gone))),
    unlessEmpty(set, () =>
      rows(client, 'set_relationships', SET_RELATIONSHIPS, [
        ...keys(set),
        plain(set, entry => entry.bookings),
        plain(set, entry => fromUnits(entry.spent)),
        plain(set, entry => entry.firstAt),
        plain(set, entry => entry.lastAt),
      ]),
    ),
  ]
}

/** Statements for the rollups other than the daily cells. */
export const addRest = (client: pg.ClientBase, changes: readonly Change[]): Promise<void>[] => [
  addHours(client, changes),
  ...addCustomerDays(client, changes),
  ...writeRelationships(client, changes),
]
