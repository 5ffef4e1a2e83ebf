import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sealedTables } from './sealed-columns'

const tables = fileURLToPath(new URL('../../db/tables', import.meta.url))

/** What the tables in the code say is sealed, as `table.column`. */
const declared = (): string[] =>
  readdirSync(tables).flatMap(file => {
    const [, ...parts] = readFileSync(`${tables}/${file}`, 'utf8').split('pgTable(')
    return parts.flatMap(part => {
      const table = /'(\w+)'/.exec(part)?.[1] ?? ''
      return [...part.matchAll(/sealed\('(\w+)'\)/g)].map(([, column]) => `${table}.${column ?? ''}`)
    })
  })

describe('the list of sealed columns', () => {
  it('has every one, so that a rotation leaves none under an old key', () => {
    const listed = sealedTables.flatMap(({ table, columns }) => Object.keys(columns).map(column => `${table}.${column}`))
    expect(declared().length).toBeGreaterThan(10)
    expect(listed.sort()).toEqual(declared().sort())
  })
})
