/** Tables as CSV (RFC 4180) that a spreadsheet opens without running anything. */
import type { DataCell, DataTable } from './data-table'

/** Tells spreadsheets that the text is UTF-8. */
const byteOrderMark = '\uFEFF'

/** A spreadsheet takes text that begins so for a formula; an apostrophe keeps it text. */
const neutral = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Exact amounts arrive as text of digits, and stay figures. */
const isFigure = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

const field = ({ text, value }: DataCell): string => {
  if (value === null) return ''
  const written = String(value ?? text)
  return quoted(typeof value === 'number' || isFigure(written) ? written : neutral(written))
}

/** The file's text; lines end in CRLF, the last as well. */
export const csvOf = ({ columns, rows }: DataTable): string => {
  const lines = [columns.map(({ title }) => quoted(neutral(title))), ...rows.map(({ cells }) => cells.map(field))]
  return byteOrderMark + lines.map(cells => `${cells.join(',')}\r\n`).join('')
}

/** A name for a file: lower case, words joined by hyphens. */
export const fileNameOf = (title: string, dates: string, ending: string): string =>
  `${`${title} ${dates}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}.${ending}`
