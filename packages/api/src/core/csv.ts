/** Comma-separated values as spreadsheets read them (RFC 4180), with nothing in a cell that one of them would run. */

/** Before the first row: by it Excel knows UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Where a formula begins for some spreadsheet: at the start of a cell, and behind what separates cells in other countries, where quotes in the
 * middle of a line mean nothing. A plain number is none.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=[=+\-@\t\r＝＋－＠])/g
const NUMBER = /^-?\d+(\.\d+)?$/

/** A cell of a row. What a spreadsheet would run is shown as text. */
export const csvCell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  const harmless = NUMBER.test(text) ? text : text.replace(FORMULA, "'")
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A row with its end. */
export const csvRow = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`
