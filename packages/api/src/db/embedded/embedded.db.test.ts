import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Embedded } from '.'
import { startEmbedded } from '.'

const silent = { info: () => undefined, warn: () => undefined }
let folder: string
let started: Embedded[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provider-dashboard-embedded-'))
  await chmod(folder, 0o755)
  started = []
})
afterEach(async () => {
  for (const server of started) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = async (): Promise<Embedded> => {
  const server = await startEmbedded(folder, silent)
  started.push(server)
  return server
}
const ask = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<object>(statement)).rows
  } finally {
    await client.end()
  }
}
const lockFile = () => join(folder, 'cluster', 'data', 'postmaster.pid')
const serverPid = () => Number(readFileSync(lockFile(), 'utf8').split('\n')[0])
/** Another process of the product that uses the folder until it is killed. */
const otherProcess = async () => {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const code = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    startEmbedded(${JSON.stringify(folder)}, console).then(({ url }) => { console.log(url); setInterval(() => undefined, 1000) })`
  const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { url: said.toString().trim(), kill }
}

test('keeps its data, its promises to the disk and its password to itself', async () => {
  const first = await start()
  await ask(first.url, 'create table kept as select 42 as answer')
  expect(await ask(first.url, `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages`)).toEqual([
    { fsync: 'on', pages: 'on' },
  ])
  expect((await stat(join(folder, 'cluster', 'password'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'cluster', 'data'))).mode & 0o777).toBe(0o700)
  const wrong = new URL(first.url)
  wrong.password = 'guessed'
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await first.stop()
  await expect(ask(first.url, 'select 1')).rejects.toThrow()
  expect(await ask((await start()).url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('is one server for first starts at the same moment', async () => {
  const servers = await Promise.all([start(), start(), start()])
  expect(new Set(servers.map(({ url }) => url)).size).toBe(1)
})

test('lives until the last one leaves', async () => {
  const other = await otherProcess()
  const mine = await start()
  expect(mine.url).toBe(other.url)
  await mine.stop()
  expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
  const again = await start()
  await other.kill()
  await pause(200)
  await again.stop()
  expect(existsSync(lockFile())).toBe(false)
})

test('is found again after its process was killed', async () => {
  const other = await otherProcess()
  await ask(other.url, 'create table kept as select 42 as answer')
  const pid = serverPid()
  await other.kill()
  const mine = await start()
  expect(serverPid()).toBe(pid)
  expect(await ask(mine.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await mine.stop()
  expect(existsSync(lockFile())).toBe(false)
})

test('comes back at the same address, with its data, when the server itself was killed', async () => {
  const { url } = await start()
  await ask(url, 'create table kept as select 42 as answer')
  const pid = serverPid()
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await ask(url, 'select answer from kept')).toEqual([{ answer: 42 }]), {
    timeout: 20_000,
    interval: 50,
  })
  expect(serverPid()).not.toBe(pid)
  expect((await start()).url).toBe(url)
})

test.runIf(process.platform === 'linux')('does not mistake a reused process number for its server', async () => {
  await (await start()).stop()
  const stranger = spawn('sleep', ['60'])
  await writeFile(lockFile(), `${stranger.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`)
  expect(await ask((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
  stranger.kill()
})

test.runIf(process.getuid?.() === 0)('finds its data again that it had to put where the user of the server can enter', async () => {
  await chmod(folder, 0o700)
  const first = await start()
  const elsewhere = await readFile(join(folder, 'location'), 'utf8')
  await ask(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  expect(await ask((await start()).url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await started.at(-1)?.stop()
  await rm(elsewhere, { recursive: true })
})

test('says what is wrong with data of another release', async () => {
  await (await start()).stop()
  const version = join(folder, 'cluster', 'data', 'PG_VERSION')
  expect((await readFile(version, 'utf8')).trim()).toBe('18')
  await writeFile(version, '15\n')
  await expect(start()).rejects.toThrow(/written by PostgreSQL 15 and this program brings 18/)
})

test('gives the last words of a server that will not start', async () => {
  const broken = startEmbedded(folder, silent, { settings: { shared_buffers: 'plenty' } })
  await expect(broken).rejects.toThrow(/invalid value for parameter "shared_buffers"/)
})
