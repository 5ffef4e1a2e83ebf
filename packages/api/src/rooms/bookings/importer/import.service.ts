/** Imports a file in two passes: the first reads all of it and writes nothing, so that a broken file leaves no half of itself behind. */
import { fromUnits, toUnits } from '../../../core/money'
import type { ValidEvent } from '../../../events'
import type { FileCheck, ImportJob, ImportProgress, RejectedRow, Written } from './job'
import { eventsOf, rowBatches, type AcceptedRow } from './rows.service'
import type { SeenRows } from './seen.repository'

/** Where the events go. */
export type Recorder = (events: ValidEvent[]) => Promise<{ recorded: number; duplicates: number }>

/** Reads the whole file, unless the job is aborted, and says what would be imported; rejected rows go to `reject`. */
export async function checkFile(
  job: ImportJob,
  seen: SeenRows,
  reject: (row: RejectedRow) => Promise<void>,
  onProgress: (progress: ImportProgress) => void,
): Promise<FileCheck> {
  const sum = { accepted: 0, rejected: 0, units: 0n, first: Infinity, last: -Infinity }
  for await (const { accepted, rejected, bytesRead } of rowBatches(job, seen)) {
    if (job.signal?.aborted === true) break
    for (const row of rejected) await reject(row)
    for (const { booking } of accepted) {
      sum.units += toUnits(booking.amount)
      sum.first = Math.min(sum.first, booking.startsAt)
      sum.last = Math.max(sum.last, booking.startsAt)
    }
    sum.accepted += accepted.length
    sum.rejected += rejected.length
    onProgress({ share: bytesRead / job.file.bytes, rows: sum.accepted + sum.rejected })
  }
  const span = sum.accepted === 0 ? { first: null, last: null } : { first: new Date(sum.first), last: new Date(sum.last) }
  return { accepted: sum.accepted, rejected: sum.rejected, total: fromUnits(sum.units), ...span }
}

/** Writes the `expected` acceptable rows; reading goes on while the database writes. */
export async function writeFile(
  job: ImportJob,
  seen: SeenRows,
  expected: number,
  record: Recorder,
  onProgress: (progress: ImportProgress) => void,
): Promise<Written> {
  const written: Written = { rows: 0, recorded: 0, duplicates: 0 }
  const write = async (rows: readonly AcceptedRow[]): Promise<void> => {
    if (rows.length === 0) return
    const { recorded, duplicates } = await record(rows.flatMap(row => eventsOf(job, row)))
    written.rows += rows.length
    written.recorded += recorded
    written.duplicates += duplicates
    onProgress({ share: written.rows / expected, rows: written.rows })
  }
  let writing = Promise.resolve()
  for await (const { accepted } of rowBatches(job, seen)) {
    await writing
    if (job.signal?.aborted === true) return written
    writing = write(accepted)
    // Whoever awaits it next hears of a failure; until then it is not an unhandled one.
    writing.catch(() => undefined)
  }
  await writing
  return written
}
