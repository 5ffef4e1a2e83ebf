import { createServer, type Server } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTestDatabase } from '../kit/db'
import { freePort, spawnServer } from '../kit/server'

/** A stack frame, of ours or of a library. */
const stack = /^\s+at .+[:(]\d+/m

const ended = async (port: number, env: Record<string, string>) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'faults-'))
  const server = spawnServer(port, { DATA_DIR: dataDir, ...env })
  const code = await server.exit
  await rm(dataDir, { recursive: true, force: true })
  return { code, output: server.output() }
}

describe('what a person reads when the start fails', () => {
  it('names every bad setting', async () => {
    const { code, output } = await ended(0, { PORT: 'many', LOG_LEVEL: 'loud' })
    expect(code).toBe(1)
    expect(output).toContain('PORT')
    expect(output).toContain('LOG_LEVEL')
    expect(output).not.toMatch(stack)
  })

  it('names the port that is taken', async () => {
    const port = await freePort()
    const occupant: Server = createServer()
    await new Promise<void>(resolve => occupant.listen(port, resolve))
    const database = await createTestDatabase()
    const { code, output } = await ended(port, { DATABASE_URL: database.url, LOG_LEVEL: 'error' })
    occupant.close()
    await database.drop()
    expect(code).toBe(1)
    expect(output).toContain(String(port))
    expect(output).not.toMatch(stack)
  })

  it('says that the database cannot be reached, without its password', async () => {
    const { code, output } = await ended(await freePort(), {
      DATABASE_URL: 'postgres://someone:a-secret@127.0.0.1:1/nothing',
      LOG_LEVEL: 'error',
    })
    expect(code).toBe(1)
    expect(output).toContain('127.0.0.1')
    expect(output).not.toContain('a-secret')
    expect(output).not.toMatch(stack)
  })
})
