/** The rows of a file as bookings with a name of their own, or with the reason why they cannot be one. */
import { DomainError } from '../../../core/errors'
import { parseEvents, type ValidEvent } from '../../../events'
import { csvRows } from './csv-file.service'
import { bookingRefOf, rowKey } from './identity'
import type { ImportJob, RejectedRow } from './job'
import { readRow, type ImportedBooking } from './row'
import { rowEvents, untimely } from './row-events'
import type { SeenRows } from './seen.repository'

const ROWS_PER_BATCH = 1000
const LONGEST_REASON = 300

export interface AcceptedRow {
  booking: ImportedBooking
  bookingRef: string
}

export interface RowBatch {
  accepted: AcceptedRow[]
  rejected: RejectedRow[]
  /** Bytes of the file read so far. */
  bytesRead: number
}

type ReadRow = RejectedRow & { booking: ImportedBooking | null }

/** Every row of the file but the header, some at a time. */
export async function* rowBatches(job: ImportJob, seen: SeenRows): AsyncGenerator<RowBatch> {
  let rows: ReadRow[] = []
  let isHeader = true
  for await (const { number, cells, bytesRead } of csvRows(job.file)) {
    // The header is the first row that says anything; blank lines may come before it.
    const skipped = isHeader
    isHeader = false
    if (skipped) continue
    rows.push(read(job, number, cells))
    if (rows.length < ROWS_PER_BATCH) continue
    yield { ...(await named(rows, seen)), bytesRead }
    rows = []
  }
  yield { ...(await named(rows, seen)), bytesRead: job.file.bytes }
}

/** The events of an accepted row, as the engine takes them. */
export function eventsOf(job: ImportJob, { booking, bookingRef }: AcceptedRow): ValidEvent[] {
  return parseEvents(rowEvents(booking, bookingRef, job.provider.id, job.now.getTime()), job.provider)
}

function read(job: ImportJob, number: number, cells: string[]): ReadRow {
  const row = readRow(cells, job.rows)
  if ('problem' in row) return { number, cells, booking: null, reason: row.problem }
  const reason = untimely(row.booking, job.now.getTime()) ?? refusal(job, row.booking)
  return { number, cells, booking: reason === null ? row.booking : null, reason: reason ?? '' }
}

/** What the engine would refuse about a booking; null when nothing. */
function refusal(job: ImportJob, booking: ImportedBooking): string | null {
  try {
    eventsOf(job, { booking, bookingRef: bookingRefOf(booking, 1) })
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.message.replaceAll(/events\.\d+\.payload\./g, '').split('\n')[0] ?? error.message
  }
}

/** Gives equal rows names of their own, and refuses rows that use the name of an earlier one. */
async function named(rows: readonly ReadRow[], seen: SeenRows): Promise<Omit<RowBatch, 'bytesRead'>> {
  const readable = rows.flatMap(({ booking }) => (booking === null ? [] : [rowKey(booking)]))
  const occurrences = (await seen.occurrences(readable)).values()
  const accepted: AcceptedRow[] = []
  const rejected: RejectedRow[] = []
  for (const { number, cells, booking, reason } of rows) {
    const occurrence = booking === null ? 0 : Number(occurrences.next().value)
    if (booking === null) rejected.push({ number, cells, reason: reason.slice(0, LONGEST_REASON) })
    else if (booking.ref !== null && occurrence > 1) rejected.push({ number, cells, reason: usedBefore(booking.ref) })
    else accepted.push({ booking, bookingRef: bookingRefOf(booking, occurrence) })
  }
  return { accepted, rejected }
}

const usedBefore = (ref: string) =>
  `an earlier row has the id "${ref.slice(0, 50)}" already; where rows are parts of one order, say --map bookingRef=-`
