import { expect, it } from 'vitest'
import { stepInGrid } from './grid-keys'

const board = [['a', 'b', 'c'], [], ['d'], ['e', 'f']]

it('arrows walk down a column and stop at its ends', () => {
  expect(stepInGrid(board, 'a', 'ArrowDown')).toBe('b')
  expect(stepInGrid(board, 'c', 'ArrowDown')).toBeNull()
  expect(stepInGrid(board, 'a', 'ArrowUp')).toBeNull()
})

it('arrows walk across, over empty columns, to the nearest row', () => {
  expect(stepInGrid(board, 'c', 'ArrowRight')).toBe('d')
  expect(stepInGrid(board, 'f', 'ArrowLeft')).toBe('d')
  expect(stepInGrid(board, 'd', 'ArrowLeft')).toBe('a')
  expect(stepInGrid(board, 'e', 'ArrowRight')).toBeNull()
})

it('other keys, and a focus elsewhere, lead nowhere', () => {
  expect(stepInGrid(board, 'a', 'Enter')).toBeNull()
  expect(stepInGrid(board, null, 'ArrowDown')).toBeNull()
})
