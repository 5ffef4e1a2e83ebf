import { randomUUID } from 'node:crypto'
import { hashPassword } from '@dashboard/api/access/passwords.service'
import { rebuild } from '@dashboard/api/events/index'
import { migrate } from '@dashboard/api/db/migrate'
import pg from 'pg'
import { expect, it } from 'vitest'
import { Client } from '../kit/client'
import { startTestServer } from '../kit/postgres'
import { completedBooking, type EventInput, record } from '../kit/events'
import { freePort, type ServerProcess, spawnServer, untilReady } from '../kit/server'

const kills = 10
const writers = 6
const credentials = { email: 'owner@example.test', password: 'a-password-for-tests' }

const hireOwner = async (sql: pg.Pool): Promise<number> => {
  const provider = await sql.query<{ id: number }>(
    `insert into providers (name, slug, time_zone, currency) values ('Example', 'example', 'America/New_York', 'USD') returning id`,
  )
  const user = await sql.query<{ id: string }>('insert into users (email, name, password_hash) values ($1, $2, $3) returning id', [
    credentials.email,
    'Owner',
    await hashPassword(credentials.password),
  ])
  const { id } = provider.rows[0]!
  await sql.query(
    `insert into team_members (provider_id, ref, user_id, email, first_name, last_name, role, hired_date) values ($1, 'owner', $2, $3, 'O', 'Wner', 'OWNER', '2024-01-01')`,
    [id, user.rows[0]!.id, credentials.email],
  )
  return id
}

it(`${kills} kills in the middle of a stream lose no acknowledged event, count none twice, and leave no drift`, async () => {
  const database = await startTestServer({ durable: true })
  await migrate(database.url)
  const sql = new pg.Pool({ connectionString: database.url })
  const providerId = await hireOwner(sql)
  const port = await freePort()
  const start = () => spawnServer(port, { DATABASE_URL: database.url, LOG_LEVEL: 'silent' })
  let server: ServerProcess = start()
  await untilReady(server)
  const session = new Client(server.url)
  await session.signIn(credentials.email, credentials.password)

  const acknowledged = new Set<string>()
  const earnedCents = { sum: 0 }
  let writing = true
  let retries = 0
  /** Sends until it is acknowledged, with the same ids, whatever happens to the server. */
  const insist = async (client: Client, events: EventInput[]): Promise<void> => {
    for (;;) {
      try {
        await record(client, events)
        return
      } catch {
        retries += 1
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    }
  }
  const writer = async (index: number): Promise<void> => {
    const client = new Client(server.url)
    client.cookie = session.cookie
    for (let round = 0; writing; round += 1) {
      const cents = 1000 + ((round * 37 + index * 11) % 9000)
      const events = completedBooking(new Date(Date.UTC(2026, round % 12, 1 + (round % 27), 15, index)), (cents / 100).toFixed(2), {
        customer: `c-${index}-${round % 40}`,
        ref: randomUUID(),
      })
      await insist(client, events)
      for (const { id } of events) acknowledged.add(id)
      earnedCents.sum += cents
    }
  }
  const stream = Promise.all(Array.from({ length: writers }, (_, index) => writer(index)))

  for (let kill = 0; kill < kills; kill += 1) {
    await new Promise(resolve => setTimeout(resolve, 300 + ((kill * 97) % 400)))
    server.child.kill('SIGKILL')
    await server.exit
    server = start()
    await untilReady(server)
  }
  writing = false
  await stream
  server.child.kill('SIGTERM')
  await server.exit

  const stored = await sql.query<{ id: string }>('select id from business_events where provider_id = $1', [providerId])
  const sums = await sql.query<{ name: string; total: string }>(
    `select metric_name as name, sum(value) as total from business_metrics where provider_id = $1 and dimension = 'TOTAL' group by 1`,
    [providerId],
  )
  const total = (name: string) => Number(sums.rows.find(row => row.name === name)?.total ?? 0)
  const { drift } = await rebuild(sql, providerId)
  await sql.end()
  await database.remove()

  expect(acknowledged.size).toBeGreaterThan(kills * 2)
  expect(retries).toBeGreaterThan(0)
  expect(new Set(stored.rows.map(({ id }) => id))).toEqual(acknowledged)
  expect(stored.rows.length).toBe(acknowledged.size)
  expect(total('bookings.completed')).toBe(acknowledged.size / 2)
  expect(Math.round(total('revenue.earned') * 100)).toBe(earnedCents.sum)
  expect(drift).toEqual([])
})
