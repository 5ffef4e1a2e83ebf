/** Today's board, and what it looks like while a move is still on its way to the server. */

export const boardColumns = ['expected', 'inCare', 'goingHome', 'finished'] as const
export type BoardColumn = (typeof boardColumns)[number]

export type Board<Entry> = Record<BoardColumn, readonly Entry[]>

/** Where each moved booking belongs, by id, in the order of the moves. */
export type Moves = ReadonlyMap<string, BoardColumn>

/** The board after the moves: a moved booking stands first in its new column; one that is there already stays where it is. */
export const boardAfter = <Entry extends { id: string }>(board: Board<Entry>, moves: Moves): Board<Entry> => {
  const after = { expected: [...board.expected], inCare: [...board.inCare], goingHome: [...board.goingHome], finished: [...board.finished] }
  for (const [id, target] of moves) {
    if (after[target].some(entry => entry.id === id)) continue
    const from = boardColumns.find(column => after[column].some(entry => entry.id === id))
    const entry = from && after[from].find(each => each.id === id)
    if (!from || !entry) continue
    after[from] = after[from].filter(each => each.id !== id)
    after[target].unshift(entry)
  }
  return after
}

/** How many bookings the board holds. */
export const sizeOf = (board: Board<unknown>): number => boardColumns.reduce((sum, column) => sum + board[column].length, 0)
