import { steps, sum } from './numbers'

export const WEEK = 7

/** A weekday on which nothing was for so many weeks is closed. */
const CLOSED_FOR_WEEKS = 8

/** A series of days without the weekdays on which the business is closed. */
export interface OpenDays {
  values: number[]
  /** How many days of the week are open; 7 where all or none are. */
  season: number
  /** How many open days there are among so many days ahead. */
  ahead(days: number): number
  /** Puts the closed days back among figures of open days ahead. */
  expand<T>(figures: readonly T[], days: number, closed: T): T[]
}

/** Leaves out the weekdays that are closed of late, so that a rest of the week counts as no fall. */
export function openDays(values: readonly number[]): OpenDays {
  const place = (index: number) => (((index - values.length) % WEEK) + WEEK) % WEEK
  const late = values.slice(-CLOSED_FOR_WEEKS * WEEK)
  const isKnown = late.length === CLOSED_FOR_WEEKS * WEEK && sum(late) > 0
  const open = steps(WEEK).filter(day => !isKnown || late.some((value, index) => index % WEEK === day && value !== 0))
  const isOpen = (index: number) => open.includes(place(index))
  return {
    values: values.filter((_, index) => isOpen(index)),
    season: open.length,
    ahead: days => steps(days).filter(day => isOpen(values.length + day)).length,
    expand<T>(figures: readonly T[], days: number, closed: T) {
      let next = 0
      return steps(days).map(day => (isOpen(values.length + day) ? (figures[next++] ?? closed) : closed))
    },
  }
}
