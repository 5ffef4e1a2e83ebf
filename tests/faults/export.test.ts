import { migrate } from '@dashboard/api/db/migrate'
import pg from 'pg'
import { expect, it } from 'vitest'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { startTestServer } from '../kit/postgres'
import { freePort, spawnServer, untilReady } from '../kit/server'

const customers = 40_000
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

interface Shown {
  status: string
  rowCount: number
  downloadUrl: string
}
const exporting = 'mutation { exportCustomers(input: { format: CSV, fields: ["CUSTOMER_ID", "NAME"], sortBy: NAME }) { id } }'
const finding = 'query ($id: ID!) { export(id: $id) { status rowCount downloadUrl } }'

it('an export whose server is killed in the middle is written by the next one, whole and once', async () => {
  const database = await startTestServer({ durable: true })
  await migrate(database.url)
  const sql = new pg.Pool({ connectionString: database.url })
  const providerId = await insertProvider(sql)
  await sql.query(
    `insert into customers (provider_id, ref, name) select $1, 'c' || n, 'Customer ' || n from generate_series(1, $2::int) n`,
    [providerId, customers],
  )
  const { email } = await insertMember(sql, providerId, 'OWNER')
  const port = await freePort()
  const start = () => spawnServer(port, { DATABASE_URL: database.url, LOG_LEVEL: 'silent' })
  const first = start()
  await untilReady(first)
  const client = new Client(first.url)
  await client.signIn(email, password)
  const { exportCustomers } = await client.get<{ exportCustomers: { id: string } }>(exporting)
  const parts = async () => (await sql.query('select from export_parts where export_id = $1', [exportCustomers.id])).rowCount ?? 0
  while ((await parts()) === 0) await wait(5)
  first.child.kill('SIGKILL')
  await first.exit
  expect(await parts()).toBeGreaterThan(0)
  // As if it had been silent for long.
  await sql.query(`update exports set alive_at = alive_at - interval '1 hour' where status = 'RUNNING'`)
  const second = start()
  await untilReady(second)
  const found = async () => (await client.get<{ export: Shown }>(finding, exportCustomers)).export
  await expect.poll(async () => (await found()).status, { timeout: 60_000 }).toBe('READY')
  const { downloadUrl, rowCount } = await found()
  const text = await (await fetch(second.url + new URL(downloadUrl).pathname, { headers: { cookie: client.cookie } })).text()
  expect(rowCount).toBe(customers)
  expect(new Set(text.trimEnd().split('\r\n').slice(1)).size).toBe(customers)
  expect((await sql.query<{ attempts: number }>('select attempts from exports')).rows).toEqual([{ attempts: 2 }])
  second.child.kill('SIGTERM')
  await second.exit
  await sql.end()
  await database.remove()
}, 300_000)
