import type { Plan } from './backtest'
import type { Miss } from './misses'
import { at, steps } from './numbers'

/** The shares of what comes that the two intervals should hold. */
const shares = [0.8, 0.95] as const
type Widths = readonly [of80: number | null, of95: number | null]

/** So many intervals must have been seen before their widths are corrected by how they did. */
const FEWEST_TO_CORRECT = 19
/** A correction by more than half or double would follow accidents. */
const MOST_CORRECTION = 2

/**
 * What so large a share of sizes stays below, with the one more that is to come counted in (split conformal: Vovk et al. 2005),
 * between ranks where it falls there. Null for fewer than the share needs: 4 for 80 %, 19 for 95 %.
 */
export function boundOf(sizes: readonly number[], share: number): number | null {
  const place = (sizes.length + 1) * share
  if (place > sizes.length) return null
  const sorted = [...sizes].sort((a, b) => a - b)
  const below = sorted[Math.floor(place) - 1] ?? sorted[0] ?? 0
  const above = sorted[Math.floor(place)] ?? below
  return below + (place % 1) * (above - below)
}

/** The sizes of misses near to a step ahead that were known by a time: half a season around where folds lie a season apart, else the neighbours. */
const nearby = (misses: readonly Miss[], { stride, season }: Plan) => {
  const reach = stride === 1 ? 1 : Math.floor(season / 2)
  const byStep = new Map<number, Miss[]>()
  for (const miss of misses) byStep.set(miss.step, [...(byStep.get(miss.step) ?? []), miss])
  return (step: number, knownAt: number): number[] =>
    steps(2 * reach + 1).flatMap(index =>
      (byStep.get(step - reach + index) ?? []).flatMap(miss => (miss.origin + miss.step <= knownAt ? [miss.size] : [])),
    )
}

interface Drawn {
  origin: number
  knownAt: number
  /** The miss over the half width that was drawn before it was known; null where none could be drawn. */
  over: Widths
}

/** The farthest step ahead of which a half width is known. */
type Known = { half: number; step: number } | null

/** The intervals of a back test's winner: how wide they are, and how they did. */
export interface Intervals {
  /** Half widths by step ahead, in units of `sizesOf`; null where too few misses are known. */
  widths: readonly Widths[]
  /** The share of the past that fell into the intervals as they would have been drawn then; null where none could be drawn. */
  coverage: Widths
}

/** How much wider the intervals that were drawn by a time should have been to hold their share; 1 while too few are known. */
const correction = (drawn: readonly Drawn[], index: 0 | 1, knownAt: number): number => {
  const ratios = drawn.flatMap(({ over, knownAt: since }) => (since <= knownAt && over[index] !== null ? [over[index]] : []))
  if (ratios.length < FEWEST_TO_CORRECT) return 1
  return Math.min(MOST_CORRECTION, Math.max(1 / MOST_CORRECTION, boundOf(ratios, shares[index]) ?? 1))
}

const coverageOf = (drawn: readonly Drawn[], origins: readonly number[], index: 0 | 1): number | null => {
  const hits = origins.flatMap(origin => {
    const factor = correction(drawn, index, origin)
    return drawn.flatMap(each => (each.origin === origin && each.over[index] !== null ? [each.over[index] <= factor] : []))
  })
  return hits.length === 0 ? null : hits.filter(Boolean).length / hits.length
}

/**
 * Intervals from the misses of a back test: their quantiles by step ahead, corrected by how the intervals drawn from earlier misses
 * did on later ones. Beyond the steps of which enough is known they widen with the root of time.
 */
export function intervalsOf(misses: readonly Miss[], plan: Plan, horizon: number): Intervals {
  const near = nearby(misses, plan)
  const raw = (step: number, knownAt: number): Widths => {
    const sizes = near(step, knownAt)
    return [boundOf(sizes, shares[0]), boundOf(sizes, shares[1])]
  }
  const drawn = misses.map(({ origin, step, size }): Drawn => {
    const [of80, of95] = raw(step, origin)
    return { origin, knownAt: origin + step, over: [of80 && size / of80, of95 && size / of95] }
  })
  const factors = [correction(drawn, 0, Infinity), correction(drawn, 1, Infinity)] as const
  const last: Known[] = [null, null]
  const widths = steps(horizon).map((index): Widths => {
    if (index < plan.horizon) raw(index + 1, Infinity).forEach((half, which) => half !== null && (last[which] = { half, step: index + 1 }))
    const [of80, of95] = [last[0], last[1]].map(
      (known, which) => known && known.half * at(factors, which) * Math.sqrt((index + 1) / known.step),
    )
    // Each is corrected by itself: the wider one must stay it.
    return [of80 ?? null, of95 == null ? null : Math.max(of80 ?? 0, of95)]
  })
  return { widths, coverage: [coverageOf(drawn, plan.origins, 0), coverageOf(drawn, plan.origins, 1)] }
}

/** An interval around a forecast of a size, never below 0; null without a width. */
export const around = (forecast: number, size: number, width: number | null): { low: number; high: number } | null =>
  width === null ? null : { low: Math.max(0, forecast - width * size), high: forecast + width * size }
