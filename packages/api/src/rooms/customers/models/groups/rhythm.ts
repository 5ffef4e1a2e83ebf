import { epochDay } from '../../../../core/calendar'
import { localDay } from '../../../../core/local-time'
import { median } from '../../../../core/statistics'

/** How often somebody, or some animal, comes. */
export interface Rhythm {
  visits: number
  lastVisitAt: Date | null
  /** Middle of the days between visits; null with fewer than three visits. */
  medianGapDays: number | null
  /** When the next visit is due; null without a rhythm. */
  dueAt: Date | null
  /** Share of the visits that were followed in time, of those of which it can be told; null where there is none. */
  rebookRate: number | null
}

const DAY_MS = 86_400_000
/** Two gaps make a rhythm, one does not. */
const FEWEST_GAPS = 2
/** Half as long again as usual is still a return; later, it was a new beginning. */
const STILL_RETURNED = 1.5

/** The rhythm of visits in ascending order; those that begin on one day of the provider are one. */
export const rhythmOf = (startsAt: readonly Date[], now: Date, timeZone: string): Rhythm => {
  const dayOf = (at: Date): number => epochDay(localDay(at, timeZone))
  const days = [...new Set(startsAt.map(dayOf))]
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day))
  const last = startsAt.at(-1) ?? null
  if (last === null || gaps.length < FEWEST_GAPS)
    return { visits: days.length, lastVisitAt: last, medianGapDays: null, dueAt: null, rebookRate: null }
  const usual = median(gaps)
  const returned = gaps.filter(gap => gap <= usual * STILL_RETURNED).length
  // The last visit counts once it is certain that nobody came back in time.
  const judged = gaps.length + (dayOf(now) - dayOf(last) > usual * STILL_RETURNED ? 1 : 0)
  return {
    visits: days.length,
    lastVisitAt: last,
    medianGapDays: usual,
    dueAt: new Date(last.getTime() + usual * DAY_MS),
    rebookRate: Number((returned / judged).toFixed(4)),
  }
}
