/** Arithmetic on plain calendar dates, `YYYY-MM-DD`; no zone, no instant. */

const DAY_MS = 86_400_000

/** Whole days since 1970-01-01 of a calendar date; NaN for a text that is no date. */
export function epochDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

/** The calendar date that lies `day` days after 1970-01-01. */
export function dateOfEpochDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** True for a date that the calendar has, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(epochDay(text)) && dateOfEpochDay(epochDay(text)) === text
}

/** The date `days` days later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return dateOfEpochDay(epochDay(date) + days)
}

/** The date `months` months later, clamped to the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

/** Days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDay(to) - epochDay(from)
}

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function weekday(date: string): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1
}

/** Every date from `start` to `end`, both included; none when `end` is earlier. */
export function eachDay(start: string, end: string): string[] {
  const first = epochDay(start)
  return Array.from({ length: Math.max(0, daysBetween(start, end) + 1) }, (_, index) => dateOfEpochDay(first + index))
}

/** The first day of the week that holds `date`; weeks start on `weekStartsOn`, 1 = Monday … 7 = Sunday. */
export function startOfWeek(date: string, weekStartsOn: number): string {
  return addDays(date, -((weekday(date) - weekStartsOn + 7) % 7))
}

/** The first day of the month that holds `date`. */
export function startOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`
}

/** The first day of the calendar quarter that holds `date`. */
export function startOfQuarter(date: string): string {
  const [, month] = partsOf(date)
  return addMonths(startOfMonth(date), -((month - 1) % 3))
}

/** The first of January of the year that holds `date`. */
export function startOfYear(date: string): string {
  return `${date.slice(0, 5)}01-01`
}

function partsOf(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}
