/** Dates and times as people write them into files, read on the wall clock of a zone. */
import { epochDay, isCalendarDate } from '../../../core/calendar'
import { offsetAt } from '../../../core/local-time'
import type { DatePattern } from './date-pattern'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export interface WhenOptions {
  zone: string
  /** Minutes since midnight that stand in for a missing time of day. */
  defaultMinutes: number
  /** How dates are written; null for ISO and other unmistakable ways. */
  pattern: DatePattern | null
}

export type ReadWhen = { at: number; hasTime: boolean } | { problem: string }

/** What was found in a text: a calendar date, the milliseconds since midnight, the offset from UTC; null where not told. */
export interface DateParts {
  date: string
  timeMs: number | null
  offsetMs: number | null
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(.+))?$/i
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/
const DAY_FIRST_WITH_DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(.+))?$/
const AMBIGUOUS = /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/
const TIME = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([ap]m)?\s*(z|utc|[+-]\d\d:?\d\d)?$/i

/** The instant, epoch ms, that a date cell and an optional time cell tell; without a time of day the default one. */
export function readWhen(cell: string, timeCell: string | null, options: WhenOptions): ReadWhen {
  const text = cell.trim()
  if (text === '') return { problem: 'the date is empty' }
  const parts = options.pattern === null ? unmistakable(text) : options.pattern.read(text)
  if (parts === null) return { problem: notADate(text, options.pattern) }
  if (!isCalendarDate(parts.date)) return { problem: `"${text}" is not a day of the calendar` }
  const own = timeCell === null || timeCell.trim() === '' ? null : readTime(timeCell.trim())
  if (own === null && timeCell !== null && timeCell.trim() !== '') return { problem: `"${timeCell.trim()}" is not a time of day` }
  const timeMs = own?.timeMs ?? parts.timeMs
  const wall = epochDay(parts.date) * DAY_MS + (timeMs ?? options.defaultMinutes * MINUTE_MS)
  const offset = own?.offsetMs ?? parts.offsetMs
  return { at: offset === null ? instantOf(wall, options.zone) : wall - offset, hasTime: timeMs !== null }
}

/** The instant of a wall-clock time; one that the clock skips moves with the clock, one that it repeats is the first. */
export function instantOf(wall: number, zone: string): number {
  const before = wall - offsetAt(wall - DAY_MS, zone)
  const after = wall - offsetAt(wall + DAY_MS, zone)
  return [before, after].find(candidate => candidate + offsetAt(candidate, zone) === wall) ?? before
}

/** Time of day and offset in a text such as `9:30 pm` or `21:30:00Z`; null where it is none. */
export function readTime(text: string): { timeMs: number; offsetMs: number | null } | null {
  const [, hour = '', minute = '', second = '0', fraction = '', half, zone] = TIME.exec(text) ?? []
  if (hour === '') return null
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  const valid =
    hours < 24 && Number(minute) < 60 && Number(second) < 60 && (half === undefined || (Number(hour) >= 1 && Number(hour) <= 12))
  if (!valid) return null
  const timeMs = ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
  return { timeMs, offsetMs: zone === undefined ? null : offsetOf(zone) }
}

function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
}

function unmistakable(text: string): DateParts | null {
  const [, year, , month, day, isoTime] = ISO.exec(text) ?? []
  if (year !== undefined) return withTime(year, month, day, isoTime)
  const [, compactYear, compactMonth, compactDay] = COMPACT.exec(text) ?? []
  if (compactYear !== undefined) return withTime(compactYear, compactMonth, compactDay, undefined)
  const [, dottedDay, dottedMonth, dottedYear, dottedTime] = DAY_FIRST_WITH_DOTS.exec(text) ?? []
  return dottedYear === undefined ? null : withTime(dottedYear, dottedMonth, dottedDay, dottedTime)
}

function withTime(year: string, month = '', day = '', time: string | undefined): DateParts | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (time === undefined) return { date, timeMs: null, offsetMs: null }
  const read = readTime(time)
  return read === null ? null : { date, ...read }
}

function notADate(text: string, pattern: DatePattern | null): string {
  if (pattern !== null) return `"${text}" is not a date of the form ${pattern.text}`
  if (AMBIGUOUS.test(text)) return `"${text}" may be day first or month first: say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy`
  return `"${text}" is not a date; say --date-format if dates are written in a way of their own`
}
