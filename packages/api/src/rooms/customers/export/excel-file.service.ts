import { PassThrough } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { type ExportRow, formatsOf, sheetCells, titlesOf, type Writing } from './cells'
import { exportColumns } from './columns'

/** What fits on a sheet of Excel under the row of titles. */
const MOST_ROWS = 1_048_575

/** A stream of the library, as far as it tells how many bytes wait in it. */
interface Waiting {
  readonly _writableState: { readonly length: number }
  readonly _readableState: { readonly length: number }
}
type Book = ExcelJS.stream.xlsx.WorkbookWriter & { readonly zip: Waiting }
type Sheet = ExcelJS.Worksheet & { readonly stream: { readonly pipes: readonly Waiting[] } }

const sheetOf = (book: Book, writing: Writing, number: number): Sheet => {
  const sheet = book.addWorksheet(number === 1 ? 'Customers' : `Customers ${number}`, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = writing.fields.map(field => ({ width: exportColumns[field].width }))
  const titles = sheet.addRow(titlesOf(writing))
  titles.eachCell(cell => (cell.style = { font: { bold: true } }))
  titles.commit()
  return sheet as Sheet
}

const filterOf = (columns: number, rows: number): ExcelJS.AutoFilter => ({
  from: { row: 1, column: 1 },
  to: { row: rows + 1, column: columns },
})

/** So many bytes may wait to be packed or taken before more are written. */
const MOST_WAITING = 512 * 1024
const PAUSE_MS = 2

const waiting = ({ _writableState, _readableState }: Waiting): number => _writableState.length + _readableState.length

/** Whether the sheet's turn has not come yet, or too much waits: the library takes what it is given, and never says that it is enough. */
const isFull = ({ zip }: Book, { stream: { pipes } }: Sheet, out: PassThrough): boolean =>
  pipes.length === 0 ||
  [zip, ...pipes].reduce((sum, stream) => sum + waiting(stream), out.readableLength + out.writableLength) > MOST_WAITING

/** Waits until most of what was written is taken, or nobody takes it any more. */
const taken = async (book: Book, sheet: Sheet, out: PassThrough): Promise<void> => {
  while (!out.destroyed && isFull(book, sheet, out)) await pause(PAUSE_MS)
}

const fill = async (out: PassThrough, pages: AsyncIterable<readonly ExportRow[]>, writing: Writing, mostRows: number): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false }) as Book
  // One object for all cells of a column: the library knows it again, and looks no style up twice.
  const styles = formatsOf(writing).map(format => (format === null ? null : { numFmt: format }))
  let [number, rows] = [1, 0]
  let sheet = sheetOf(book, writing, number)
  const finish = (): void => {
    sheet.autoFilter = filterOf(writing.fields.length, rows)
    sheet.commit()
  }
  for await (const page of pages) {
    for (const one of page) {
      if (rows === mostRows) {
        finish()
        number += 1
        rows = 0
        sheet = sheetOf(book, writing, number)
      }
      rows += 1
      const row = sheet.addRow(sheetCells(one, writing))
      row.eachCell((cell, column) => {
        const style = styles[column - 1]
        if (style) cell.style = style
      })
      row.commit()
    }
    await taken(book, sheet, out)
    if (out.destroyed) return
  }
  finish()
  await book.commit()
}

/** A workbook of Excel, page by page: titles that stay in sight, real numbers and dates, text that is only text; more rows than a sheet holds (`mostRows`) go on in the next. */
export async function* excelFile(
  pages: AsyncIterable<readonly ExportRow[]>,
  writing: Writing,
  mostRows = MOST_ROWS,
): AsyncGenerator<Buffer, void> {
  const out = new PassThrough()
  const filled = fill(out, pages, writing, mostRows).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  try {
    for await (const piece of out) yield piece as Buffer
  } finally {
    out.destroy()
    await filled
  }
}
