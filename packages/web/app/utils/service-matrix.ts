/** Which columns of the performance matrix are shown in which order; kept in the address. */
import type { DataTable } from './data-table'
import { figureCell } from './data-table'
import type { Format } from './format'
import type { ColumnKey, ServiceColumn, ServiceRow } from './service-columns'
import { columnKeys, serviceColumns } from './service-columns'

const standardKeys: readonly ColumnKey[] = columnKeys.filter(key => key !== 'BOOKINGS' && key !== 'PRICE')

export interface MatrixChoice {
  columns: readonly ColumnKey[]
  /** Null: by rank. */
  sort: ColumnKey | null
  isAscending: boolean
}

/** What an address asks for; nonsense means the standard columns by rank. */
export const matrixChoiceOf = (query: Record<string, unknown>): MatrixChoice => {
  const wanted = String(query['columns'] ?? '')
    .toUpperCase()
    .split(',')
  const columns = columnKeys.filter(key => wanted.includes(key))
  return {
    columns: columns.length > 0 ? columns : standardKeys,
    sort: columnKeys.find(key => key === String(query['sort'] ?? '').toUpperCase()) ?? null,
    isAscending: query['order'] === 'ascending',
  }
}

/** The address of a choice; what is standard is left out. */
export const queryOfMatrixChoice = ({ columns, sort, isAscending }: MatrixChoice): Record<string, string> => {
  const ordered = columnKeys.filter(key => columns.includes(key)).join()
  return {
    ...(ordered === '' || ordered === standardKeys.join() ? {} : { columns: ordered.toLowerCase() }),
    ...(sort === null ? {} : { sort: sort.toLowerCase() }),
    ...(sort !== null && isAscending ? { order: 'ascending' } : {}),
  }
}

/** The rows in the order of a column, unknown ones last; by rank without one. */
export const sortedRows = (rows: readonly ServiceRow[], { sort, isAscending }: MatrixChoice): ServiceRow[] => {
  const column = serviceColumns.find(({ key }) => key === sort)
  const byRank = (a: ServiceRow, b: ServiceRow) => a.rank - b.rank
  if (!column) return [...rows].sort(byRank)
  return [...rows].sort((a, b) => {
    const [one, other] = [column.value(a), column.value(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byRank(a, b)
    return (isAscending ? one - other : other - one) || byRank(a, b)
  })
}

/** The matrix as a table of figures, with those that it is compared with. */
export const serviceTable = (rows: readonly ServiceRow[], columns: readonly ServiceColumn[], format: Format): DataTable => {
  const hasBefore = rows.some(({ before }) => before !== null)
  const hasMoney = columns.some(({ isMoney }) => isMoney)
  const before = (row: ServiceRow) => [
    figureCell(row.before?.rank, String(row.before?.rank ?? '')),
    figureCell(row.before?.completed, String(row.before?.completed ?? '')),
    ...(hasMoney ? [figureCell(row.before?.revenue?.amount, row.before?.revenue?.amount ?? '')] : []),
  ]
  return {
    columns: [
      { title: 'Rank', isFigure: true },
      { title: 'Service' },
      ...columns.map(({ title }) => ({ title, isFigure: true })),
      ...(hasBefore
        ? ['Rank before', 'Completed before', ...(hasMoney ? ['Revenue before'] : [])].map(title => ({ title, isFigure: true }))
        : []),
    ],
    rows: rows.map(row => ({
      cells: [
        figureCell(row.rank, String(row.rank)),
        { text: row.service.name },
        ...columns.map(({ key, value, text }) =>
          key === 'TREND'
            ? { text: text(row, format) }
            : figureCell(key === 'REVENUE' ? row.revenue?.amount : value(row), text(row, format)),
        ),
        ...(hasBefore ? before(row) : []),
      ],
    })),
  }
}
