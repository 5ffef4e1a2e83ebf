/** Where the level of a series steps up or down from one block to the next. */
import { median } from './descriptive'
import { studentCritical, twoSided } from './distributions'
import type { LevelBlocks } from './level-blocks'
import { coefficientOf, freedOf, line, ones, rightAngled, squareSum, stepUp } from './regress'

/** A step of the level before a block. */
export interface LevelStep {
  block: number
  /** Blocks on either side that it was seen with. */
  side: number
  /** How far up, or down. */
  height: number
  /** Its height in standard errors, beside a line through both sides. */
  strength: number
  /** How far the middles of both sides lie apart in its direction, in standard errors. */
  apart: number
}

type Levels = Pick<LevelBlocks, 'levels' | 'waves'>

/** Beside a line through both sides, a step stands out by so many standard errors, and drift does not: about one in fifty series without any shows one. */
const ABRUPT = 4
/** The middles of both sides lie so far apart: what comes back soon was no new level. */
const LASTING = 3
/** It shows by so much from nearer by as well: a slow rise does not. */
const NEARER = 2
/** With as many weeks on either side, a season of the year looks like a step. */
const HALF_YEAR = 26
/** The waves of the year explain so much by chance in one of a hundred series (F with four degrees and a hundred). */
const SEASONAL = 3.5
/** From so many blocks on their noise is known well enough. */
const MANY = 100
/** More are not told apart from an unsteady series. */
const MOST_STEPS = 5
/** Of the levels, so much is rounding. */
const DUST = 1e-9
/** Medians scatter more than means, by √(π ÷ 2). */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2)
/** The median distance of two normal values is so many deviations. */
const DISTANCE = 0.954

/** How blocks scatter from one to the next. */
const roughness = (levels: readonly number[]): number =>
  median(levels.slice(1).map((value, at) => Math.abs(value - (levels[at] ?? 0)))) / DISTANCE

/** What steps are looked for in. */
interface Ground extends Levels {
  /** How blocks scatter from one to the next. */
  rough: number
}

/** With how many blocks on either side a step is looked for. */
interface View {
  side: number
  /** Directions of a line through both sides. */
  lines: readonly (readonly number[])[]
  /** What a step in the middle is beside them. */
  step: readonly number[]
}

const viewOf = (side: number): View => {
  const lines = rightAngled([ones(2 * side), line(2 * side)])
  return { side, lines, step: freedOf(stepUp(2 * side, side), lines) }
}

const stepAt = ({ levels, rough }: Ground, block: number, { side, lines, step }: View): LevelStep | null => {
  if (block < side || block + side > levels.length) return null
  const around = levels.slice(block - side, block + side)
  const free = freedOf(around, lines)
  const height = coefficientOf(free, step)
  const local = Math.sqrt(squareSum(freedOf(free, [step])) / (2 * side - 3))
  const dust = DUST * Math.max(...around.map(Math.abs))
  const noise = Math.max(rough, local, dust)
  if (Math.abs(height) <= dust) return null
  const apart = (median(around.slice(side)) - median(around.slice(0, side))) / (noise * MEDIAN_ERROR * Math.sqrt(2 / side))
  return {
    block,
    side,
    height,
    strength: (Math.abs(height) * Math.sqrt(squareSum(step))) / noise,
    apart: apart * Math.sign(height),
  }
}

/** Whether the year has a season, beside a line and a step: how much its waves explain, by the F-test. */
const isSeasonal = ({ levels, waves }: Levels, block: number): boolean => {
  const { length } = levels
  const plain = rightAngled([ones(length), line(length), stepUp(length, block)])
  const all = rightAngled([...plain, ...waves])
  const rest = squareSum(freedOf(levels, all))
  const explained = squareSum(freedOf(levels, plain)) - rest
  return explained / waves.length > (SEASONAL * rest) / (length - all.length)
}

/** The step before a block that stands out most in any view by more than `limit`. */
const stepBefore = (of: Ground, block: number, views: readonly View[], limit: number): LevelStep | null => {
  return views.reduce<LevelStep | null>((best, view, index) => {
    const found = stepAt(of, block, view)
    if (found === null || found.apart < LASTING || found.strength <= (best?.strength ?? limit)) return best
    const nearer = index === 0 ? found : stepAt(of, block, views[index - 1] ?? view)
    if (nearer === null || nearer.height * found.height <= 0 || nearer.strength < NEARER) return best
    return view.side >= HALF_YEAR && isSeasonal(of, block) ? best : found
  }, null)
}

/** The steps of the levels, the strongest first, each looked for when those before it are taken out; `sides` ascending. */
export const levelSteps = ({ levels, waves }: Levels, sides: readonly number[]): LevelStep[] => {
  const limit = levels.length >= MANY ? ABRUPT : studentCritical(twoSided(ABRUPT), Math.max(1, levels.length))
  const views = sides.map(viewOf)
  const found: LevelStep[] = []
  let left = levels
  while (found.length < MOST_STEPS) {
    const of = { levels: left, rough: roughness(left), waves }
    const best = line(left.length)
      .map(block => stepBefore(of, block, views, limit))
      .reduce((one, other) => ((other?.strength ?? 0) > (one?.strength ?? 0) ? other : one), null)
    if (best === null) break
    found.push(best)
    left = left.map((value, at) => (at < best.block ? value : value - best.height))
  }
  return found
}
