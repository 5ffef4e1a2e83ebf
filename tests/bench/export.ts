import { readFile, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { seal, SEAL_IV_BYTES, sealKey } from '@dashboard/api/core/sealed'
import pg from 'pg'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { freePort, type ServerProcess, spawnServer, untilReady } from '../kit/server'
import { testEncryptionKey } from '../kit/settings'
import { type BenchHouse, openHouse, zone } from './house'

const MANY = 1_000_000
const SOME = 200_000
const perStatement = 20_000
const key = sealKey(testEncryptionKey)

const fields = [
  'NAME',
  'EMAIL',
  'PHONE',
  'TAGS',
  'PETS',
  'CUSTOMER_SEGMENT',
  'RFM_SEGMENT',
  'FIRST_BOOKING_AT',
  'LAST_BOOKING_AT',
  'TOTAL_BOOKINGS',
  'TOTAL_SPENT',
  'CHURN_RISK',
  'LIFETIME_VALUE',
]

/** The same columns as they lie in the tables, in the same order: what nobody can be faster than. */
const bareColumns = `c.name, c.email, c.phone, c.tags, (select string_agg(p.name, ', ') from pets p where p.provider_id = c.provider_id and p.customer_id = c.id),
  r.rfm_segment, r.first_booking_at, r.last_booking_at, r.total_bookings, r.total_spent, r.churn_risk, r.customer_lifetime_value`

const insertCustomers = async ({ sql }: BenchHouse, providerId: number, customers: number): Promise<void> => {
  for (let start = 0; start < customers; start += perStatement) {
    const numbers = Array.from({ length: Math.min(perStatement, customers - start) }, (_, index) => start + index)
    const sealed = (kind: 'email' | 'phone', text: string) => seal(key, { kind, providerId }, text, randomBytes(SEAL_IV_BYTES))
    await sql.query(
      `with made as (
         insert into customers (provider_id, ref, name, email, phone, tags)
         select $1, 'c' || n, 'Customer Number ' || n, email, phone, case when n % 5 = 0 then '["regular", "big dog"]' else '[]' end::jsonb
           from unnest($2::int[], $3::text[], $4::text[]) t(n, email, phone) returning id, substr(ref, 2)::int as n
       ), owned as (
         insert into pets (provider_id, customer_id, ref, name, species) select $1, id, 'p' || n, 'Rex', 'Dog' from made where n % 2 = 0
       )
       insert into customer_relationships (provider_id, customer_id, first_booking_at, last_booking_at, total_bookings, total_spent, average_booking_value,
           rfm_segment, churn_risk, customer_lifetime_value, scored_at, scored_from, updated_at)
       select $1, id, now() - interval '500 days', now() - (n % 300) * interval '1 day', 1 + n % 9, (n::bigint * 7919 % 100000) / 100.0, 20, 'LOYAL', (n % 100) / 100.0,
           (n % 50000) / 100.0, now(), now(), now() from made`,
      [providerId, numbers, numbers.map(n => sealed('email', `c${n}@example.com`)), numbers.map(n => sealed('phone', `+49 30 ${n}`))],
    )
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6)

/** Peak memory of a process since it was last reset, and how to reset it; Linux says it. */
const memoryOf = ({ child }: ServerProcess) => ({
  reset: () => writeFile(`/proc/${child.pid}/clear_refs`, '5'),
  async read(name: 'VmHWM' | 'VmRSS'): Promise<number> {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
    return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024
  },
})

interface Timed {
  rows: number
  seconds: number
  bytes: number
}

/** Sends the bare columns to a client that only counts them. */
const bareCopy = async (url: string, providerId: number, customers: number): Promise<Timed> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let bytes = 0
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter }
  connection.on('copyData', ({ chunk }: { chunk: Buffer }) => (bytes += chunk.length))
  const started = performance.now()
  await client.query(
    `copy (select ${bareColumns} from customers c left join customer_relationships r on r.provider_id = c.provider_id and r.customer_id = c.id
       where c.provider_id = ${providerId} and c.erased_at is null order by r.total_spent desc nulls last, c.id limit ${customers}) to stdout`,
  )
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return { rows: customers, seconds, bytes }
}

