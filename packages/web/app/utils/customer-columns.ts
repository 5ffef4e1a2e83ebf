/** The columns of the list of customers. */
import type { CustomerSort } from '@dashboard/schema/vocabulary'

export const customerColumns = [
  'segment',
  'rfm',
  'bookings',
  'spent',
  'average',
  'last',
  'churn',
  'expected',
  'relationship',
  'tags',
] as const
export type CustomerColumn = (typeof customerColumns)[number]

export const densities = ['cozy', 'compact'] as const
export type Density = (typeof densities)[number]

interface ColumnWords {
  title: string
  /** Shorter, for the head of the column. */
  head: string
  /** The order that a click on its head asks for; null where the list cannot be sorted by it. */
  sort: CustomerSort | null
  isFigure: boolean
  isMoney: boolean
}

export const columnWords: Record<CustomerColumn, ColumnWords> = {
  segment: { title: 'Standing', head: 'Standing', sort: null, isFigure: false, isMoney: false },
  rfm: { title: 'RFM segment', head: 'RFM', sort: null, isFigure: false, isMoney: false },
  bookings: { title: 'Visits', head: 'Visits', sort: 'FREQUENCY', isFigure: true, isMoney: false },
  spent: { title: 'Spent', head: 'Spent', sort: 'VALUE', isFigure: true, isMoney: true },
  average: { title: 'Average visit', head: 'Average', sort: null, isFigure: true, isMoney: true },
  last: { title: 'Last visit', head: 'Last visit', sort: 'RECENCY', isFigure: false, isMoney: false },
  churn: { title: 'Churn risk', head: 'Churn risk', sort: 'CHURN_RISK', isFigure: true, isMoney: false },
  expected: { title: 'Expected value', head: 'Expected', sort: null, isFigure: true, isMoney: true },
  relationship: { title: 'Relationship score', head: 'Score', sort: null, isFigure: true, isMoney: false },
  tags: { title: 'Tags', head: 'Tags', sort: null, isFigure: false, isMoney: false },
}

export interface CustomerLook {
  columns: CustomerColumn[]
  density: Density
}

export const standardLook: CustomerLook = { columns: ['segment', 'rfm', 'last', 'bookings', 'spent', 'churn', 'tags'], density: 'cozy' }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What a browser kept; nonsense is the standard. Columns keep the order of the house. */
export const customerLookOf = (kept: unknown): CustomerLook => {
  if (!isObject(kept)) return standardLook
  const { columns, density } = kept
  return {
    columns: Array.isArray(columns) ? customerColumns.filter(column => columns.includes(column)) : standardLook.columns,
    density: densities.find(each => each === density) ?? standardLook.density,
  }
}

/** Shows a column that is hidden, or hides it. */
export const toggledColumn = (columns: readonly CustomerColumn[], column: CustomerColumn): CustomerColumn[] =>
  customerColumns.filter(each => (each === column ? !columns.includes(each) : columns.includes(each)))

export interface CellPlace {
  row: number
  column: number
}

/** Rows that Page Up and Page Down leap over. */
const leap = 10

/** The cell that a key leads to in a table of `rows` × `columns`; null for other keys and at the edge. */
export const stepInTable = (
  { row, column }: CellPlace,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  { rows, columns }: { rows: number; columns: number },
): CellPlace | null => {
  const moves: Record<string, CellPlace> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: Math.min(rows - 1, row + leap), column },
    PageUp: { row: Math.max(1, row - leap), column },
    Home: { row: ctrlKey ? 1 : row, column: 0 },
    End: { row: ctrlKey ? rows - 1 : row, column: columns - 1 },
  }
  const next = moves[key]
  return next && next.row >= 0 && next.row < rows && next.column >= 0 && next.column < columns ? next : null
}
