/** The cell that an arrow key leads to, in columns of unequal length; null when the key leads nowhere, or no cell is the current one. */
export const stepInGrid = <Cell>(columns: readonly (readonly Cell[])[], current: Cell | null, key: string): Cell | null => {
  const column = columns.findIndex(cells => current !== null && cells.includes(current))
  if (current === null || column < 0) return null
  const row = columns[column]?.indexOf(current) ?? 0
  if (key === 'ArrowDown') return columns[column]?.[row + 1] ?? null
  if (key === 'ArrowUp') return row > 0 ? (columns[column]?.[row - 1] ?? null) : null
  const sideways = key === 'ArrowRight' ? columns.slice(column + 1) : key === 'ArrowLeft' ? columns.slice(0, column).reverse() : []
  const next = sideways.find(cells => cells.length > 0)
  return next?.[Math.min(row, next.length - 1)] ?? null
}
