import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import { type ExportRow, formatsOf, sheetCells, titlesOf, type Writing } from './cells'
import { exportColumns } from './columns'

/** What fits on a sheet of Excel under the row of titles. */
const MOST_ROWS = 1_048_575

/** A sheet as the library writes it: what was not taken from it yet lies in its pipes, which it fills without asking. */
type Sheet = ExcelJS.Worksheet & { readonly stream: { readonly pipes: readonly Writable[] } }

const sheetOf = (book: ExcelJS.stream.xlsx.WorkbookWriter, writing: Writing, number: number): Sheet => {
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

/** Waits until what was written is taken, or nobody takes it any more. */
const taken = async ({ stream }: Sheet, out: PassThrough): Promise<void> => {
  const full = stream.pipes.find(pipe => pipe.writableNeedDrain)
  if (!full || out.destroyed) return
  const over = new AbortController()
  await Promise.race([once(full, 'drain', over), once(out, 'close', over)])
  over.abort()
}

const fill = async (out: PassThrough, pages: AsyncIterable<readonly ExportRow[]>, writing: Writing): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
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
      if (rows === MOST_ROWS) {
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
    await taken(sheet, out)
    if (out.destroyed) return
  }
  finish()
  await book.commit()
}

/** A workbook of Excel, page by page: titles that stay in sight, real numbers and dates, text that is only text; more rows than a sheet holds go on in the next. */
export async function* excelFile(pages: AsyncIterable<readonly ExportRow[]>, writing: Writing): AsyncGenerator<Buffer, void> {
  const out = new PassThrough()
  const filled = fill(out, pages, writing).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  try {
    for await (const piece of out) yield piece as Buffer
  } finally {
    out.destroy()
    await filled
  }
}
