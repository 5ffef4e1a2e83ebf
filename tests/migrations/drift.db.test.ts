import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as tables from '../../packages/api/src/db/tables'
import { createEmptyDatabase, createTestDatabase } from '../kit/db'
import { catalogue, connected } from './catalogue'

const root = join(import.meta.dirname, '../..')
interface Snapshot {
  id: string
}
/** drizzle-kit belongs to the api alone, hence found from there. */
const { generateDrizzleJson, generateMigration } = createRequire(join(root, 'packages/api/package.json'))('drizzle-kit/api') as {
  generateDrizzleJson(tables: object, previousId?: string): Snapshot
  generateMigration(from: Snapshot, to: Snapshot): Promise<string[]>
}

const migrated = await createTestDatabase()
const empty = await createEmptyDatabase()
afterAll(async () => {
  await migrated.drop()
  await empty.drop()
})

test('the tables in the code have no change that no migration brings', async () => {
  const meta = join(root, 'drizzle', 'meta')
  const newest = readdirSync(meta)
    .filter(name => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1)!
  const snapshot = JSON.parse(readFileSync(join(meta, newest), 'utf8')) as Snapshot
  expect(await generateMigration(snapshot, generateDrizzleJson(tables, snapshot.id))).toEqual([])
})

test('the migrations build exactly what the tables in the code say', async () => {
  const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson(tables))
  await connected(empty.url, client => client.query(statements.join('\n')))
  const asDeclared = await catalogue(empty.url)
  const asMigrated = (await catalogue(migrated.url)).filter(line => !/^schema (drizzle|graphile_worker)$/.test(line))
  expect(asMigrated).toEqual(asDeclared)
})
