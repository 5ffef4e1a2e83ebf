import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../packages/api/src/db/migrate'
import type { TestDatabase } from '../kit/db'
import { createEmptyDatabase, createTestDatabase } from '../kit/db'
import { catalogue, connected } from './catalogue'

const committed = join(import.meta.dirname, '../../drizzle')
const databases: TestDatabase[] = []
const kept = async (making: Promise<TestDatabase>): Promise<string> => {
  const database = await making
  databases.push(database)
  return database.url
}
afterAll(async () => {
  for (const database of databases) await database.drop()
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provider-dashboard-migrations-'))
  await cp(committed, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

/** Adds a migration after the committed ones. */
const add = async (tag: string, sql: string): Promise<void> => {
  const path = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8')) as {
    entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[]
  }
  const last = journal.entries.at(-1)!
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag })
  await writeFile(path, JSON.stringify(journal))
  await writeFile(join(folder, `${tag}.sql`), sql)
}
const journalLength = async () =>
  (JSON.parse(await readFile(join(committed, 'meta', '_journal.json'), 'utf8')) as { entries: unknown[] }).entries.length

describe('migrating', () => {
  test('builds the whole database from nothing, and has nothing to do the second time', async () => {
    const url = await kept(createEmptyDatabase())
    expect(await migrate(url)).toBe(await journalLength())
    const built = await catalogue(url)
    expect(await migrate(url)).toBe(0)
    expect(await catalogue(url)).toEqual(built)
  })

  test('is done once by processes that start together', async () => {
    const url = await kept(createEmptyDatabase())
    const done = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)])
    expect(done.sort()).toEqual([0, 0, 0, await journalLength()])
  })

  test('applies what was added since, and leaves the rows alone', async () => {
    const url = await kept(createTestDatabase())
    await connected(url, client => client.query(`insert into providers (name, slug, time_zone, currency) values ('A', 'a', 'UTC', 'EUR')`))
    await add('9998_colour', 'alter table providers add column colour text;')
    expect(await migrate(url, folder)).toBe(1)
    const { rows } = await connected(url, client => client.query('select slug, colour from providers'))
    expect(rows).toEqual([{ slug: 'a', colour: null }])
  })
})

describe('a migration that fails', () => {
  const broken =
    'create table half_done (id int);--> statement-breakpoint\ninsert into half_done values (1);--> statement-breakpoint\nselect 1/0;'

  test('leaves an empty database empty, with the good ones before it undone', async () => {
    const url = await kept(createEmptyDatabase())
    const before = await catalogue(url)
    await add('9998_broken', broken)
    await expect(migrate(url, folder)).rejects.toThrow('division by zero')
    expect(await catalogue(url)).toEqual(before)
  })

  test('leaves a used database as it was, ready for the next try', async () => {
    const url = await kept(createTestDatabase())
    const before = await catalogue(url)
    await add('9997_good', 'alter table providers add column colour text;')
    await add('9998_broken', broken)
    await expect(migrate(url, folder)).rejects.toThrow('division by zero')
    expect(await catalogue(url)).toEqual(before)
    await writeFile(join(folder, '9998_broken.sql'), 'select 1;')
    expect(await migrate(url, folder)).toBe(2)
  })

  test('is named', async () => {
    const url = await kept(createTestDatabase())
    await add('9998_broken', broken)
    await expect(migrate(url, folder)).rejects.toThrow('9998_broken')
  })
})

test('a migration that was edited after it was applied is refused', async () => {
  const url = await kept(createTestDatabase())
  const { entries } = JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { tag: string }[] }
  await writeFile(join(folder, `${entries[0]!.tag}.sql`), 'select 1;')
  await expect(migrate(url, folder)).rejects.toThrow(/was edited after/)
})

describe('a database that cannot be used', () => {
  test.each([
    [
      'nobody listens',
      'postgresql://someone:s3cret@127.0.0.1:1/dashboard',
      /127\.0\.0\.1:1\/dashboard cannot be used: nothing listens there/,
    ],
    [
      'nobody listens on any address of the host',
      'postgresql://someone:s3cret@localhost:1/dashboard',
      /localhost:1\/dashboard cannot be used: nothing listens there/,
    ],
    [
      'there is no such host',
      'postgresql://someone:s3cret@no-such-host.invalid/dashboard',
      /no-such-host\.invalid:5432\/dashboard cannot be used: (there is no host|the host name cannot)/,
    ],
  ])('is told in one line without stack and password when %s', async (_, url, message) => {
    const error = (await migrate(url).catch((caught: unknown) => caught)) as Error
    expect(error.message).toMatch(message)
    expect(error.stack).not.toMatch(/\n|s3cret/)
  })

  test('is told apart from one that refuses the user', async () => {
    const url = new URL(await kept(createEmptyDatabase()))
    url.password = 'guessed'
    await expect(migrate(url.href)).rejects.toThrow('user and password do not match')
    url.password = new URL(databases[0]!.url).password
    url.pathname = '/not_there'
    await expect(migrate(url.href)).rejects.toThrow('there is no database of that name')
  })
})
