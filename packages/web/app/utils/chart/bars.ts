/** Parts of a whole beside each other; a part may be negative where refunds outweigh. */
import type { Link } from '../data-table'

export interface BarPart {
  label: string
  value: number
  /** Share of the total, 0–1; null where it cannot be told. */
  share: number | null
  /** In percent; null where nothing is compared or known. */
  changePercent: number | null
  isRest: boolean
  link: Link | null
}

/** Change against a value before, in percent; null where nothing is compared or there was nothing before. */
export const changePercentOf = (value: number, previous: number | null): number | null =>
  previous === null || previous === 0 ? null : ((value - previous) / Math.abs(previous)) * 100
