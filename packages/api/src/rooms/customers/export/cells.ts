/** How what a column holds is written into a file. */
import type { AcquisitionChannel, CustomerExportField } from '@dashboard/schema/vocabulary'
import { offsetAt } from '../../../core/local-time'
import { formatAmount } from '../../../core/money'
import type { SealedKind } from '../../../core/sealed'
import { channelNames } from '../../metrics'
import { builtInSegments } from '../segments/built-in'
import { type ColumnKind, type ExportColumn, exportColumns } from './columns'

/** A customer as it is read: what each column holds, by the word of the column. */
export type ExportRow = Partial<Record<CustomerExportField, unknown>>

/** What is needed to write a row. */
export interface Writing {
  fields: readonly CustomerExportField[]
  timeZone: string
  currency: string
  open(kind: SealedKind, text: string): string
}

/** A cell of a spreadsheet. Dates are wall clocks: their UTC fields are what the clock of the provider's zone shows. */
export type SheetCell = string | number | Date | null

/** Longer text is no text to Excel. */
const LONGEST_CELL = 32_767

/** How one kind is written: as text into CSV, as a cell into a sheet; `value` is never null. */
interface Presentation {
  csv(value: never, writing: Writing, column: ExportColumn): string | number
  sheet(value: never, writing: Writing, column: ExportColumn): SheetCell
  /** Of the cells of a sheet, in the language of Excel's formats. */
  format?(writing: Writing): string
}

const names = new Map(builtInSegments.map(({ id, name }) => [id, name]))
const nameOf = (kind: string, word: string): string => names.get(`${kind}-${word.toLowerCase().replaceAll('_', '-')}`) ?? word

const same = (csv: (value: never, writing: Writing, column: ExportColumn) => string): Presentation => ({
  csv,
  sheet: (value, writing, column) => csv(value, writing, column).slice(0, LONGEST_CELL),
})

const decimal = (format: string): Presentation => ({
  csv: (value: string) => value,
  sheet: (value: string) => Number(value),
  format: () => format,
})

const wallClock = (at: Date, { timeZone }: Writing): Date => new Date(at.getTime() + offsetAt(at.getTime(), timeZone))

const presentations: Record<ColumnKind, Presentation> = {
  TEXT: same((value: string) => value),
  TEXTS: same((value: string[]) => value.join(', ')),
  CHANNEL: same((value: AcquisitionChannel) => channelNames[value]),
  STANDING: same((value: string) => nameOf('standing', value)),
  RFM: same((value: string) => nameOf('rfm', value)),
  SEALED: same((value: string, { open }, { seal }) => (seal === undefined ? '' : open(seal, value))),
  FLAG: same((value: boolean) => (value ? 'yes' : 'no')),
  INSTANT: {
    csv: (value: Date, writing) => wallClock(value, writing).toISOString().slice(0, 16).replace('T', ' '),
    sheet: (value: Date, writing) => wallClock(value, writing),
    format: () => 'yyyy-mm-dd hh:mm',
  },
  MONEY: {
    csv: (value: string, { currency }) => formatAmount(value, currency),
    sheet: (value: string, { currency }) => Number(formatAmount(value, currency)),
    format: ({ currency }) => `[$${currency}] ${formatAmount('0', currency).replace('0', '#,##0')}`,
  },
  COUNT: { csv: (value: number) => value, sheet: (value: number) => value, format: () => '0' },
  SCORE: decimal('0.0'),
  SHARE: decimal('0.0%'),
}

const empty = (value: unknown): value is null | undefined => value === null || value === undefined

/** A row for CSV; what is unknown is empty. */
export const csvCells = (row: ExportRow, writing: Writing): (string | number | null)[] =>
  writing.fields.map(field => {
    const [column, value] = [exportColumns[field], row[field]]
    // What the statement reads for a column is what its kind takes.
    return empty(value) ? null : presentations[column.kind].csv(value as never, writing, column)
  })

/** A row for a sheet; what is unknown is empty. */
export const sheetCells = (row: ExportRow, writing: Writing): SheetCell[] =>
  writing.fields.map(field => {
    const [column, value] = [exportColumns[field], row[field]]
    return empty(value) ? null : presentations[column.kind].sheet(value as never, writing, column)
  })

/** The first row: each column's title, with its currency or zone. */
export const titlesOf = ({ fields, timeZone, currency }: Writing): string[] =>
  fields.map(field => {
    const { title, kind } = exportColumns[field]
    if (kind === 'MONEY') return `${title} (${currency})`
    return kind === 'INSTANT' ? `${title} (${timeZone})` : title
  })

/** How the cells of each column of a sheet are shown; null for plain text. */
export const formatsOf = (writing: Writing): (string | null)[] =>
  writing.fields.map(field => presentations[exportColumns[field].kind].format?.(writing) ?? null)
