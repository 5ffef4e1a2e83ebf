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

/** The rhythm of visits in ascending order, of which those on one day of 24 hours are one. */
export const rhythmOf = (startsAt: readonly Date[], now: Date): Rhythm => {
  const visits = startsAt.filter((at, index) => index === 0 || at.getTime() - (startsAt[index - 1]?.getTime() ?? 0) >= DAY_MS / 2)
  const gaps = visits.slice(1).map((at, index) => (at.getTime() - (visits[index]?.getTime() ?? 0)) / DAY_MS)
  const last = visits.at(-1) ?? null
  if (gaps.length < FEWEST_GAPS) return { visits: visits.length, lastVisitAt: last, medianGapDays: null, dueAt: null, rebookRate: null }
  const usual = median(gaps)
  const open = last === null ? 0 : (now.getTime() - last.getTime()) / DAY_MS
  const returned = gaps.filter(gap => gap <= usual * STILL_RETURNED).length
  // The last visit counts once it is certain that nobody came back in time.
  const judged = gaps.length + (open > usual * STILL_RETURNED ? 1 : 0)
  return {
    visits: visits.length,
    lastVisitAt: last,
    medianGapDays: Number(usual.toFixed(1)),
    dueAt: last && new Date(last.getTime() + usual * DAY_MS),
    rebookRate: Number((returned / judged).toFixed(4)),
  }
}
