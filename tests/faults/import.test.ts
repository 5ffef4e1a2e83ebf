import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../kit/db'
import { createTestDatabase } from '../kit/db'
import { insertProvider } from '../kit/people'
import { runCommand } from '../kit/server'

/** A stack frame, of ours or of a library. */
const stack = /^\s+at .+[:(]\d+/m

let database: TestDatabase
let sql: pg.Pool
let provider: string
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  sql = new pg.Pool({ connectionString: database.url })
  provider = String(await insertProvider(sql))
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterAll(async () => {
  await sql.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

const imported = async (content: string | Buffer | null, ...flags: string[]) => {
  const file = join(folder, 'bookings.csv')
  await (content === null ? rm(file, { force: true }) : writeFile(file, content))
  const rejects = ['--rejects', join(folder, 'rejected.csv')]
  const { code, output } = await runCommand('import', [file, '--provider', provider, '--yes', ...rejects, ...flags], {
    DATABASE_URL: database.url,
  })
  const { rows } = await sql.query<{ events: number }>('select count(*)::int as events from business_events')
  return { code, output, events: rows[0]!.events }
}

const header = 'customer,date,amount\n'

describe('a bad CSV ends with a clear message, without a stack and with nothing written', () => {
  it.each([
    ['a file that is not there', null, /bookings\.csv/],
    ['an empty file', '', /empty/i],
    ['headers that say nothing', 'a,b,c\n1,2,3\n', /column/i],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000', 'hex'), /./],
    ['rows that cannot be read, all of them', `${header}Ada,tomorrow,10.00\nBob,2025-01-01,lots\n`, /rejected\.csv/],
  ])('%s', async (_what, content, told) => {
    const { code, output, events } = await imported(content)
    expect(code).not.toBe(0)
    expect(output).toMatch(told)
    expect(output).not.toMatch(stack)
    expect(events).toBe(0)
  })

  it('a provider that does not exist', async () => {
    const { code, output, events } = await imported(`${header}Ada,2025-01-01,10.00\n`, '--provider', '987654')
    expect(code).not.toBe(0)
    expect(output).toContain('987654')
    expect(output).not.toMatch(stack)
    expect(events).toBe(0)
  })

  it('a database that is not there', async () => {
    const { code, output } = await runCommand('import', [join(folder, 'x.csv'), '--provider', '1'], {
      DATABASE_URL: 'postgres://someone:a-secret@127.0.0.1:1/nothing',
    })
    expect(code).not.toBe(0)
    expect(output).toContain('127.0.0.1')
    expect(output).not.toContain('a-secret')
    expect(output).not.toMatch(stack)
  })
})
