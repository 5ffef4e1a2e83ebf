import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { QueryConfig } from 'pg'
import pg from 'pg'
import { Client } from '../kit/client'
import { insertMember, insertProvider, password } from '../kit/people'
import { freePort, spawnServer, untilReady } from '../kit/server'
import { addHistory, openHouse, zone } from './house'
import { load, pair, row } from './measure'
import { overviewQuery } from './overview-query'
import { connections } from './requests'

const workers = 16
const bookings = 20_000

/** The statements that `work` sends, in order, whoever sends them. */
const statementsOf = async (work: () => Promise<unknown>): Promise<QueryConfig[]> => {
  const seen: QueryConfig[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function (...args: unknown[]) {
    const [first, values] = args as [string | QueryConfig, unknown[] | undefined]
    const { name, text, values: own } = typeof first === 'string' ? { text: first } : first
    seen.push({ text, values: values ?? own, ...(name ? { name } : {}) } as QueryConfig)
    return original.apply(this, args)
  }
  await work()
  prototype.query = original
  return seen
}

const startBareServer = async (task: { databaseUrl: string; statements: QueryConfig[]; answer: unknown }) => {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('bare-server.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(task))
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: `http://localhost:${port.toString().trim()}/`, stop: () => child.kill() }
}

/** A provider with a history, asked for once warm: the statements of a request, its answer, and who may ask. */
const prepare = async (house: Awaited<ReturnType<typeof openHouse>>) => {
  const providerId = await insertProvider(house.sql, zone)
  await addHistory(house, providerId, bookings)
  await house.sql.query('vacuum analyze')
  const { email } = await insertMember(house.sql, providerId, 'OWNER')
  const owner = new Client(house.url)
  await owner.signIn(email, password)
  await owner.get(overviewQuery)
  await owner.get(overviewQuery)
  let answer: unknown
  const statements = await statementsOf(async () => (answer = await owner.ask(overviewQuery)))
  return { email, statements, answer }
}

/** Overview requests per second of the built server, against the same SQL through pg and JSON; load, server and floor are processes of their own. */
export const overview = async (): Promise<void> => {
  const house = await openHouse()
  const { email, statements, answer } = await prepare(house)
  const port = await freePort()
  const product = spawnServer(port, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent', COST_PER_MINUTE: '0' })
  const floor = await startBareServer({ databaseUrl: house.databaseUrl, statements, answer })
  await untilReady(product)
  const owner = new Client(product.url)
  await owner.signIn(email, password)
  const asked = await connections(workers, `${product.url}/graphql`, JSON.stringify({ query: overviewQuery }), { cookie: owner.cookie })
  const bare = await connections(workers, floor.url, '{}')
  const options = { workers, milliseconds: 3000 }
  await Promise.all([load(asked.ask, options), load(bare.ask, options)])
  const result = await pair(
    5,
    () => load(asked.ask, options),
    () => load(bare.ask, options),
  )
  const size = Buffer.byteLength(JSON.stringify(answer))
  console.log(
    `\noverview: one page of a provider with ${bookings.toLocaleString('en')} bookings; ${statements.length} statements, ${size.toLocaleString('en')} bytes, ${workers} at once`,
  )
  console.table({
    overview: row(result.product, { 'of the floor': Number(result.ratio.toFixed(2)) }),
    'floor: same SQL, JSON, bare HTTP': row(result.floor),
  })
  asked.close()
  bare.close()
  floor.stop()
  product.child.kill('SIGTERM')
  await product.exit
  await house.close()
}
