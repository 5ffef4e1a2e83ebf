import { expect, it } from 'vitest'
import { searchOf } from './search'

it.each([
  ['  ', null],
  [' Ann ', { kind: 'words', text: 'Ann' }],
  [' Ann@Example.com ', { kind: 'email', text: 'Ann@Example.com' }],
  ['ann@', { kind: 'words', text: 'ann@' }],
  ['+49 (30) 1234-56', { kind: 'phone', text: '+49 (30) 1234-56' }],
  ['12345', { kind: 'words', text: '12345' }],
])('%j looks for %j', (text, search) => {
  expect(searchOf(text)).toEqual(search)
})
