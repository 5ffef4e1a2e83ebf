/** Steps that fewer and fewer take. */
import type { Link } from '../data-table'

export interface FunnelStep {
  name: string
  title: string
  definition: string
  count: number
  /** Share of the step before, 0–1; null for the first. */
  conversionRate: number | null
  /** Ends of its 95 % interval. */
  low: number | null
  high: number | null
  /** How many of the step before are missing. */
  dropOff: number | null
  link?: Link | null
}

export interface FunnelBar extends FunnelStep {
  /** Against the widest step, 0–1. */
  width: number
}

/** The steps with their widths; a step may be wider than the one before where people enter later. */
export const funnelBars = (steps: readonly FunnelStep[]): FunnelBar[] => {
  const widest = Math.max(0, ...steps.map(({ count }) => count))
  return steps.map(step => ({ ...step, width: widest === 0 ? 0 : step.count / widest }))
}
