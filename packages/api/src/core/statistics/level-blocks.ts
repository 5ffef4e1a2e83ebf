/** A series made ready for the search of new levels: without its short season and single steps out of line, in blocks that scatter less. */
import { broadDeviation, mean, median } from './descriptive'
import { line } from './regress'
import { stl } from './stl'

/** The longest season whose cycles are taken as one block: a week of days. */
const LONGEST_BLOCK = 7
/** Half a year: of fewer weeks too few lie on either side, and days themselves are compared. */
const FEWEST_BLOCKS = 26
/** Steps on either side that a step out of line is measured from. */
const HALF_WINDOW = 10
/** In so many deviations a step is out of line, and counts for no more than one at the bound. */
const OUT = 3
/** A season of the year is made of waves that come once and twice a year. */
const WAVES = [1, 2]
/** Days have a season of 7, and one of the year as well. */
const WEEK = 7
const DAYS_OF_YEAR = 365.25

/** Blocks of equally many steps. */
export interface LevelBlocks {
  /** Their levels. */
  levels: readonly number[]
  /** What a season of the year would be made of; none for less than two years. */
  waves: readonly (readonly number[])[]
  /** The steps that they are made of. */
  steps: readonly number[]
  /** Steps in a block. */
  size: number
  /** Steps before the first block, fewer than one has. */
  first: number
}

const withoutSeason = (values: readonly number[], period: number): readonly number[] => {
  if (period < 2 || period > LONGEST_BLOCK || values.length < 2 * period) return values
  const { seasonal } = stl(values, { period, isRobust: true })
  return values.map((value, at) => value - (seasonal[at] ?? 0))
}

/** Steps that lie far from their surroundings brought to the bound. */
const tamed = (values: readonly number[]): readonly number[] => {
  const usual = values.map((_, at) => median(values.slice(Math.max(0, at - HALF_WINDOW), at + HALF_WINDOW + 1)))
  const bound = OUT * broadDeviation(values.map((value, at) => value - (usual[at] ?? 0)))
  return values.map((value, at) => Math.min((usual[at] ?? 0) + bound, Math.max((usual[at] ?? 0) - bound, value)))
}

const wavesOfYear = (blocks: number, year: number): number[][] => {
  if (year <= LONGEST_BLOCK || blocks < 2 * year) return []
  return WAVES.flatMap(times => [Math.cos, Math.sin].map(wave => line(blocks).map(at => wave((2 * Math.PI * times * at) / year))))
}

/** The blocks of a series: weeks for half a year of days and more, else its steps themselves. */
export const levelBlocks = (values: readonly number[], period: number): LevelBlocks => {
  const size = period > 1 && period <= LONGEST_BLOCK && values.length >= FEWEST_BLOCKS * period ? period : 1
  const steps = tamed(withoutSeason(values, period))
  const first = steps.length % size
  const count = Math.floor(steps.length / size)
  const levels = Array.from({ length: count }, (_, block) => mean(steps.slice(first + block * size, first + (block + 1) * size)))
  const year = (period === WEEK ? DAYS_OF_YEAR : period) / size
  return { levels, waves: wavesOfYear(count, year), steps, size, first }
}
