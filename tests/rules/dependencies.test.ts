import { cruise } from 'dependency-cruiser'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const require = createRequire(import.meta.url)
const config = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[]; options: object }
const floors = require('../../floors.cjs') as string[][]

let folder: string | undefined
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true })
})

/** The names of the rules that a tree of these files breaks. */
const broken = async (files: Record<string, string>): Promise<string[]> => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const { forbidden } = config
  const { output } = await cruise(['packages'], { baseDir: folder, validate: true, ruleSet: { forbidden } as never, tsPreCompilationDeps: true, enhancedResolveOptions: { extensions: ['.ts'] } as never })
  if (typeof output === 'string') throw new Error(output)
  return [...new Set(output.summary.violations.map(violation => violation.rule.name))]
}

const src = 'packages/api/src'
const importing = (path: string) => `import { x } from '${path}'\nexport const y = x\n`
const x = 'export const x = 1\n'

describe('the dependency rules', () => {
  it.each(floors.slice(0, -1).map((rooms, level) => [rooms[0]!, floors[level + 1]![0]!]))('%s may not look up to %s', async (low, high) => {
    const up = '../'.repeat(low.split('/').length)
    expect(await broken({ [`${src}/${low}/index.ts`]: importing(`${up}${high}/index`), [`${src}/${high}/index.ts`]: x })).toContainEqual(expect.stringMatching(/looks-up$/))
  })

  it('neighbours do not know each other', async () => {
    expect(await broken({ [`${src}/rooms/metrics/index.ts`]: importing('../bookings/index'), [`${src}/rooms/bookings/index.ts`]: x })).toEqual(['rooms/metrics-looks-sideways'])
  })

  it('a room is entered by its front door', async () => {
    expect(await broken({ [`${src}/rooms/overview/index.ts`]: importing('../metrics/kpis'), [`${src}/rooms/metrics/kpis.ts`]: x })).toEqual(['front-door-only'])
    expect(await broken({ [`${src}/rooms/overview/index.ts`]: importing('../metrics/index'), [`${src}/rooms/metrics/index.ts`]: x })).toEqual([])
    expect(await broken({ [`${src}/rooms/metrics/index.ts`]: importing('./kpis'), [`${src}/rooms/metrics/kpis.ts`]: x })).toEqual([])
  })

  it('tables belong to repositories', async () => {
    const tables = { [`${src}/db/tables/index.ts`]: x }
    expect(await broken({ ...tables, [`${src}/rooms/metrics/kpis.resolver.ts`]: importing('../../db/tables/index') })).toEqual(['tables-only-where-rows-are-read'])
    expect(await broken({ ...tables, [`${src}/rooms/metrics/kpis.repository.ts`]: importing('../../db/tables/index') })).toEqual([])
  })

  it('a plain file is pure', async () => {
    const pg = { 'packages/api/node_modules/pg/package.json': '{"name":"pg","main":"index.js"}', 'packages/api/node_modules/pg/index.js': 'exports.x = 1', 'packages/api/package.json': '{"dependencies":{"pg":"1"}}' }
    expect(await broken({ ...pg, [`${src}/rooms/metrics/kpis.ts`]: importing('pg') })).toEqual(['plain-files-are-pure'])
    expect(await broken({ ...pg, [`${src}/rooms/metrics/kpis.repository.ts`]: importing('pg') })).toEqual([])
  })

  it('there is no cycle', async () => {
    expect(await broken({ [`${src}/core/a.ts`]: importing('./b'), [`${src}/core/b.ts`]: "import { y } from './a'\nexport const x = () => y\n" })).toEqual(['no-cycle'])
  })

  it('the web reads only the vocabulary of the schema', async () => {
    const schema = { 'packages/schema/src/index.ts': x, 'packages/schema/src/vocabulary.ts': x }
    expect(await broken({ ...schema, 'packages/web/app/a.ts': importing('../../schema/src/index') })).toEqual(['web-reads-only-the-vocabulary'])
    expect(await broken({ ...schema, 'packages/web/app/a.ts': importing('../../schema/src/vocabulary') })).toEqual([])
  })

  it('the schema knows nobody, and nothing that ships reaches for tests', async () => {
    expect(await broken({ 'packages/schema/src/index.ts': importing('../../api/src/core/a'), [`${src}/core/a.ts`]: x })).toEqual(['schema-knows-nobody'])
    expect(await broken({ [`${src}/core/a.ts`]: importing('../../../../tests/kit'), 'tests/kit.ts': x })).toEqual(['no-tests-in-the-product'])
  })
})
