import type pg from 'pg'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { providerTables } from '../kit/every-table'
import { freePort, spawnServer, untilReady } from '../kit/server'
import { addHistory, openHouse, zone } from './house'
import { load, pair, row } from './measure'
import { overviewQuery } from './overview-query'
import { connections } from './requests'

const workers = 16
/** Bookings of the provider that is asked for, and of its neighbours in the same tables. */
const sizes = [20_000, 5_000, 2_000, 2_000]

const bookingsQuery = `{
  bookings(first: 25) {
    totalCount
    edges { node { id status startsAt price { amount currency } customer { id name } service { id name } assignedTo { id firstName } } }
  }
}`

const customersQuery = `{
  customers(pageSize: 25) { totalCount segments { segment count } customers { id name email phone tags analytics { segment totalBookings totalSpent { amount } } } }
}`

/** Raises or lowers the wall around every table; plans are made anew. */
const wall = async (sql: pg.Pool, verb: 'enable' | 'disable'): Promise<void> => {
  for (const { table } of await providerTables(sql)) await sql.query(`alter table ${table} ${verb} row level security`)
}

const measured = async (sql: pg.Pool, ask: (worker: number) => Promise<unknown>) => {
  const run = async (verb: 'enable' | 'disable') => {
    await wall(sql, verb)
    await load(ask, { workers, milliseconds: 500 })
    return load(ask, { workers, milliseconds: 1500 })
  }
  const result = await pair(
    11,
    () => run('enable'),
    () => run('disable'),
  )
  await wall(sql, 'enable')
  return result
}

/** What row-level security costs a page: the same built server on the same rows, with it and without it in turn. */
export const wallCost = async (): Promise<void> => {
  const house = await openHouse()
  const [providerId = 0] = await sizes.reduce<Promise<number[]>>(async (before, size) => {
    const ids = await before
    const id = await insertProvider(house.sql, zone)
    await addHistory(house, id, size)
    return [...ids, id]
  }, Promise.resolve([]))
  await house.sql.query('vacuum analyze')
  const { email } = await insertMember(house.sql, providerId, 'OWNER')
  const port = await freePort()
  const product = spawnServer(port, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent', COST_PER_MINUTE: '0' })
  await untilReady(product)
  const owner = new Client(product.url)
  await owner.signIn(email, password)
  const table: Record<string, unknown> = {}
  for (const [name, query] of Object.entries({ overview: overviewQuery, '25 bookings': bookingsQuery, '25 customers': customersQuery })) {
    await owner.get(query)
    const asked = await connections(workers, `${product.url}/graphql`, JSON.stringify({ query }), { cookie: owner.cookie })
    const result = await measured(house.sql, asked.ask)
    table[name] = row(result.product, { 'of without': Number(result.ratio.toFixed(3)) })
    table[`${name}, without`] = row(result.floor)
    asked.close()
  }
  console.log(`\nwall: row-level security on and off in turn, ${workers} at once, on the rows of ${sizes.length} providers`)
  console.table(table)
  product.child.kill('SIGTERM')
  await product.exit
  await house.close()
}
