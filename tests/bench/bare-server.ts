/** The floor of a request, in a process of its own: given statements through pg, and JSON of a given answer, over bare HTTP. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { QueryConfig } from 'pg'
import pg from 'pg'

interface Task {
  databaseUrl: string
  statements: QueryConfig[]
  answer: unknown
}

const { databaseUrl, statements, answer } = JSON.parse(readFileSync(0, 'utf8')) as Task
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })

const readAll = async (): Promise<void> => {
  const client = await pool.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    client.release()
  }
}

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    void readAll().then(() => {
      const body = JSON.stringify(answer)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
    })
  })
})

server.listen(0, () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
