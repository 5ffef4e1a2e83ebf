/** Who came back, month by month after the first visit: a triangle. */
import { figureCell } from '../data-table'
import type { DataTable, Link } from '../data-table'

export interface CohortRow {
  /** Its name for people, such as the month. */
  label: string
  size: number
  /** Share that came back k months on, 0–1. */
  shares: readonly number[]
  /** Whether the last share still grows. */
  isLastOpen: boolean
  /** What is behind the row or one of its cells. */
  link?: (month: number | null) => Link | null
}

/** How many months the widest row has. */
export const cohortWidth = (rows: readonly CohortRow[]): number => Math.max(0, ...rows.map(({ shares }) => shares.length))

/** The mean share k months on, weighted by size, of the rows that have come so far and are finished; null where none has. */
export const cohortMeans = (rows: readonly CohortRow[]): (number | null)[] =>
  Array.from({ length: cohortWidth(rows) }, (_, month) => {
    const known = rows.filter(({ shares, isLastOpen }) => month < shares.length - (isLastOpen ? 1 : 0))
    const people = known.reduce((sum, { size }) => sum + size, 0)
    return people === 0 ? null : known.reduce((sum, { size, shares }) => sum + size * (shares[month] ?? 0), 0) / people
  })

/** The triangle as a table of figures; what lies ahead stays empty. */
export const cohortTable = (rows: readonly CohortRow[], percent: (share: number) => string): DataTable => ({
  columns: [
    { title: 'First visit' },
    { title: 'Customers', isFigure: true },
    ...Array.from({ length: cohortWidth(rows) }, (_, month) => ({ title: `Month ${month}`, isFigure: true })),
  ],
  rows: rows.map(({ label, size, shares, link }) => ({
    to: link?.(null) ?? null,
    cells: [
      { text: label },
      figureCell(size, String(size)),
      ...Array.from({ length: cohortWidth(rows) }, (_, month) => {
        const share = shares[month]
        return share === undefined ? figureCell(null, '') : figureCell(Math.round(share * 10_000) / 10_000, percent(share))
      }),
    ],
  })),
})
