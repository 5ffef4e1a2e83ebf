/** Wall-clock arithmetic of one provider: days are whole days since 1970-01-01, minutes count from local midnight. */
import { offsetAt } from '../../core/local-time'

export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000

export interface LocalClock {
  /** The instant, epoch ms, of a wall-clock time; a time that a clock change skips moves with the change. */
  instant(day: number, minutes: number): number
  /** The day and the minutes since its midnight at an instant. */
  at(instant: number): { day: number; minutes: number }
}

/** The wall clock of a time zone. */
export function localClock(zone: string): LocalClock {
  return {
    instant(day, minutes) {
      const wall = day * DAY_MS + minutes * MINUTE_MS
      const guess = wall - offsetAt(wall, zone)
      return wall - offsetAt(guess, zone)
    },
    at(instant) {
      const wall = instant + offsetAt(instant, zone)
      const day = Math.floor(wall / DAY_MS)
      return { day, minutes: Math.floor((wall - day * DAY_MS) / MINUTE_MS) }
    },
  }
}

/** ISO weekday, 1 = Monday … 7 = Sunday, of a day since 1970-01-01. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
