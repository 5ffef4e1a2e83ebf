/** Where a series jumps to a new level and stays there. */
import { mean } from './descriptive'
import type { LevelBlocks } from './level-blocks'
import { levelBlocks } from './level-blocks'
import type { LevelStep } from './level-steps'
import { levelSteps } from './level-steps'

/** Blocks on either side that levels are taken from: of weeks, six and a quarter of a year. */
const SIDES = [6, 13]
/** Half a year as well, where two years and more tell whether the year has a season. */
const SIDES_OF_YEARS = [...SIDES, 26]
/** Days, in ranges too short for weeks: a fortnight and four weeks. */
const SIDES_OF_DAYS = [14, 28]

const sidesOf = ({ size, waves }: LevelBlocks, period: number): readonly number[] => {
  if (period > 1 && period <= 7 && size === 1) return SIDES_OF_DAYS
  return waves.length > 0 ? SIDES_OF_YEARS : SIDES
}

const scatter = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
}

/** The step at which two levels part best around the boundary of a block: least squares. */
const located = ({ steps, size, first }: LevelBlocks, { block, side }: LevelStep): number => {
  const boundary = first + block * size
  if (size === 1) return boundary
  const [from, to] = [Math.max(0, boundary - side * size), Math.min(steps.length, boundary + side * size)]
  let best = { at: boundary, loss: Number.POSITIVE_INFINITY }
  for (let at = Math.max(from + 1, boundary - size); at <= Math.min(to - 1, boundary + size); at += 1) {
    const loss = scatter(steps.slice(from, at)) + scatter(steps.slice(at, to))
    if (loss < best.loss) best = { at, loss }
  }
  return best.at
}

/**
 * The first steps of new levels, in order; none where fewer than six weeks, six months or a fortnight of days lie on either side. As many
 * blocks before a boundary as after are compared (weeks from half a year of days on): a step must stand out of the noise beside a line
 * through both sides, so that growth is none, show from nearer by, and last; over half a year only where the year has no season.
 */
export const changePoints = (values: readonly number[], period: number): number[] => {
  const blocks = levelBlocks(values, period)
  const points = levelSteps(blocks, sidesOf(blocks, period)).map(step => located(blocks, step))
  return [...new Set(points)].sort((one, other) => one - other)
}
