import { expect, it } from 'vitest'
import { isSelected, nobodySelected, pageStateOf, rangeOf, selectedCount, withSelected } from './customer-selection'

const page = ['a', 'b', 'c', 'd']

it('people are selected one by one and over pages', () => {
  const some = withSelected(withSelected(nobodySelected, ['a'], true, page), ['z'], true, ['z'])
  expect(selectedCount(some, 100)).toBe(2)
  expect(isSelected(some, 'z')).toBe(true)
  expect(pageStateOf(some, page)).toBe('SOME')
  expect(pageStateOf(withSelected(some, ['a'], false, page), page)).toBe('NONE')
  expect(pageStateOf(withSelected(some, page, true, page), page)).toBe('ALL')
})

it('everybody without one is the rest of the page', () => {
  const rest = withSelected({ kind: 'ALL' }, ['b'], false, page)
  expect(page.filter(id => isSelected(rest, id))).toEqual(['a', 'c', 'd'])
  expect(selectedCount({ kind: 'ALL' }, 1234)).toBe(1234)
})

it('a range goes both ways', () => {
  expect(rangeOf(page, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(rangeOf(page, 'b', 'b')).toEqual(['b'])
  expect(rangeOf(page, 'x', 'b')).toEqual([])
})
