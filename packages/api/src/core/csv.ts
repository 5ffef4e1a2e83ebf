/** Comma-separated values as spreadsheets read them (RFC 4180), with nothing in a cell that one of them would run. */

/** Before the first row: by it Excel knows UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** A cell that begins so is a formula to some spreadsheet; a plain number is none. */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** A cell of a row. What a spreadsheet would run is shown as text. */
export const csvCell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A row with its end. */
export const csvRow = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`
