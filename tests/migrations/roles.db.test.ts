import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../packages/api/src/db/migrate'
import { closePools, openPools } from '../../packages/api/src/db/pool'
import type { TestServer } from '../kit/postgres'
import { startTestServer } from '../kit/postgres'
import { connected } from './catalogue'

/** A server of its own: roles belong to the whole of it, and here nobody has made them yet. */
let server: TestServer
const names = ['first', 'second', 'third', 'fourth']
const at = (database: string, user: string): string => {
  const url = new URL(server.url)
  url.pathname = `/${database}`
  url.username = user
  url.password = 'x'
  return url.href
}
const onServer = (statement: string) => connected(server.url, client => client.query(statement))

beforeAll(async () => {
  server = await startTestServer()
  await onServer(`create role keeper login createrole password 'x'`)
  await onServer(`create role modest login password 'x'`)
  for (const name of names) await onServer(`create database ${name} owner keeper`)
  await onServer('create database humble owner modest')
})
afterAll(() => server.remove())

describe('an owner that is no superuser', () => {
  test('is told what an administrator must do when it may not make roles', async () => {
    await expect(migrate(at('humble', 'modest'))).rejects.toThrow(
      /modest may not create the role dashboard_app .* GRANT dashboard_app TO modest/,
    )
  })

  test('migrates several databases of a server at once, which share the roles', async () => {
    const done = await Promise.all(names.map(name => migrate(at(name, 'keeper'))))
    expect(new Set(done).size).toBe(1)
    expect(done[0]).toBeGreaterThan(0)
  })

  test('becomes each role, and sees nothing as itself', async () => {
    const url = at('first', 'keeper')
    const add = `set app.migrating = 'on'; insert into providers (name, slug, time_zone, currency) values ('A', 'a', 'UTC', 'EUR')`
    await connected(url, client => client.query(add))
    const all = 'select id from providers'
    expect((await connected(url, client => client.query(all))).rowCount).toBe(0)
    const pools = openPools(url, { warn: () => undefined })
    expect((await pools.pool.query(all)).rowCount).toBe(0)
    expect((await pools.ownPool.query(all)).rowCount).toBe(0)
    expect((await pools.enginePool.query(all)).rowCount).toBe(1)
    expect((await pools.identityPool.query(all)).rowCount).toBe(1)
    await closePools(pools)
  })

  test('changes rows in a migration', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'provider-dashboard-migrations-'))
    await cp(join(import.meta.dirname, '../../drizzle'), folder, { recursive: true })
    const path = join(folder, 'meta', '_journal.json')
    const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { idx: number; when: number; tag: string }[] }
    const last = journal.entries.at(-1)!
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9998_rename' })
    await writeFile(path, JSON.stringify(journal))
    await writeFile(join(folder, '9998_rename.sql'), `update providers set name = 'B'`)
    expect(await migrate(at('first', 'keeper'), folder)).toBe(1)
    expect((await connected(server.url.replace(/\/[^/]*$/, '/first'), client => client.query('select name from providers'))).rows).toEqual([
      { name: 'B' },
    ])
    await rm(folder, { recursive: true })
  })
})