interface Shown {
  id: string
  status: string
  rowCount: number
  sizeBytes: number
  problem: string | null
  downloadUrl: string
}
const making = 'mutation ($input: ExportCustomersInput!) { exportCustomers(input: $input) { id } }'
const finding = 'query ($id: ID!) { export(id: $id) { id status rowCount sizeBytes problem downloadUrl } }'

const written = async (owner: Client, format: string): Promise<Timed & { url: string }> => {
  const started = performance.now()
  const { exportCustomers } = await owner.get<{ exportCustomers: { id: string } }>(making, { input: { format, fields } })
  for (;;) {
    const { export: found } = await owner.get<{ export: Shown }>(finding, { id: exportCustomers.id })
    const seconds = (performance.now() - started) / 1000
    if (found.status === 'READY') return { rows: found.rowCount, seconds, bytes: found.sizeBytes, url: found.downloadUrl }
    if (found.status === 'FAILED') throw new Error(found.problem ?? 'failed')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

const fetched = async ({ url, cookie }: Client, link: string): Promise<{ seconds: number; bytes: number }> => {
  const started = performance.now()
  const response = await fetch(url + new URL(link).pathname, { headers: { cookie } })
  let bytes = 0
  if (response.body) for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) bytes += piece.length
  return { seconds: (performance.now() - started) / 1000, bytes }
}

const shown = ({ rows, seconds, bytes }: Timed) => ({
  rows,
  seconds: Number(seconds.toFixed(1)),
  'rows per second': Math.round(rows / seconds),
  MB: megabytes(bytes),
})

/** What a file takes beside the bare copy of its columns, and how much memory the process took more than before. */
const measured = async (house: BenchHouse, server: ServerProcess, format: 'CSV' | 'EXCEL', customers: number) => {
  const providerId = await insertProvider(house.sql, zone)
  await insertCustomers(house, providerId, customers)
  await house.sql.query('vacuum analyze customers, customer_relationships, pets')
  const { email } = await insertMember(house.sql, providerId, 'OWNER')
  const owner = new Client(server.url)
  await owner.signIn(email, password)
  const memory = memoryOf(server)
  await bareCopy(house.databaseUrl, providerId, customers)
  await memory.reset()
  const before = await memory.read('VmRSS')
  const file = await written(owner, format)
  const grown = (await memory.read('VmHWM')) - before
  const floor = await bareCopy(house.databaseUrl, providerId, customers)
  await memory.reset()
  const idle = await memory.read('VmRSS')
  const download = await fetched(owner, file.url)
  return {
    [format]: {
      ...shown(file),
      'of bare': Number((floor.seconds / file.seconds).toFixed(2)),
      'peak memory grew by MB': megabytes(grown),
    },
    [`${format}, bare copy`]: shown(floor),
    [`${format}, fetched`]: {
      ...shown({ rows: customers, ...download }),
      'peak memory grew by MB': megabytes((await memory.read('VmHWM')) - idle),
    },
  }
}

/** A million customers as CSV and some of them for Excel: how fast, how much memory, beside the database's own copy of the same columns. */
export const exports = async (): Promise<void> => {
  const house = await openHouse()
  const server = spawnServer(await freePort(), { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'warn', COST_PER_MINUTE: '0' })
  await untilReady(server)
  const excel = await measured(house, server, 'EXCEL', SOME)
  const csv = await measured(house, server, 'CSV', MANY)
  console.log(`\nexport: ${fields.length} columns, by value, e-mail and phone opened; each in parts that are sealed and stored`)
  console.table({ ...csv, ...excel })
  server.child.kill('SIGTERM')
  await server.exit
  await house.close()
}
