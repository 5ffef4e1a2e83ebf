import { startApp } from '@dashboard/api/app/app'
import type pg from 'pg'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { freePort, spawnServer, untilReady } from '../kit/server'
import { testSettings } from '../kit/settings'
import type { Size } from './analytics-fill'
import { fillCustomers } from './customers-fill'
import { questions } from './customers-questions'
import { openHouse, zone } from './house'
import { quantile } from './measure'

/** `CUSTOMERS_SCALE=0.1` asks for a tenth of everything, to try the benchmark itself. */
const scale = Number(process.env.CUSTOMERS_SCALE ?? 1)
const business: Size = { bookings: 700_000 * scale, customers: 100_000 * scale, services: 12, members: 10, days: 3 * 365 }
const neighbour: Size = { bookings: 300, customers: 60, services: 5, members: 3, days: 365 }
const neighbours = 200 * scale
const pageSize = 25

const warmUps = 6
const rounds = 30
const rawRounds = 7

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const rounded = (value: number): number => Number(value.toFixed(value < 10 ? 2 : 1))

/** An app in this process, and what it sends to Postgres. */
const countingApp = async (databaseUrl: string) => {
  const app = await startApp({ settings: testSettings(databaseUrl), web: false })
  let sent = 0
  for (const pool of [app.house.pool, app.house.identityPool])
    pool.on('connect', client => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      client.query = ((...args: unknown[]) => {
        sent += 1
        return query(...args)
      }) as typeof client.query
    })
  const statementsOf = async (work: () => Promise<unknown>): Promise<number> => {
    sent = 0
    await work()
    return sent
  }
  return { app, statementsOf }
}

const ownerAt = async (url: string, email: string): Promise<Client> => {
  const owner = new Client(url)
  await owner.signIn(email, password)
  return owner
}

const filled = async (sql: pg.Pool): Promise<{ providerId: number; customerId: string; email: string }> => {
  const providerId = await insertProvider(sql, zone)
  await fillCustomers(sql, providerId, business)
  for (let count = 0; count < neighbours; count += 1) await fillCustomers(sql, await insertProvider(sql, zone), neighbour)
  await sql.query('vacuum analyze')
  const { rows } = await sql.query<{ id: string }>(
    'select customer_id as id from customer_relationships where provider_id = $1 order by total_spent desc limit 1',
    [providerId],
  )
  const { email } = await insertMember(sql, providerId, 'OWNER')
  return { providerId, customerId: rows[0]!.id, email }
}

/** Lists, searches, estimates and profiles of a large business beside the bare SQL of the same question. */
export const customers = async (): Promise<void> => {
  const house = await openHouse()
  const { providerId, customerId, email } = await filled(house.sql)
  const { app, statementsOf } = await countingApp(house.databaseUrl)
  const port = await freePort()
  const product = spawnServer(port, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent', COST_PER_MINUTE: '0' })
  await untilReady(product)
  const [owner, counted] = [await ownerAt(product.url, email), await ownerAt(app.url, email)]
  const table: Record<string, unknown> = {}
  for (const { name, document, variables, raw } of questions(Math.floor(business.customers / pageSize), customerId)) {
    const ask = () => owner.get(document, variables)
    for (let count = 0; count < warmUps; count += 1) await ask()
    const taken: number[] = []
    const bare: number[] = []
    // In turn, so that a noisy machine is noisy for both.
    for (let round = 0; round < rounds; round += 1) {
      taken.push(await timed(ask))
      if (raw !== null && round < rawRounds)
        bare.push(await timed(() => house.sql.query(raw, raw.includes('$2') ? [providerId, customerId] : [providerId])))
    }
    await counted.get(document, variables)
    table[name] = {
      'p50 ms': rounded(quantile(taken, 0.5)),
      'p95 ms': rounded(quantile(taken, 0.95)),
      'bare SQL ms': raw === null ? '' : rounded(quantile(bare, 0.5)),
      statements: await statementsOf(() => counted.get(document, variables)),
    }
  }
  console.log(
    `\ncustomers: a business of ${business.customers.toLocaleString('en')} customers and ${business.bookings.toLocaleString('en')} bookings beside ${neighbours} others`,
  )
  console.table(table)
  product.child.kill('SIGTERM')
  await product.exit
  await app.close()
  await house.close()
}
