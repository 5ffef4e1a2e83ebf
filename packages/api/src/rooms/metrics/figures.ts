import type { Frame } from './frame'
import type { Sums } from './sums'
import type { Goal } from './targets'

/** What changes from snapshot to snapshot, whatever dates are asked for. */
export interface Pulse {
  /** The cursor of the snapshot. */
  version: string
  /** The first day on record; null before the first event. */
  since: string | null
  goals: readonly Goal[] | null
}

/** All that KPIs and alerts are formed from, of one snapshot. */
export interface Figures {
  frame: Frame
  sums: Sums
  goals: readonly Goal[]
  version: string
  /** False where the compared dates begin before the first day on record: then not all of them is known. */
  isComparable: boolean
}

/** The figures of a frame. */
export function figuresOf(frame: Frame, sums: Sums, pulse: Pulse): Figures {
  return {
    frame,
    sums,
    goals: pulse.goals ?? [],
    version: pulse.version,
    isComparable: pulse.since !== null && pulse.since <= frame.compared.start,
  }
}
