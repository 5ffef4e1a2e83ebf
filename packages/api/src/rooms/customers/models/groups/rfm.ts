/** Scores of recency, frequency and monetary value, and the segments that they name. */
import type { RfmSegment } from '@dashboard/schema/vocabulary'
import { quantile } from '../../../../core/statistics'

/** What a customer is scored by. */
export interface RfmInput {
  /** Days of the provider since the last completed booking began. */
  daysSinceLast: number
  bookings: number
  /** In the provider's currency; only compared. */
  spent: number
}

/** 1–5 each, 5 best. */
export interface RfmScores {
  recency: number
  frequency: number
  monetary: number
}

/** Where the scores change: four cuts each, in ascending order; a value below a cut has not reached it. */
export interface RfmCuts {
  basis: 'QUINTILES' | 'FIXED'
  recency: number[]
  frequency: number[]
  monetary: number[]
}

/** Fifths of fewer would hold less than ten customers each and say little of anybody. */
export const FEWEST_FOR_QUINTILES = 50
const FIFTHS = [0.2, 0.4, 0.6, 0.8]
/** Whoever lies on a quantile is below the cut, which is one above it: as the R package rfm has it. */
const ABOVE_QUANTILE = 1
/** A month, two, four (when a regular counts as at risk) and eight: the rhythms of walks, grooming and yearly stays. */
const FIXED_RECENCY_DAYS = [31, 61, 121, 241]
/** Once, twice, a few times, often. */
const FIXED_BOOKINGS = [2, 3, 5, 10]
/** Money has no scale of its own: parts of what the middle customer spent. */
const FIXED_SPENT_OF_MEDIAN = [0.25, 0.5, 1, 2]
/** Nothing spent is the lowest score, also where nobody spent anything. */
const LEAST_SPENT = 0.01

const cutsOf = (values: readonly number[]): number[] => FIFTHS.map(share => quantile(values, share) + ABOVE_QUANTILE)

/** Where a provider's scores change: fifths of its customers (quantiles of type 7), or fixed steps with fewer than fifty. */
export const fitRfmCuts = (customers: readonly RfmInput[]): RfmCuts => {
  const spent = customers.map(each => each.spent)
  if (customers.length >= FEWEST_FOR_QUINTILES)
    return {
      basis: 'QUINTILES',
      recency: cutsOf(customers.map(each => each.daysSinceLast)),
      frequency: cutsOf(customers.map(each => each.bookings)),
      monetary: cutsOf(spent),
    }
  const middle = spent.length === 0 ? 0 : quantile(spent, 0.5)
  return {
    basis: 'FIXED',
    recency: [...FIXED_RECENCY_DAYS],
    frequency: [...FIXED_BOOKINGS],
    monetary: FIXED_SPENT_OF_MEDIAN.map(share => Math.max(LEAST_SPENT, share * middle)),
  }
}

/** How many cuts a value has reached, from 1 on. Equal values are scored alike. */
const scoreOf = (value: number, cuts: readonly number[]): number => 1 + cuts.filter(cut => value >= cut).length

/** A customer's scores. */
export const rfmScores = (cuts: RfmCuts, { daysSinceLast, bookings, spent }: RfmInput): RfmScores => ({
  recency: 6 - scoreOf(daysSinceLast, cuts.recency),
  frequency: scoreOf(bookings, cuts.frequency),
  monetary: scoreOf(spent, cuts.monetary),
})

/** A rule of the table: the lowest and highest score of recency, and of the mean of frequency and monetary value, both included. */
export interface RfmRule {
  segment: RfmSegment
  title: string
  recency: readonly [number, number]
  value: readonly [number, number]
  /** The rule in words. */
  rule: string
  /** What to do with them. */
  advice: string
}

const rule = (
  segment: RfmSegment,
  title: string,
  [recency, value]: readonly [readonly [number, number], readonly [number, number]],
  words: string,
  advice: string,
): RfmRule => ({ segment, title, recency, value, rule: words, advice })

/** Who belongs where; no two of them meet, and who meets none is OTHER. Best first. */
export const rfmRules: readonly RfmRule[] = [
  rule(
    'CHAMPIONS',
    'Champions',
    [
      [4, 5],
      [4, 5],
    ],
    'Recency 4–5, frequency and value 4–5 on average',
    'Reward them, and ask them for reviews and referrals.',
  ),
  rule(
    'LOYAL',
    'Loyal customers',
    [
      [3, 3],
      [3.5, 5],
    ],
    'Recency 3, frequency and value 3.5–5 on average',
    'Offer a standing appointment before their next visit is due.',
  ),
  rule(
    'POTENTIAL_LOYALISTS',
    'Potential loyalists',
    [
      [4, 5],
      [2.5, 3.5],
    ],
    'Recency 4–5, frequency and value 2.5–3.5 on average',
    'Show them what else you do, and book the next visit as they leave.',
  ),
  rule(
    'NEW',
    'New customers',
    [
      [4, 5],
      [1, 2],
    ],
    'Recency 4–5, frequency and value 1–2 on average',
    'Welcome them, and win the second visit soon.',
  ),
  rule(
    'AT_RISK',
    'Drifting away',
    [
      [2, 2],
      [2.5, 5],
    ],
    'Recency 2, frequency and value 2.5–5 on average',
    'Write to them personally, and offer a date.',
  ),
  rule(
    'CANT_LOSE',
    'Can’t lose them',
    [
      [1, 1],
      [3.5, 5],
    ],
    'Recency 1, frequency and value 3.5–5 on average',
    'Call them: they were among your best.',
  ),
  rule(
    'LOST',
    'Lost',
    [
      [1, 2],
      [1, 2],
    ],
    'Recency 1–2, frequency and value 1–2 on average',
    'One last offer; then spend your time on others.',
  ),
]

const OTHER: RfmRule = {
  segment: 'OTHER',
  title: 'In between',
  recency: [1, 5],
  value: [1, 5],
  rule: 'None of these',
  advice: 'Nothing in particular: watch which way they go.',
}

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high

/** The rules in the order in which they are shown, OTHER last. */
export const rfmTable: readonly RfmRule[] = [...rfmRules, OTHER]

/** The one segment of some scores. */
export const rfmSegment = ({ recency, frequency, monetary }: RfmScores): RfmSegment => {
  const value = (frequency + monetary) / 2
  return (rfmRules.find(each => within(recency, each.recency) && within(value, each.value)) ?? OTHER).segment
}
