/** Where a series jumps to a new level and stays there. */
import { mean, median } from './descriptive'
import { twoSided } from './distributions'
import { stl } from './stl'

/** Blocks (weeks, for days) on either side that a level is taken from: a quarter of a year. */
const SIDE = 13
/** A jump is there at once: beside a line through both sides, the step itself stands out by so many standard errors; a drift's does not. */
const ABRUPT = 4
/** Ranks that part like this by chance are one in twenty: the first sieve. */
const RANKS = 0.05
/** One false jump in two hundred series, shared out over the places that are looked at; the noise is only estimated. */
const FALSE_ALARM = 0.005
/** Within so many blocks there is one jump, not two. */
const APART = 4

const sides = (blocks: readonly number[], at: number): [before: number[], after: number[]] => [
  blocks.slice(at - SIDE, at),
  blocks.slice(at, at + SIDE),
]

/** How far two sides differ, in standard errors of their ranks (Mann–Whitney, continuity corrected, ties averaged). */
const rankDistance = (before: readonly number[], after: readonly number[]): number => {
  const [m, n] = [before.length, after.length]
  let wins = 0
  for (const one of before) for (const other of after) wins += other > one ? 1 : other === one ? 0.5 : 0
  const away = Math.max(0, Math.abs(wins - (m * n) / 2) - 0.5)
  return away / Math.sqrt((m * n * (m + n + 1)) / 12)
}

/** Medians scatter more than means, by √(π ÷ 2). */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2)
/** How large the step of the levels is against the noise of a block around its neighbours. */
const stepInNoise = (blocks: readonly number[], before: readonly number[], after: readonly number[]): number => {
  const rough = median(blocks.slice(1).map((value, index) => Math.abs(value - (blocks[index] ?? 0)))) / 0.954
  const error = rough * MEDIAN_ERROR * Math.sqrt(2 / SIDE)
  return error === 0 ? 0 : Math.abs(median(after) - median(before)) / error
}

/** The slope of the values along `x`, and what is left of them. */
const regressed = (x: readonly number[], y: readonly number[]): { slope: number; rest: number[] } => {
  const [xMean, yMean] = [mean(x), mean(y)]
  const spread = x.reduce((sum, value) => sum + (value - xMean) ** 2, 0)
  const slope = spread === 0 ? 0 : x.reduce((sum, value, at) => sum + (value - xMean) * ((y[at] ?? 0) - yMean), 0) / spread
  return { slope, rest: y.map((value, at) => value - yMean - slope * ((x[at] ?? 0) - xMean)) }
}

/** The step in the middle in its standard errors, where a line goes through all of it (Frisch–Waugh: both freed of the line first). */
const stepBesideLine = (values: readonly number[]): number => {
  const line = values.map((_, at) => at)
  const { rest: step } = regressed(
    line,
    values.map((_, at) => (at < SIDE ? 0 : 1)),
  )
  const { slope, rest } = regressed(step, regressed(line, values).rest)
  const noise = rest.reduce((sum, value) => sum + value ** 2, 0) / (values.length - 3)
  const spread = step.reduce((sum, value) => sum + value ** 2, 0)
  return noise === 0 ? 0 : slope / Math.sqrt(noise / spread)
}

interface Jump {
  block: number
  strength: number
}

const jumpAt = (blocks: readonly number[], block: number, places: number): Jump | null => {
  const [before, after] = sides(blocks, block)
  if (twoSided(rankDistance(before, after)) > RANKS) return null
  const strength = stepInNoise(blocks, before, after)
  if (twoSided(strength) > FALSE_ALARM / places) return null
  return Math.abs(stepBesideLine([...before, ...after])) >= ABRUPT ? { block, strength } : null
}

const strongest = (jumps: readonly Jump[]): Jump[] =>
  [...jumps]
    .sort((one, other) => other.strength - one.strength)
    .reduce<Jump[]>((kept, jump) => (kept.some(({ block }) => Math.abs(block - jump.block) < APART) ? kept : [...kept, jump]), [])

/** The step at which two levels part best around a block boundary: least squares. */
const located = (values: readonly number[], boundary: number, size: number): number => {
  if (size === 1) return boundary
  const [from, to] = [Math.max(0, boundary - SIDE * size), Math.min(values.length, boundary + SIDE * size)]
  const squares = (part: readonly number[]): number => {
    const middle = mean(part)
    return part.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  }
  let best = { at: boundary, loss: Number.POSITIVE_INFINITY }
  for (let at = Math.max(from + 1, boundary - size); at <= Math.min(to - 1, boundary + size); at += 1) {
    const loss = squares(values.slice(from, at)) + squares(values.slice(at, to))
    if (loss < best.loss) best = { at, loss }
  }
  return best.at
}

/** The series without its season. */
const levelled = (values: readonly number[], period: number): readonly number[] => {
  if (period < 2 || values.length < 2 * period) return values
  const { seasonal } = stl(values, { period, isRobust: true })
  return values.map((value, at) => value - (seasonal[at] ?? 0))
}

/**
 * The first steps of new levels, in order. Blocks of one period (weeks, for days) are compared, thirteen before a boundary with as many
 * after: their ranks must part, the step must stand out of the noise for as many places as there are, and of a line through both, so
 * that a season of the year or steady growth is none.
 */
export const changePoints = (values: readonly number[], period: number): number[] => {
  const size = Math.max(1, period)
  const level = levelled(values, period)
  const first = level.length % size
  const count = Math.floor(level.length / size)
  const blocks = Array.from({ length: count }, (_, block) => mean(level.slice(first + block * size, first + (block + 1) * size)))
  const places = count - 2 * SIDE + 1
  if (places < 1) return []
  const jumps = Array.from({ length: places }, (_, index) => jumpAt(blocks, index + SIDE, places)).filter(jump => jump !== null)
  return strongest(jumps)
    .map(({ block }) => located(level, first + block * size, size))
    .sort((one, other) => one - other)
}
