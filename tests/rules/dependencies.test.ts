import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ICruiseOptions } from 'dependency-cruiser'
import { cruise } from 'dependency-cruiser'
import { afterEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)
const config = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[]; options: ICruiseOptions }
const floors = require('../../floors.cjs') as string[][]

const seen = new Set<string>()
let folder: string | undefined
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** The names of the rules that a tree of these files breaks. */
const broken = async (files: Record<string, string>): Promise<string[]> => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const { forbidden, options } = config
  const rules: object = { validate: true, ruleSet: { forbidden } }
  const { output } = await cruise(['packages'], { ...options, tsConfig: undefined, ...rules, baseDir: folder })
  if (typeof output === 'string') throw new Error(output)
  const names = [...new Set(output.summary.violations.map(violation => violation.rule.name))]
  for (const name of names) seen.add(name)
  return names
}

const src = 'packages/api/src'
const importing = (path: string) => `import { x } from '${path}'\nexport const y = x\n`
const typeOnly = (path: string) => `import type { x } from '${path}'\nexport type Y = typeof x\n`
const x = 'export const x = 1\n'
const up = (place: string) => '../'.repeat(place.split('/').length)

/** A room, and one that stands on the next floor. */
const steps = floors.slice(0, -1).flatMap((rooms, level) => rooms.map(room => [room, floors[level + 1]![0]!] as const))
const neighbours = floors.flatMap(rooms =>
  rooms.flatMap(room => rooms.filter(other => other !== room).map(other => [room, other] as const)),
)

describe('the dependency rules', () => {
  it.each(steps)('%s may not look up to %s', async (low, high) => {
    const names = await broken({ [`${src}/${low}/index.ts`]: importing(`${up(low)}${high}/index`), [`${src}/${high}/index.ts`]: x })
    expect(names).toContainEqual(expect.stringMatching(/looks-up$/))
  })

  it('not even for a type', async () => {
    expect(await broken({ [`${src}/core/a.ts`]: typeOnly('../app/index'), [`${src}/app/index.ts`]: x })).toEqual(['core-looks-up'])
  })

  it.each(neighbours)('%s does not know its neighbour %s', async (room, other) => {
    expect(await broken({ [`${src}/${room}/index.ts`]: importing(`${up(room)}${other}/index`), [`${src}/${other}/index.ts`]: x })).toEqual([
      `${room}-looks-sideways`,
    ])
  })

  it('every folder of the API stands on a floor', () => {
    const folders = (path: string) => readdirSync(join(root, src, path), { withFileTypes: true }).filter(entry => entry.isDirectory())
    const places = [...folders('.').map(({ name }) => name), ...folders('rooms').map(({ name }) => `rooms/${name}`)].filter(
      place => place !== 'rooms',
    )
    expect(floors.flat()).toEqual(expect.arrayContaining(places))
  })

  it('a room is entered by its front door', async () => {
    expect(await broken({ [`${src}/rooms/overview/index.ts`]: importing('../metrics/kpis'), [`${src}/rooms/metrics/kpis.ts`]: x })).toEqual(
      ['front-door-only'],
    )
    expect(
      await broken({ [`${src}/rooms/overview/index.ts`]: importing('../metrics/index'), [`${src}/rooms/metrics/index.ts`]: x }),
    ).toEqual([])
    expect(
      await broken({
        [`${src}/app/cli/import.ts`]: importing('../../rooms/bookings/importer/index'),
        [`${src}/rooms/bookings/importer/index.ts`]: x,
      }),
    ).toEqual([])
    expect(await broken({ [`${src}/rooms/metrics/index.ts`]: importing('./kpis'), [`${src}/rooms/metrics/kpis.ts`]: x })).toEqual([])
  })

  it('tables belong to repositories, the engine and the demo', async () => {
    const tables = { [`${src}/db/tables/index.ts`]: x }
    expect(await broken({ ...tables, [`${src}/rooms/metrics/kpis.resolver.ts`]: importing('../../db/tables/index') })).toEqual([
      'tables-only-where-rows-are-read',
    ])
    expect(await broken({ ...tables, [`${src}/rooms/metrics/kpis.repository.ts`]: importing('../../db/tables/index') })).toEqual([])
  })

  it('a plain file is pure', async () => {
    const pg = {
      'packages/api/node_modules/pg/package.json': '{"name":"pg","main":"index.js"}',
      'packages/api/node_modules/pg/index.js': 'exports.x = 1',
      'packages/api/package.json': '{"dependencies":{"pg":"1"}}',
    }
    for (const place of ['core/a.ts', 'events/a.ts', 'events/payload/a.ts', 'rooms/metrics/a.ts', 'rooms/bookings/importer/a.ts'])
      expect(await broken({ ...pg, [`${src}/${place}`]: importing('pg') })).toEqual(['plain-files-are-pure'])
    expect(await broken({ [`${src}/core/a.ts`]: importing('node:fs') })).toEqual(['plain-files-are-pure'])
    expect(await broken({ ...pg, [`${src}/rooms/metrics/kpis.repository.ts`]: importing('pg') })).toEqual([])
    expect(await broken({ ...pg, [`${src}/rooms/metrics/kpis.ts`]: typeOnly('pg') })).toEqual([])
  })

  it('a plain file is pure by what it calls, too', async () => {
    const repository = { [`${src}/rooms/metrics/kpis.repository.ts`]: x }
    expect(await broken({ ...repository, [`${src}/rooms/metrics/kpis.ts`]: importing('./kpis.repository') })).toEqual([
      'plain-files-know-no-rim',
    ])
    expect(await broken({ ...repository, [`${src}/rooms/metrics/kpis.ts`]: typeOnly('./kpis.repository') })).toEqual([])
    expect(await broken({ ...repository, [`${src}/rooms/metrics/kpis.service.ts`]: importing('./kpis.repository') })).toEqual([])
  })

  it('there is no cycle', async () => {
    expect(
      await broken({ [`${src}/core/a.ts`]: importing('./b'), [`${src}/core/b.ts`]: "import { y } from './a'\nexport const x = () => y\n" }),
    ).toEqual(['no-cycle'])
  })

  it('the web reads only the vocabulary of the schema', async () => {
    const schema = { 'packages/schema/src/index.ts': x, 'packages/schema/src/vocabulary.ts': x }
    expect(await broken({ ...schema, 'packages/web/app/a.ts': importing('../../schema/src/index') })).toEqual([
      'web-reads-only-the-vocabulary',
    ])
    expect(await broken({ ...schema, 'packages/web/app/a.ts': importing('../../schema/src/vocabulary') })).toEqual([])
  })

  it('the schema knows nobody', async () => {
    expect(await broken({ 'packages/schema/src/index.ts': importing('../../api/src/core/a'), [`${src}/core/a.ts`]: x })).toEqual([
      'schema-knows-nobody',
    ])
  })

  it('nothing that ships reaches for tests', async () => {
    expect(await broken({ [`${src}/core/a.ts`]: importing('../../../../tests/kit'), 'tests/kit.ts': x })).toEqual([
      'no-tests-in-the-product',
    ])
  })

  it('each of them was seen to fail above', () => {
    expect(config.forbidden.map(({ name }) => name).filter(name => !seen.has(name))).toEqual([])
  })
})
