import { multiply } from '../../../core/money'

/** As many as the eye can compare. */
const MOST_BINS = 12
const NICE = [1, 2, 2.5, 5, 10]

/** The width of a histogram's bins from 0 up to about `highest`, as an exact amount that people like; and how many bins, the last open. */
export const binsFor = (highest: number): { width: string; count: number } => {
  const least = Math.max(highest, 1) / (MOST_BINS - 1)
  const power = 10 ** Math.floor(Math.log10(least))
  const step = (NICE.find(each => each * power >= least) ?? 10) * power
  const width = Number.isInteger(step) ? String(step) : step.toFixed(4)
  return { width, count: Math.max(2, Math.ceil(highest / Number(width)) + 1) }
}

/** Where a bin begins and ends; the last has no end. */
export const binEdges = ({ width, count }: { width: string; count: number }): { from: string; to: string | null }[] =>
  Array.from({ length: count }, (_, at) => ({
    from: multiply(width, String(at)),
    to: at === count - 1 ? null : multiply(width, String(at + 1)),
  }))
