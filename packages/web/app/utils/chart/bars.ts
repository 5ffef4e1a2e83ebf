/** Parts of a whole as bars beside each other; a part may be negative where refunds outweigh. */
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

export interface Bar extends BarPart {
  /** Where it begins and how wide it is, against all that is shown, 0–1. */
  start: number
  width: number
}

/** The bars on one scale that holds 0, the least and the greatest. */
export const barsOf = (parts: readonly BarPart[]): Bar[] => {
  const [least, greatest] = [Math.min(0, ...parts.map(({ value }) => value)), Math.max(0, ...parts.map(({ value }) => value))]
  const reach = greatest - least
  return parts.map(part => ({
    ...part,
    start: reach === 0 ? 0 : (Math.min(0, part.value) - least) / reach,
    width: reach === 0 ? 0 : Math.abs(part.value) / reach,
  }))
}

/** Change against a value before, in percent; null where nothing is compared or there was nothing before. */
export const changePercentOf = (value: number, previous: number | null): number | null =>
  previous === null || previous === 0 ? null : ((value - previous) / Math.abs(previous)) * 100
