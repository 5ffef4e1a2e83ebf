import { migrate } from '@dashboard/api/db/migrate'
import { rebuild } from '@dashboard/api/events/index'
import pg from 'pg'
import { expect, it } from 'vitest'
import { Client } from '../kit/client'
import type { EventInput } from '../kit/events'
import { completedBooking, record } from '../kit/events'
import { insertMember, insertProvider, password } from '../kit/people'
import { startTestServer } from '../kit/postgres'
import type { ServerProcess } from '../kit/server'
import { freePort, spawnServer, untilReady } from '../kit/server'

const kills = 10
const writers = 6
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** What the senders know for certain. */
interface Log {
  acknowledged: Set<string>
  cents: number
  retries: number
}

/** Sends until it is acknowledged, with the same ids, whatever happens to the server; gives up when the events themselves are refused. */
const insist = async (client: Client, events: EventInput[], log: Log): Promise<void> => {
  for (;;) {
    try {
      await record(client, events)
      return
    } catch (error) {
      if (String(error).includes('BAD_USER_INPUT')) throw error
      log.retries += 1
      await wait(20)
    }
  }
}

/** A third party that sends one booking after the other while `going`. */
const sendStream = async (client: Client, index: number, log: Log, going: () => boolean): Promise<void> => {
  for (let round = 0; going(); round += 1) {
    const cents = 1000 + ((round * 37 + index * 11) % 9000)
    const at = new Date(Date.UTC(2025, round % 12, 1 + (round % 27), 15, index))
    const events = completedBooking(at, (cents / 100).toFixed(2), { customer: `c-${index}-${round % 40}` })
    await insist(client, events, log)
    for (const { id } of events) log.acknowledged.add(id)
    log.cents += cents
  }
}

/** Kills the server again and again; gives the one that runs in the end. */
const killAndRestart = async (first: ServerProcess, start: () => ServerProcess): Promise<ServerProcess> => {
  let server = first
  for (let kill = 0; kill < kills; kill += 1) {
    await wait(300 + ((kill * 97) % 400))
    server.child.kill('SIGKILL')
    await server.exit
    server = start()
    await untilReady(server)
  }
  return server
}

const kept = async (sql: pg.Pool, providerId: number) => {
  const events = await sql.query<{ id: string }>('select id from business_events where provider_id = $1', [providerId])
  const sums = await sql.query<{ name: string; total: string }>(
    `select metric_name as name, sum(value) as total from business_metrics where provider_id = $1 and dimension = 'TOTAL' group by 1`,
    [providerId],
  )
  const total = (name: string) => Number(sums.rows.find(row => row.name === name)?.total ?? 0)
  const drift = (await rebuild(sql, providerId)).flatMap(one => one.drift)
  return {
    ids: events.rows.map(({ id }) => id),
    completed: total('bookings.completed'),
    cents: Math.round(total('revenue.earned') * 100),
    drift,
  }
}

it(`${kills} kills in the middle of a stream lose no acknowledged event, count none twice, and leave no drift`, async () => {
  const database = await startTestServer({ durable: true })
  await migrate(database.url)
  const sql = new pg.Pool({ connectionString: database.url })
  const providerId = await insertProvider(sql, { timeZone: 'America/New_York', currency: 'USD' })
  const { email } = await insertMember(sql, providerId, 'OWNER')
  const port = await freePort()
  const start = () => spawnServer(port, { DATABASE_URL: database.url, LOG_LEVEL: 'silent' })
  const first = start()
  await untilReady(first)
  const client = new Client(first.url)
  await client.signIn(email, password)

  const log: Log = { acknowledged: new Set(), cents: 0, retries: 0 }
  let going = true
  const stream = Promise.all(Array.from({ length: writers }, (_, index) => sendStream(client, index, log, () => going)))
  const last = await killAndRestart(first, start)
  going = false
  await stream
  last.child.kill('SIGTERM')
  await last.exit
  const { ids, completed, cents, drift } = await kept(sql, providerId)
  await sql.end()
  await database.remove()

  console.log(
    `${kills} kills: ${log.acknowledged.size} events acknowledged, ${log.retries} calls sent again, ${ids.length} stored, drift ${drift.length}`,
  )
  expect(log.acknowledged.size).toBeGreaterThan(kills * 2)
  expect(log.retries).toBeGreaterThan(0)
  expect(ids.filter(id => !log.acknowledged.has(id))).toEqual([])
  expect(ids).toHaveLength(log.acknowledged.size)
  expect(completed).toBe(log.acknowledged.size / 2)
  expect(cents).toBe(log.cents)
  expect(drift).toEqual([])
})
