import type { CellPlace } from '../utils/customer-columns'
import { stepInTable } from '../utils/customer-columns'

interface Grid {
  /** Rows with the head, which is row 0. */
  rows: () => number
  columns: () => number
  /** Space on a row. */
  onSelect: (row: number, isRange: boolean) => void
  /** An arrow with Shift went from a row to another. */
  onExtend: (from: number, to: number) => void
  onOpen: (row: number) => void
  onSelectPage: () => void
  onClear: () => void
}

/** One stop of the tab key for a table: arrows lead from cell to cell, Enter opens a row, Space selects it, Shift with arrows selects on, Escape lets go. */
export const useCustomerGrid = ({ rows, columns, onSelect, onExtend, onOpen, onSelectPage, onClear }: Grid) => {
  const box = ref<HTMLElement | null>(null)
  const current = ref<CellPlace>({ row: 1, column: 1 })
  const shown = computed(() => ({ row: Math.min(current.value.row, rows() - 1), column: Math.min(current.value.column, columns() - 1) }))

  const focus = ({ row, column }: CellPlace) => {
    current.value = { row, column }
    box.value?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus()
  }
  const walk = (event: KeyboardEvent): boolean => {
    const next = stepInTable(shown.value, event, { rows: rows(), columns: columns() })
    if (!next) return false
    const from = shown.value.row
    focus(next)
    if (event.shiftKey && next.row !== from && next.row > 0) onExtend(from, next.row)
    return true
  }
  const act = (event: KeyboardEvent): boolean => {
    const { row } = shown.value
    if (event.key === 'Escape') onClear()
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) onSelectPage()
    else if (row === 0) return false
    // A box to tick does so by itself.
    else if (event.key === ' ' && !(event.target instanceof HTMLInputElement)) onSelect(row, event.shiftKey)
    else if (event.key === 'Enter' && !(event.target instanceof HTMLAnchorElement)) onOpen(row)
    else return false
    return true
  }
  const onKey = (event: KeyboardEvent) => {
    if (walk(event) || act(event)) event.preventDefault()
  }
  return {
    box,
    onKey,
    /** Where the tab key enters. */
    tabIndex: (row: number, column: number) => (shown.value.row === row && shown.value.column === column ? 0 : -1),
    /** Keeps the place when a cell was reached by the mouse. */
    onFocus: (event: FocusEvent) => {
      const place = (event.target as HTMLElement).dataset['cell']?.split('-').map(Number)
      if (place?.length === 2) current.value = { row: place[0] ?? 1, column: place[1] ?? 1 }
    },
  }
}
