import { minimize } from '../../../../core/statistics'
import type { Judged } from './judge'
import type { GapPrior } from './next-gap'
import { curvature, DRAWS, normalDraws } from './parameter-draws'

/**
 * What a provider's own past says of the probabilities of BG/NBD to come again within some weeks, on the scale of log-odds. The model
 * lets nobody leave before a repeat, and thinks that visits fall as by chance, where many come every six weeks and are gone if they do
 * not: whoever came once, and whoever is overdue, gets an own term.
 */
export interface HorizonCorrection {
  weeks: number
  shift: number
  slope: number
  /** For customers without a repeat. */
  once: number
  /** Off for each unit that a customer is overdue by the own rhythm (see `overdue`), at least 0. */
  overdue: number
  /** What the four may be as well (shift, slope, once, overdue); left out where it is not known. */
  draws?: readonly (readonly number[])[]
}

/** What the past taught. */
export interface Correction {
  /** By which rhythms are read. */
  gaps: GapPrior
  /** One for each horizon at which the past was looked at, shortest first: what helps half a year ahead does harm a month ahead. */
  horizons: readonly HorizonCorrection[]
}

/** What a correction looks at: whether a customer has come only once, and how far past the own rhythm. */
export interface Circumstances {
  isOnce: boolean
  overdue: number
}

/** Fewer who came, or who did not, do not tell four numbers. */
const FEWEST_OF_EACH = 20
/** Without much data the model is believed: no shift, slope 1, nothing for once and for overdue, each within about these. */
const BELIEVED = { mean: [0, 1, 0, 0], sd: [1, 0.5, 1, 0.5] }
const START_REACH = 0.3
const TRIES = 600
const TOLERANCE = 1e-8
/** Log-odds of what is as good as certain. */
const SUREST = 30

const logOdds = (probability: number): number =>
  Math.max(-SUREST, Math.min(SUREST, Math.log(probability) - Math.log1p(-Math.min(probability, 1 - Number.EPSILON))))

/** −ln of the probability that belongs to these log-odds. */
const loss = (odds: number): number => (odds > 0 ? Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)) - odds)

/** What applies to a horizon: between those learned in proportion to the logarithm of weeks, beyond them the nearest. */
const correctionAt = (horizons: readonly HorizonCorrection[], weeks: number): HorizonCorrection | null => {
  const later = horizons.find(each => each.weeks >= weeks) ?? horizons.at(-1) ?? null
  const earlier = horizons.findLast(each => each.weeks <= weeks) ?? later
  if (later === null || earlier === null || earlier.weeks >= later.weeks) return later
  const share = Math.log(weeks / earlier.weeks) / Math.log(later.weeks / earlier.weeks)
  const between = (name: 'shift' | 'slope' | 'once' | 'overdue') => earlier[name] + share * (later[name] - earlier[name])
  return { weeks, shift: between('shift'), slope: between('slope'), once: between('once'), overdue: between('overdue') }
}

/** A correction with one draw in the place of what is most probable; itself without draws. */
export const drawnCorrection = ({ gaps, horizons }: Correction, index: number): Correction => ({
  gaps,
  horizons: horizons.map(each => {
    const { draws, ...told } = each
    const [shift = told.shift, slope = told.slope, once = told.once, overdue = told.overdue] = draws?.[index % draws.length] ?? []
    return { ...told, shift, slope, once, overdue: Math.max(0, overdue) }
  }),
})

/** A probability of coming again within so many weeks, corrected, 0–1. */
export const corrected = ({ horizons }: Correction, weeks: number, probability: number, { isOnce, overdue }: Circumstances): number => {
  const found = correctionAt(horizons, weeks)
  if (found === null || weeks <= 0) return probability
  const odds = found.shift + found.slope * logOdds(probability) + (isOnce ? found.once : 0) - found.overdue * overdue
  return 1 / (1 + Math.exp(-odds))
}

/** The correction that a past period asks for, by customer; null with too few who came again in it, or who did not. */
export const learnedCorrection = (
  circumstances: readonly Circumstances[],
  judged: readonly Judged[],
): Omit<HorizonCorrection, 'weeks'> | null => {
  const hits = judged.filter(({ happened }) => happened).length
  if (Math.min(hits, judged.length - hits) < FEWEST_OF_EACH) return null
  const known = circumstances.map(({ isOnce, overdue }, index) => {
    const { predicted, happened } = judged[index] ?? { predicted: 0.5, happened: false }
    return { odds: logOdds(predicted), once: isOnce ? 1 : 0, overdue, sign: happened ? 1 : -1 }
  })
  const free = (point: readonly number[]): number => {
    const [shift = 0, slope = 1, once = 0, perOverdue = 0] = point
    const doubt = point.reduce((sum, each, axis) => sum + 0.5 * ((each - (BELIEVED.mean[axis] ?? 0)) / (BELIEVED.sd[axis] ?? 1)) ** 2, 0)
    return known.reduce(
      (sum, each) => sum + loss(each.sign * (shift + slope * each.odds + once * each.once - perOverdue * each.overdue)),
      doubt,
    )
  }
  const cost = (point: readonly number[]): number => ((point[3] ?? 0) < 0 ? Number.POSITIVE_INFINITY : free(point))
  const search = (from: readonly number[]) =>
    minimize(cost, from, { reach: from.map(() => START_REACH), mostTries: TRIES, tolerance: TOLERANCE })
  // Begun again, as a simplex that met the edge of what is allowed may have folded.
  const [shift = 0, slope = 1, once = 0, overdue = 0] = search(search(BELIEVED.mean).point).point
  const draws = normalDraws(
    [shift, slope, once, overdue],
    curvature(free, [shift, slope, once, overdue]),
    BELIEVED.sd.map(sd => 1 / sd ** 2),
    DRAWS,
  )
  return { shift, slope, once, overdue, ...(draws && { draws }) }
}
