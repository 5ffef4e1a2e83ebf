/** A figure that stands at the head of an analytics page. */
import type { Meaning } from './chart/meaning'
import type { Link } from './data-table'

export interface AnalyticsFigure {
  name: string
  title: string
  /** As it is read. */
  text: string
  value: number | null
  /** What stands below it, such as the figure before. */
  note?: string | null
  /** Against what it is compared with; null where that cannot be told. */
  change?: { text: string; look: 'good' | 'bad' | 'none' } | null
  meaning: Meaning
  /** The bookings behind it. */
  to?: Link | null
}

/** How a change looks; `isBetterUp` null where neither way is better. */
export const lookOf = (change: number | null, isBetterUp: boolean | null): 'good' | 'bad' | 'none' =>
  change === null || change === 0 || isBetterUp === null ? 'none' : change > 0 === isBetterUp ? 'good' : 'bad'
