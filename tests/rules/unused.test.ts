import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/** What knip or prettier say of a small project; their words are on the error when they refuse it. */
const said = async (command: string, args: string[], cwd: string): Promise<string> => {
  try {
    return (await run(join(root, 'node_modules/.bin', command), args, { cwd })).stdout
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}

it('an export, a file and a dependency that nobody uses are named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unused-'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'example', main: 'index.ts', dependencies: { pg: '*' } }))
  writeFileSync(join(folder, 'index.ts'), "import { used } from './lib'\nconsole.log(used)\n")
  writeFileSync(join(folder, 'lib.ts'), 'export const used = 1\nexport const forgotten = 2\n')
  writeFileSync(join(folder, 'orphan.ts'), 'export const orphan = 1\n')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const words = await said('knip', [], folder)
  for (const name of ['forgotten', 'orphan.ts', 'pg']) expect(words).toContain(name)
  rmSync(folder, { recursive: true })
})

it('a file that is not formatted is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'format-'))
  writeFileSync(join(folder, 'ugly.ts'), 'export   const a = "x";\n')
  expect(await said('prettier', ['--list-different', '--config', join(root, '.prettierrc.json'), 'ugly.ts'], folder)).toContain('ugly.ts')
  rmSync(folder, { recursive: true })
})
