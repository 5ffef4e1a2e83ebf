import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const eslint = new ESLint({ cwd: root })

/** What is said of `code` if it stood in this file; the rules that know types need one that exists. */
const complaints = async (code: string, file: string): Promise<string> => {
  const [result] = await eslint.lintText(code, { filePath: `${root}${file}` })
  return result!.messages.map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`).join('\n')
}

const pure = 'packages/api/src/core/money.ts'
const component = 'packages/web/app/app.vue'

/** A line that each rule must refuse, in a place where it must. */
const refused: [rule: string, code: string, file: string][] = [
  ['no-explicit-any', 'export const anything = (value: any): unknown => value\n', pure],
  ['no-unsafe-return', "export const parsed = (): number => JSON.parse('1')\n", pure],
  ['no-non-null-assertion', 'export const first = (list: string[]): string => list[0]!\n', pure],
  ['no-floating-promises', 'export const send = (): void => {\n  Promise.resolve()\n}\n', pure],
  ['no-misused-promises', 'export const all = (list: string[]): void => list.forEach(async () => Promise.resolve())\n', pure],
  [
    'switch-exhaustiveness-check',
    "export const f = (x: 'a' | 'b'): void => {\n  switch (x) {\n    case 'a':\n      return\n  }\n}\n",
    pure,
  ],
  ['consistent-type-imports', "import { Pool } from 'pg'\nexport const size = (pool: Pool): number => pool.totalCount\n", pure],
  ['no-unused-vars', 'export const ignores = (used: number, unused: number): number => used\n', pure],
  ['Time is an argument', 'export const today = (): Date => new Date()\n', pure],
  ['Time is an argument', 'export const now = (): number => Date.now()\n', pure],
  ['Randomness is an argument', 'export const dice = (): number => Math.random()\n', pure],
  ['Settings are read in app/env.ts alone', 'export const port = (): string | undefined => process.env.PORT\n', pure],
  ['Export by name', 'export default 1\n', pure],
  ['max-lines', 'export {}\n'.repeat(301), pure],
  ['max-lines-per-function', `export const long = (): void => {\n${'  void 0\n'.repeat(70)}}\n`, pure],
  ['no-console', "console.log('x')\n", pure],
  ['eqeqeq', 'export const same = (a: number, b: number): boolean => a == b\n', pure],
  ['vue/no-v-html', '<template><p v-html="text" /></template>\n', component],
  [
    'no-explicit-any',
    '<script setup lang="ts">\nconst anything = (value: any) => value\n</script>\n\n<template><p>{{ anything(1) }}</p></template>\n',
    component,
  ],
]

describe('eslint', () => {
  it.each(refused)('refuses: %s', async (rule, code, file) => {
    expect(await complaints(code, file)).toContain(rule)
  })

  it('lets app/env.ts alone read the environment, and access/house.ts the clock', async () => {
    expect(await complaints('export const port = (): string | undefined => process.env.PORT\n', 'packages/api/src/app/env.ts')).toBe('')
    expect(await complaints('export const now = (): Date => new Date()\n', 'packages/api/src/access/house.ts')).toBe('')
  })
})
