/** Two visits are one gap, and one gap is no rhythm. */
export const LEAST_VISITS = 3
/** Gaps that a rhythm is formed from: the latest, so that it follows the customer. */
export const RHYTHM_GAPS = 12
/** How much later than usual is more than a postponed appointment. */
export const OVERDUE_FACTOR = 1.5
/** Weekly customers go on holiday. */
export const LEAST_DAYS = 21
/** Who was not here for a year has left: they are won back, not kept. */
export const MOST_DAYS = 365
/** Four missed rounds: being later than that tells nothing more. */
export const MOST_ROUNDS = 4
/** As many as somebody can call. */
export const LISTED = 50
/** A review with as many stars or fewer is a reason to stay away. */
const POOR_STARS = 3

/** A customer who is overdue. Days are counted up to today. */
export interface Overdue {
  customerId: string
  /** Completed bookings. */
  visits: number
  /** Days between the visits of the rhythm on average. */
  usualGapDays: number
  daysSinceLastVisit: number
  /** Exact: earned in the 365 days up to the last visit, less what was given back since their beginning. */
  yearlyValue: string
}

/** What is known of the end of their story. */
export interface LastWord {
  /** Stars of the last review; null without any. */
  rating: number | null
  /** How the last booking of all ended; null for what is no reason. */
  outcome: 'CANCELLED' | 'NO_SHOW' | null
}

const days = (count: number): string => (count === 1 ? 'every day' : `every ${count} days`)

/** Why somebody is at risk, in words with the figures; `spent` is null for who may not see it. */
export const reasonsOf = ({ usualGapDays, daysSinceLastVisit }: Overdue, { rating, outcome }: LastWord, spent: string | null): string[] => [
  `Usually comes ${days(Math.round(usualGapDays))}; last here ${daysSinceLastVisit} days ago`,
  ...(spent === null ? [] : [`Spent ${spent} in the year before`]),
  ...(rating !== null && rating <= POOR_STARS ? [`Last review ${rating} ${rating === 1 ? 'star' : 'stars'}`] : []),
  ...(outcome === 'CANCELLED' ? ['Cancelled the last booking'] : []),
  ...(outcome === 'NO_SHOW' ? ['Did not come to the last booking'] : []),
]
