import { execFile } from 'node:child_process'
import { link, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../../tests/kit/db'

const root = fileURLToPath(new URL('../../../../..', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const sample = join(root, 'tests/fixtures/cdnow-sample.csv')

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'import-cli-'))
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query("insert into providers (name, slug, time_zone, currency) values ('CDs', 'cds', 'America/New_York', 'USD')")
  await client.end()
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

interface Ended {
  code: number
  out: string
  err: string
}

/** Runs the command as a process of its own, in the temporary folder. */
const run = (args: string[], url = database.url): Promise<Ended> =>
  new Promise(resolve => {
    const command = [tsx, '--tsconfig', join(root, 'tsconfig.base.json'), join(root, 'packages/api/src/app/cli/import.ts'), ...args]
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: url }
    const child = execFile(process.execPath, command, { cwd: folder, env }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err })
    })
  })
const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text)
  return name
}
const withoutStack = ({ err }: Ended) => expect(err).not.toMatch(/^\s+at /m)

describe('import:bookings', () => {
  it('imports a file, says what it did, and adds nothing the second time', async () => {
    const first = await run([sample, '--provider', 'cds', '--yes'])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain('643 rows can be imported, 24772.06 USD in all, 1997-01-01 to 1998-06-30')
    expect(first.out).toContain('643 bookings: 1,286 events were new, 0 were known already.')
    const second = await run([sample, '--provider', '1'])
    expect(second.out).toContain('643 bookings: 0 events were new, 1,286 were known already.')
  })

  it('keeps the rows that it cannot read, with the reason, and says so by its exit code', async () => {
    await file('some.csv', 'who;tag;betrag\nx;01.02.2026;10,50\ny;31.02.2026;1\n')
    const args = [
      'some.csv',
      '--provider',
      'cds',
      '--map',
      'customerRef=who',
      '--map',
      'startsAt=tag',
      '--map',
      'amount=betrag',
      '--decimal',
      ',',
    ]
    const dry = await run([...args, '--dry-run'])
    expect(dry.out).toContain('Dry run: nothing was written.')
    expect((await run(args)).code).toBe(3)
    expect(await readFile(join(folder, 'rejected-some.csv'), 'utf8')).toBe(
      'row,reason,who,tag,betrag\n3,"""31.02.2026"" is not a day of the calendar",y,31.02.2026,1\n',
    )
  })

  it.each([
    ['a file that does not exist', ['none.csv', '--provider', '1'], 2, 'none.csv does not exist.'],
    ['an unknown provider', ['bad.csv', '--provider', 'pony'], 2, 'There is no provider "pony"; there is 1 (cds, CDs).'],
    ['unmapped columns', ['headers.csv', '--provider', '1'], 2, 'No column tells who the customer is'],
    ['a quote that is never closed', ['bad.csv', '--provider', '1'], 2, 'a quotation mark at line 2 is never closed'],
    ['missing options', [], 2, 'Say which file to import.'],
  ])('explains %s without a stack', async (_what, args, code, message) => {
    await file('bad.csv', 'customer,date,amount\n"7,2026-01-01,5\n')
    await file('headers.csv', 'a,b\n1,2\n')
    const ended = await run(args)
    expect(ended.code).toBe(code)
    expect(ended.err).toContain(message)
    withoutStack(ended)
  })

  it('never writes rejected rows over the file that it reads, by whatever name', async () => {
    const text = 'customer,date,amount\nx,someday,1\n'
    await file('own.csv', text)
    await symlink(join(folder, 'own.csv'), join(folder, 'soft.csv'))
    await link(join(folder, 'own.csv'), join(folder, 'hard.csv'))
    for (const rejects of ['own.csv', './own.csv', 'soft.csv', 'hard.csv']) {
      const ended = await run(['own.csv', '--provider', '1', '--rejects', rejects])
      expect(ended).toMatchObject({ code: 2, err: expect.stringContaining(`Rejected rows cannot go to ${rejects}`) as string })
      expect(await readFile(join(folder, 'own.csv'), 'utf8')).toBe(text)
    }
  })

  it.each([
    ['a full disk', '/dev/full', 'the disk is full'],
    ['a folder', '.', 'it is a folder'],
    ['no folder', 'none/rejected.csv', 'its folder does not exist'],
  ])('explains that rejected rows cannot be written to %s, and imports nothing', async (_what, rejects, reason) => {
    await file('half.csv', 'customer,date,amount\nx,2026-01-01,1\ny,someday,1\n')
    const ended = await run(['half.csv', '--provider', '1', '--yes', '--rejects', rejects])
    expect(ended).toMatchObject({ code: 1, err: `The rejected rows cannot be written to ${rejects}: ${reason}. Nothing was imported.\n` })
  })

  it('explains a dead database without a stack', async () => {
    const ended = await run([sample, '--provider', '1'], 'postgres://nobody:secret@127.0.0.1:1/none')
    expect(ended.code).toBe(1)
    expect(ended.err).toContain('The database at 127.0.0.1:1/none cannot be used: nothing listens there')
    expect(ended.err).not.toContain('secret')
    withoutStack(ended)
  })
})
