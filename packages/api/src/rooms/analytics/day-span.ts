import { addDays, daysBetween } from '../../core/calendar'

/** Longer than a year, something written beside days says nothing of any of them. */
const LONGEST_DAYS = 366

/** What is wrong with the last of the days that something is written down for; null where nothing is. */
export const lastDayProblem = (startsOn: string, endsOn: string): string | null => {
  if (endsOn < startsOn) return `must not be before ${startsOn}`
  return daysBetween(startsOn, endsOn) >= LONGEST_DAYS ? `must not be later than ${addDays(startsOn, LONGEST_DAYS - 1)}` : null
}
