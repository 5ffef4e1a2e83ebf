import type { ExperimentComparison, ExperimentResult } from '@dashboard/schema'
import type { ExperimentStatus } from '@dashboard/schema/vocabulary'
import type { Outcome } from './results'
import { ALPHA, comparisonsOf, neededPerVariant } from './results'

/** What a verdict rests on. */
interface Case {
  outcomes: readonly Outcome[]
  comparisons: readonly ExperimentComparison[]
  status: ExperimentStatus
  minimumEffect: number
  needed: number
  /** Whether every variant has as many customers as were planned. */
  isWhole: boolean
}

/**
 * The variants that differ from the control beyond doubt. While it runs only the test that stays right however often one looks may say so;
 * once it is over at its planned size, that is the one look which the z-test is made for.
 */
const decided = ({ comparisons, status, isWhole }: Case): ExperimentComparison[] => {
  const limit = ALPHA / Math.max(1, comparisons.length)
  return comparisons.filter(
    ({ alwaysValidPValue, pValue }) => alwaysValidPValue <= limit || (status === 'ENDED' && isWhole && pValue <= limit),
  )
}

/** The best of the variants that are better beyond doubt; the control where all others are worse; null while neither is so. */
const winnerOf = (of: Case): number | null => {
  const known = decided(of)
  const better = known.filter(({ difference }) => difference > 0).toSorted((one, other) => other.difference - one.difference)
  const [best] = better
  if (best !== undefined) return best.position
  const isEveryOneWorse = known.length > 0 && known.length === of.outcomes.length - 1
  return isEveryOneWorse ? 0 : null
}

const points = (share: number): string => `${Math.round(share * 1000) / 10} percentage points`
const customers = (count: number): string => `${count} customer${count === 1 ? '' : 's'}`

const PEEKING = 'Whoever stops as soon as a figure looks good finds a difference far more often than there is one'

const tooEarly = ({ outcomes, needed, status }: Case): string => {
  const least = Math.min(...outcomes.map(({ exposed }) => exposed))
  const shown = `The variant with fewest was shown to ${customers(least)}; ${needed} are needed for each.`
  return status === 'ENDED'
    ? `It ended too early to say. ${shown} What it shows may be chance: repeat it for longer, or look for a greater difference.`
    : `Too early to say. ${shown} ${PEEKING}: wait, or go by the always-valid p-value alone.`
}

const won = ({ outcomes, status }: Case, winner: number): string => {
  const name = outcomes.find(({ position }) => position === winner)?.name ?? ''
  const after = status === 'ENDED' ? '' : ' You can end the experiment.'
  return winner === 0
    ? `Keep "${name}": what it was compared with is worse beyond doubt.${after}`
    : `"${name}" is better beyond doubt: use it for everybody.${after}`
}

const undecided = ({ minimumEffect, status }: Case): string => {
  const nothing = `As many customers as were planned have been shown each variant, and no difference stands out; one of ${points(minimumEffect)} would most likely have been seen.`
  return status === 'ENDED'
    ? `${nothing} Keep what is simpler or cheaper.`
    : `${nothing} End it and keep what is simpler or cheaper. ${PEEKING}, so do not go on until one shows.`
}

/** What can be said of an experiment; null before anybody was shown anything. */
export const resultOf = (outcomes: readonly Outcome[], minimumEffect: number, status: ExperimentStatus): ExperimentResult | null => {
  if (outcomes.every(({ exposed }) => exposed === 0)) return null
  const comparisons = comparisonsOf(outcomes, minimumEffect)
  const needed = neededPerVariant(outcomes, minimumEffect)
  const isWhole = outcomes.every(({ exposed }) => exposed >= needed)
  const of: Case = { outcomes, comparisons, status, minimumEffect, needed, isWhole }
  const winner = winnerOf(of)
  const isTooEarly = !isWhole && decided(of).length === 0
  return {
    comparisons,
    neededPerVariant: needed,
    isTooEarly,
    winner,
    advice: winner !== null ? won(of, winner) : isTooEarly ? tooEarly(of) : undecided(of),
  }
}
