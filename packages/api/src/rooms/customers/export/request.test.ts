import { customerExportFields } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import { fieldProblems, fieldsOf } from './request'

const paths = (fields: readonly string[]) => fieldProblems(fields, 'input.fields').map(({ path }) => path)

describe('the columns asked for', () => {
  it('are any of the contract, each once, in any order', () => {
    expect(paths(customerExportFields)).toEqual([])
    expect(fieldsOf(['TAGS', 'NAME'])).toEqual(['TAGS', 'NAME'])
  })

  it.each([
    [[], ['input.fields']],
    [['NAME', 'name'], ['input.fields.1']],
    [
      ['NAME', 'NAME', '__proto__', 'NAME'],
      ['input.fields.1', 'input.fields.2', 'input.fields.3'],
    ],
  ])('are named where they are wrong: %j', (fields, wrong) => {
    expect(paths(fields)).toEqual(wrong)
  })

  it('are told of no further than it takes to see that they are too many', () => {
    expect(paths(Array.from({ length: 10_000 }, () => 'X')).length).toBeLessThan(30)
  })
})
