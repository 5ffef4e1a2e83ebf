import { BYTE_ORDER_MARK, csvRow } from '../../../core/csv'
import { csvCells, type ExportRow, titlesOf, type Writing } from './cells'

/** Comma-separated values with a row of titles, page by page: UTF-8 with the mark by which Excel knows it. */
export async function* csvFile(pages: AsyncIterable<readonly ExportRow[]>, writing: Writing): AsyncGenerator<string, void> {
  yield BYTE_ORDER_MARK + csvRow(titlesOf(writing))
  for await (const page of pages) yield page.map(row => csvRow(csvCells(row, writing))).join('')
}
