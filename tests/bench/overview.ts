import { createServer } from 'node:http'
import { Agent, request } from 'node:http'
import pg from 'pg'
import { insertProvider } from '../kit/people'
import { load, pair, row } from './measure'
import { addHistory, addOwner, openHouse, zone } from './house'
import { overviewQuery } from './overview.graphql'

interface Statement {
  name?: string
  text: string
  values?: unknown[]
}

/** The statements that `work` sends, in order, whoever sends them. */
const statementsOf = async (work: () => Promise<unknown>): Promise<Statement[]> => {
  const seen: Statement[] = []
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args
    if (typeof first === 'string') seen.push({ text: first, ...(Array.isArray(values) ? { values } : {}) })
    else if (first && typeof first === 'object' && 'text' in first)
      seen.push({ ...(first as Statement), ...(Array.isArray(values) ? { values } : {}) })
    return (original as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof original
  await work()
  pg.Client.prototype.query = original
  return seen.map(({ name, text, values }) => ({ ...(name ? { name } : {}), text, ...(values ? { values } : {}) }))
}

const post = (url: string, agent: Agent, body: string, headers: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } },
      response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          resolve(text)
        })
      },
    )
    call.on('error', reject)
    call.end(body)
  })

/** The floor: the very same statements through pg, and JSON of the very same answer, over bare HTTP. */
const bareServer = async (databaseUrl: string, statements: Statement[], answer: unknown) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const server = createServer((incoming, outgoing) => {
    incoming.resume()
    incoming.on('end', () => {
      void (async () => {
        const client = await pool.connect()
        try {
          for (const statement of statements) await client.query(statement)
        } finally {
          client.release()
        }
        outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
      })()
    })
  })
  await new Promise<void>(resolve => server.listen(0, resolve))
  const address = server.address()
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await pool.end()
    },
  }
}

/** Overview requests per second, full page, against the same SQL through pg and JSON. */
export const overview = async (): Promise<void> => {
  const house = await openHouse()
  const providerId = await insertProvider(house.sql, zone)
  const bookings = 20_000
  await addHistory(house, providerId, bookings)
  await house.sql.query('vacuum analyze')
  const owner = await addOwner(house, providerId)
  const body = JSON.stringify({ query: overviewQuery })
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const ask = () => post(`${house.url}/graphql`, agent, body, { cookie: owner.cookie })
  const answer = JSON.parse(await ask()) as { errors?: unknown }
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  const statements = await statementsOf(ask)
  const bare = await bareServer(house.app.house.settings.databaseUrl ?? '', statements, answer)
  const options = { workers: 16, milliseconds: 3000 }
  await load(ask, { workers: 16, milliseconds: 2000 })
  const result = await pair(
    5,
    () => load(ask, options),
    () => load(() => post(bare.url, agent, body, {}), options),
  )
  console.log(
    `\noverview: one full page of a provider with ${bookings.toLocaleString('en')} bookings, ${statements.length} statements, ${JSON.stringify(answer).length} bytes`,
  )
  console.table({ product: row(result.product, { ratio: Number(result.ratio.toFixed(2)) }), 'floor: same SQL + JSON': row(result.floor) })
  agent.destroy()
  await bare.close()
  await house.close()
}
