/** A chart along steps as a table: its lines as columns, compared ones with their own dates. */
import type { DataTable } from '../data-table'
import { figureCell } from '../data-table'
import type { Plot } from './plot'

/** One row for each step; what is not known is a dash, and what is not over says so. */
export const lineTable = ({ steps, lines, bands }: Plot, figure: (value: number) => string, what = 'Dates'): DataTable => {
  const cell = (value: number | null | undefined) => figureCell(value, value == null ? '—' : figure(value))
  return {
    columns: [
      { title: what },
      ...lines.flatMap(({ name, labels }) => [...(labels ? [{ title: 'Compared' }] : []), { title: name, isFigure: true }]),
      ...bands.flatMap(({ name }) => [
        { title: `${name}, from`, isFigure: true },
        { title: `${name}, to`, isFigure: true },
      ]),
    ],
    rows: steps.map(({ label, isOpen, to }, index) => ({
      to,
      cells: [
        { text: isOpen ? `${label} (so far)` : label },
        ...lines.flatMap(({ values, labels }) => [...(labels ? [{ text: labels[index] ?? '' }] : []), cell(values[index])]),
        ...bands.flatMap(({ low, high }) => [cell(low[index]), cell(high[index])]),
      ],
    })),
  }
}
