/** Imports a file in two passes: the first reads all of it and writes nothing, so that a broken file leaves no half of itself behind. */
import { DomainError } from '../../../core/errors'
import { fromUnits, toUnits } from '../../../core/money'
import { parseEvents, type ValidEvent } from '../../../events'
import { csvRows, type CsvFile } from './csv-file.service'
import { bookingRefOf, contentKey } from './identity'
import { readRow, type ImportedBooking, type RowOptions } from './row'
import { rowEvents, untimely } from './row-events'
import type { SeenRows } from './seen.repository'

const ROWS_PER_BATCH = 1000
const LONGEST_REASON = 300

export interface ImportJob {
  file: CsvFile
  rows: RowOptions
  provider: { id: number; currency: string }
  now: Date
}

export interface ImportProgress {
  bytesRead: number
  rows: number
}

export interface RejectedRow {
  number: number
  reason: string
  cells: string[]
}

export interface FileCheck {
  accepted: number
  rejected: number
  /** Sum of the accepted amounts. */
  total: string
  /** Earliest and latest start; null when no row was accepted. */
  first: Date | null
  last: Date | null
}

export interface Written {
  rows: number
  recorded: number
  duplicates: number
}

type Listener = (progress: ImportProgress) => void

/** Reads the whole file and says what would be imported; rejected rows go to `reject`. */
export async function checkFile(job: ImportJob, reject: (row: RejectedRow) => Promise<void>, onProgress: Listener): Promise<FileCheck> {
  const check = { accepted: 0, rejected: 0, units: 0n, first: Infinity, last: -Infinity }
  for await (const row of bookingsOf(job)) {
    if ('reason' in row) {
      check.rejected += 1
      await reject(row)
    } else {
      check.accepted += 1
      check.units += toUnits(row.booking.amount)
      check.first = Math.min(check.first, row.booking.startsAt)
      check.last = Math.max(check.last, row.booking.startsAt)
    }
    onProgress({ bytesRead: row.bytesRead, rows: check.accepted + check.rejected })
  }
  const any = check.accepted > 0
  return {
    accepted: check.accepted,
    rejected: check.rejected,
    total: fromUnits(check.units),
    first: any ? new Date(check.first) : null,
    last: any ? new Date(check.last) : null,
  }
}

/** Writes every acceptable row; reading goes on while the database writes. */
export async function writeFile(
  job: ImportJob,
  seen: SeenRows,
  record: (events: ValidEvent[]) => Promise<{ recorded: number; duplicates: number }>,
  onProgress: Listener,
): Promise<Written> {
  const written: Written = { rows: 0, recorded: 0, duplicates: 0 }
  let writing: Promise<void> = Promise.resolve()
  let batch: ImportedBooking[] = []
  const flush = async (bytesRead: number) => {
    const bookings = batch
    batch = []
    await writing
    writing = writeBatch(job, seen, record, bookings, written).then(() => onProgress({ bytesRead, rows: written.rows }))
    // Whoever awaits it next hears of a failure; until then it is not an unhandled one.
    writing.catch(() => undefined)
  }
  for await (const row of bookingsOf(job)) {
    if ('reason' in row) continue
    batch.push(row.booking)
    if (batch.length === ROWS_PER_BATCH) await flush(row.bytesRead)
  }
  await flush(job.file.bytes)
  await writing
  return written
}

async function writeBatch(
  job: ImportJob,
  seen: SeenRows,
  record: (events: ValidEvent[]) => Promise<{ recorded: number; duplicates: number }>,
  bookings: ImportedBooking[],
  written: Written,
): Promise<void> {
  if (bookings.length === 0) return
  const nameless = bookings.filter(booking => booking.ref === null)
  const occurrences = nameless.length === 0 ? [] : await seen.occurrences(nameless.map(contentKey))
  const occurrenceOf = new Map(nameless.map((booking, index) => [booking, occurrences[index] ?? 1]))
  const events = bookings.flatMap(booking => validEvents(job, booking, bookingRefOf(booking, occurrenceOf.get(booking) ?? 1)))
  const { recorded, duplicates } = await record(events)
  written.rows += bookings.length
  written.recorded += recorded
  written.duplicates += duplicates
}

type Row = ({ booking: ImportedBooking } | RejectedRow) & { bytesRead: number }

async function* bookingsOf(job: ImportJob): AsyncGenerator<Row> {
  for await (const { number, cells, bytesRead } of csvRows(job.file)) {
    if (number === 1) continue
    const read = readRow(cells, job.rows)
    const reason = 'problem' in read ? read.problem : (untimely(read.booking, job.now.getTime()) ?? refusal(job, read.booking))
    if ('booking' in read && reason === null) yield { booking: read.booking, bytesRead }
    else yield { number, cells, bytesRead, reason: (reason ?? 'cannot be read').slice(0, LONGEST_REASON) }
  }
}

/** What the engine would refuse about a booking; null when nothing. */
function refusal(job: ImportJob, booking: ImportedBooking): string | null {
  try {
    validEvents(job, booking, bookingRefOf(booking, 1))
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.message.replaceAll(/events\.\d+\.payload\./g, '').split('\n')[0] ?? error.message
  }
}

function validEvents(job: ImportJob, booking: ImportedBooking, ref: string): ValidEvent[] {
  return parseEvents(rowEvents(booking, ref, job.provider.id, job.now.getTime()), job.provider)
}
