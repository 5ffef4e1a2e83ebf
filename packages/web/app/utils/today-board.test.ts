import { describe, expect, it } from 'vitest'
import type { BoardColumn } from './today-board'
import { boardAfter, sizeOf } from './today-board'

const entry = (id: string) => ({ id })
const board = { expected: [entry('a'), entry('b')], inCare: [entry('c')], goingHome: [], finished: [entry('d')] }
const ids = (column: readonly { id: string }[]) => column.map(each => each.id).join('')
const after = (...moves: [string, BoardColumn][]) => boardAfter(board, new Map(moves))

describe("today's board", () => {
  it('stays as it is without moves', () => {
    expect(after()).toEqual(board)
  })

  it('shows a moved booking first in its new column, once', () => {
    const moved = after(['b', 'inCare'])
    expect([ids(moved.expected), ids(moved.inCare)]).toEqual(['a', 'bc'])
    expect(sizeOf(moved)).toBe(4)
  })

  it('follows a booking that moves twice', () => {
    expect(ids(boardAfter(after(['a', 'inCare']), new Map([['a', 'finished']])).finished)).toBe('ad')
  })

  it('forgets a move of a booking that is gone, and one that the server made already', () => {
    expect(after(['z', 'finished'], ['d', 'finished'])).toEqual(board)
  })
})
