/** How a figure moved against an earlier one. */
import type { TrendDirection } from '@dashboard/schema/vocabulary'

export interface Change {
  /** Present minus past, in the figure's own unit; null when either is unknown. */
  change: number | null
  /** The change in percent of the past figure, signed; null when either is unknown or the past is 0. */
  changePercent: number | null
  trend: TrendDirection
}

/** The move from `previous` to `value`. A figure that still grows never reads as a fall: its trend is FLAT until the period is over. */
export function changeOf(value: number | null, previous: number | null, isPartial = false): Change {
  if (value === null || previous === null) return { change: null, changePercent: null, trend: 'FLAT' }
  const change = tidy(value - previous)
  return {
    change,
    changePercent: previous === 0 ? null : tidy((change / Math.abs(previous)) * 100),
    trend: directionOf(change, isPartial),
  }
}

function directionOf(change: number, isPartial: boolean): TrendDirection {
  if (change > 0) return 'UP'
  return change < 0 && !isPartial ? 'DOWN' : 'FLAT'
}

/** Rounded to the four decimals that figures are stored with, so that binary dust (0.1 + 0.2) never shows; never −0. */
export function tidy(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0
}
