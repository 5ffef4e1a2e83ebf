import { expect, it } from 'vitest'
import { customerLookOf, standardLook, stepInTable, toggledColumn } from './customer-columns'

it('a browser keeps columns and density; nonsense is the standard', () => {
  expect(customerLookOf({ columns: ['tags', 'segment', 'luck'], density: 'compact' })).toEqual({
    columns: ['segment', 'tags'],
    density: 'compact',
  })
  expect(customerLookOf('x')).toEqual(standardLook)
  expect(customerLookOf({ columns: [], density: 'x' })).toEqual({ columns: [], density: 'cozy' })
})

it('a column comes back to its place', () => {
  expect(toggledColumn(['segment', 'tags'], 'spent')).toEqual(['segment', 'spent', 'tags'])
  expect(toggledColumn(['segment', 'tags'], 'tags')).toEqual(['segment'])
})

const size = { rows: 26, columns: 5 }
const step = (row: number, column: number, key: string, ctrlKey = false) => stepInTable({ row, column }, { key, ctrlKey }, size)

it('keys walk over the cells and stop at the edge', () => {
  expect(step(1, 1, 'ArrowDown')).toEqual({ row: 2, column: 1 })
  expect(step(0, 1, 'ArrowUp')).toBeNull()
  expect(step(25, 1, 'ArrowDown')).toBeNull()
  expect(step(3, 0, 'ArrowLeft')).toBeNull()
  expect(step(3, 2, 'End')).toEqual({ row: 3, column: 4 })
  expect(step(3, 2, 'Home', true)).toEqual({ row: 1, column: 0 })
  expect(step(20, 2, 'PageDown')).toEqual({ row: 25, column: 2 })
  expect(step(3, 2, 'x')).toBeNull()
})
