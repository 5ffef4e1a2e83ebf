/** Calendar dates (YYYY-MM-DD) and wall-clock times of the provider. */
import type { Granularity } from '@dashboard/schema/vocabulary'

/** The date `days` later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** How many days a span has, both ends included. */
export const lengthOf = (start: string, end: string): number =>
  Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000) + 1

/** Whether the text is a real calendar date between the years 1900 and 2999. */
export const isCalendarDate = (text: unknown): text is string => {
  if (typeof text !== 'string' || !/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const nextStep = (date: string, granularity: Granularity): string => {
  if (granularity === 'DAY') return addDays(date, 1)
  if (granularity === 'WEEK') return addDays(date, 7)
  const [year, month] = date.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}

/** The last day of the step that begins on a date. */
export const lastDayOf = (date: string, granularity: Granularity): string => addDays(nextStep(date, granularity), -1)

/** Whether steps that begin on these dates are days, weeks or months; days for fewer than two. */
export const stepLengthOf = (dates: readonly string[]): Granularity => {
  const [first, second] = dates
  const days = first && second ? lengthOf(first, second) - 1 : 1
  return days === 1 ? 'DAY' : days === 7 ? 'WEEK' : 'MONTH'
}

/** The days of a step that lie within a span: its first and last may reach beyond. */
export const stepSpanOf = (
  date: string,
  granularity: Granularity,
  within: { start: string; end: string },
): { start: string; end: string } => {
  const last = lastDayOf(date, granularity)
  return { start: date < within.start ? within.start : date, end: last > within.end ? within.end : last }
}

/** The first days of the steps from `first`, itself the first day of one, to `end`. */
export const stepsOf = (first: string, end: string, granularity: Granularity): string[] => {
  const steps: string[] = []
  for (let date = first; date <= end; date = nextStep(date, granularity)) steps.push(date)
  return steps
}

const wallClock = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant).replace(' ', 'T')

/** The instant at which the clocks of a zone show a date and time; null for a time that the clocks skip. The first of two in a repeated hour. */
export const instantAt = (date: string, time: string, timeZone: string): Date | null => {
  const wanted = `${date}T${time}`
  const asUtc = Date.parse(`${wanted}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const offsets = [-86_400_000, 86_400_000].map(
    shift => Date.parse(`${wallClock(asUtc + shift, timeZone)}:00Z`) - Math.floor((asUtc + shift) / 60_000) * 60_000,
  )
  const candidates = [...new Set(offsets)].map(offset => asUtc - offset).sort((a, b) => a - b)
  const instant = candidates.find(candidate => wallClock(candidate, timeZone) === wanted)
  return instant === undefined ? null : new Date(instant)
}
