import { describe, expect, it } from 'vitest'
import { personProblems } from './person'

const pathsOf = (told: Parameters<typeof personProblems>[0]) => personProblems(told, 'input').map(({ path }) => path)

describe('what is said of a person', () => {
  it('may leave out anything, but a name is never empty', () => {
    expect(personProblems({}, 'input')).toEqual([])
    expect(personProblems({ name: 'Ada', email: null, phone: ' ', address: 'Alley 1\n10115 Berlin' }, 'input')).toEqual([])
    expect([{ name: null }, { name: '  ' }].map(pathsOf)).toEqual([['input.name'], ['input.name']])
  })

  it('is told of field by field', () => {
    const told = { name: 'x'.repeat(201), email: 'a@', phone: 'none', address: 'x'.repeat(501) }
    expect(pathsOf(told)).toEqual(['input.name', 'input.email', 'input.phone', 'input.address'])
    for (const name of ['Nul\0', 'ada@example.com', '+49 30 123456']) expect(pathsOf({ name }), name).toEqual(['input.name'])
  })
})
