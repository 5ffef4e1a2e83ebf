import { ESLint } from 'eslint'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const eslint = new ESLint({ cwd: root })

const complaints = async (code: string, filePath: string): Promise<string[]> => {
  const [result] = await eslint.lintText(code, { filePath: `${root}${filePath}` })
  return result!.messages.map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`)
}

const product = 'packages/api/src/core/example.ts'

/** A line that each rule must refuse, in the place where it must refuse it. */
const refused: [rule: string, code: string, file: string][] = [
  ['no-explicit-any', 'export const anything = (value: any): unknown => value\n', product],
  ['no-non-null-assertion', 'export const first = (list: string[]): string => list[0]!\n', product],
  ['consistent-type-imports', "import { Pool } from 'pg'\nexport const size = (pool: Pool): number => pool.totalCount\n", product],
  ['no-unused-vars', 'export const ignores = (used: number, unused: number): number => used\n', product],
  ['Time is an argument', 'export const today = (): Date => new Date()\n', product],
  ['Time is an argument', 'export const now = (): number => Date.now()\n', product],
  ['Randomness is an argument', 'export const dice = (): number => Math.random()\n', product],
  ['Settings are read in app/env.ts alone', 'export const port = (): string | undefined => process.env.PORT\n', product],
  ['Export by name', 'export default 1\n', product],
  ['max-lines', `${'export {}\n'.repeat(301)}`, product],
  ['no-console', "console.log('x')\n", product],
  ['eqeqeq', 'export const same = (a: number, b: number): boolean => a == b\n', product],
  ['vue/no-v-html', '<template><p v-html="text" /></template>\n', 'packages/web/app/components/Example.vue'],
]

describe('eslint', () => {
  it.each(refused)('refuses: %s', async (rule, code, file) => {
    expect((await complaints(code, file)).join('\n')).toContain(rule)
  })

  it('lets app/env.ts alone read the environment', async () => {
    expect(await complaints('export const port = (): string | undefined => process.env.PORT\n', 'packages/api/src/app/env.ts')).toEqual([])
  })
})
