/** One row of a file, read as a booking; or the reason why it cannot be. */
import { acquisitionChannels, type AcquisitionChannel } from '@dashboard/schema/vocabulary'
import { isPersonalRef } from '../../../core/personal-ref'
import { readAmount, type DecimalMark } from './amount'
import type { ImportField } from './fields'
import type { ColumnMap } from './mapping'
import { readStatus, type ImportStatus } from './status'
import { readWhen, type WhenOptions } from './when'

export interface RowOptions extends WhenOptions {
  columns: ColumnMap
  /** Number of cells that the header has. */
  width: number
  decimal: DecimalMark
  /** Name of the service of rows that name none. */
  service: string
  /** Gives the ref that stands for an address or a number of a person. */
  hide: (text: string) => string
}

export interface ImportedBooking {
  /** Null where the file has no name of its own for the booking. */
  ref: string | null
  customer: { ref: string; name?: string; email?: string; phone?: string }
  service: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number | null
  bookedAt: number | null
  amount: string
  /** Null where the file does not say. */
  status: ImportStatus | null
  source: AcquisitionChannel | null
  member: string | null
  pet: string | null
  notes: string | null
}

export type ReadRow = { booking: ImportedBooking } | { problem: string }

const MINUTE_MS = 60_000

/** Reads a row's cells. */
export function readRow(cells: readonly string[], options: RowOptions): ReadRow {
  if (cells.length !== options.width) return { problem: `has ${cells.length} cells where the header has ${options.width}` }
  const cell = (field: ImportField): string | null => {
    const column = options.columns[field]
    const text = column === undefined ? '' : (cells[column] ?? '').trim()
    return text === '' ? null : text
  }
  const customer = customerOf(cell, options)
  if (customer === null) return { problem: 'no cell tells who the customer is' }
  const amount = readAmount(cell('amount') ?? '', options.decimal)
  if ('problem' in amount) return amount
  const times = timesOf(cell, options)
  if ('problem' in times) return times
  const words = wordsOf(cell)
  if ('problem' in words) return words
  return {
    booking: {
      ref: cell('bookingRef'),
      customer,
      service: cell('service') ?? options.service,
      amount: amount.amount,
      ...times,
      ...words,
      member: shown(cell('member'), options),
      pet: cell('pet'),
      notes: cell('notes'),
    },
  }
}

type Cell = (field: ImportField) => string | null

/** A name as it may be kept: an address or a number is hidden. */
const shown = (name: string | null, { hide }: RowOptions): string | null => (name !== null && isPersonalRef(name) ? hide(name) : name)

function customerOf(cell: Cell, options: RowOptions): ImportedBooking['customer'] | null {
  const [name, email, phone] = [cell('customerName'), cell('email'), cell('phone')]
  const clue = email ?? phone ?? name
  // What the file has no name of its own for is never named by the person's data, which can be erased then.
  const ref = shown(cell('customerRef'), options) ?? (clue === null ? null : options.hide(clue))
  return ref === null
    ? null
    : { ref, ...(name === null ? {} : { name }), ...(email === null ? {} : { email }), ...(phone === null ? {} : { phone }) }
}

function timesOf(cell: Cell, options: RowOptions): Pick<ImportedBooking, 'startsAt' | 'endsAt' | 'bookedAt'> | { problem: string } {
  const start = readWhen(cell('startsAt') ?? '', cell('startTime'), options)
  if ('problem' in start) return start
  const end = endOf(cell, start.at, options)
  if (end !== null && typeof end === 'object') return end
  const booked = cell('bookedAt')
  const bookedAt = booked === null ? null : readWhen(booked, null, options)
  if (bookedAt !== null && 'problem' in bookedAt) return bookedAt
  return { startsAt: start.at, endsAt: end, bookedAt: bookedAt === null ? null : bookedAt.at }
}

function endOf(cell: Cell, startsAt: number, options: RowOptions): number | null | { problem: string } {
  const [end, duration] = [cell('endsAt'), cell('durationMinutes')]
  if (end !== null) {
    const read = readWhen(end, null, options)
    if ('problem' in read) return read
    // A date alone says no more than the day, which the start says already.
    return read.hasTime || read.at > startsAt ? read.at : null
  }
  if (duration === null) return null
  const minutes = Number(duration)
  return Number.isFinite(minutes) && minutes > 0
    ? startsAt + Math.round(minutes) * MINUTE_MS
    : { problem: `"${duration}" is not a duration in minutes` }
}

function wordsOf(cell: Cell): Pick<ImportedBooking, 'status' | 'source'> | { problem: string } {
  const [status, source] = [cell('status'), cell('source')]
  const known = status === null ? null : readStatus(status)
  if (status !== null && known === null)
    return { problem: `the status "${status}" is not known (completed, cancelled, no show, confirmed, pending)` }
  const channel = source?.toUpperCase().replace(/[^A-Z]+/g, '_') ?? null
  return { status: known, source: channel === null ? null : (acquisitionChannels.find(each => each === channel) ?? 'OTHER') }
}
