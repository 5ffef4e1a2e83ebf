/** How evenly a customer comes: of the logarithms of the gaps between purchases, in days. */
export interface Rhythm {
  gaps: number
  mean: number
  /** Squared distances from the mean, added up. */
  squares: number
}

/** What models of buying need of a customer: how often, until when, for how long. One purchase is one local day. */
export interface BuyingHistory {
  /** Purchases after the first. */
  repeats: number
  /** Weeks from the first purchase to the last; 0 without a repeat. */
  lastWeeks: number
  /** Weeks from the first purchase to the day up to which we know. */
  ageWeeks: number
  /** Taken for unknown where it is left out. */
  rhythm?: Rhythm
  /** So many customers with the same history; 1 where it is left out. */
  count?: number
}

/** A customer's purchases: days in ascending order, each once, as whole numbers on any calendar, and what each of them brought. */
export interface CustomerPurchases {
  days: readonly number[]
  revenue: readonly number[]
}

/** Models count in weeks. */
export const WEEK_DAYS = 7
/** A mean month of the Gregorian calendar, 365.2425 / 12 days to four digits, in weeks. */
export const MONTH_WEEKS = 30.4375 / WEEK_DAYS
/** Purchases are known by day. */
const LEAST_GAP_DAYS = 1

/** The days from each purchase to the next. */
export const gapsOf = (days: readonly number[]): number[] => days.slice(1).map((day, index) => day - (days[index] ?? day))

/** Of gaps in days; all 0 for none. */
export const rhythmOf = (gaps: readonly number[]): Rhythm => {
  const logs = gaps.map(days => Math.log(Math.max(LEAST_GAP_DAYS, days)))
  const mean = logs.reduce((sum, each) => sum + each, 0) / Math.max(1, logs.length)
  return { gaps: logs.length, mean, squares: logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) }
}

/** The history of purchase days up to `today`, including it; null for whoever has not bought by then. */
export const historyOf = (days: readonly number[], today: number): BuyingHistory | null => {
  const known = days.filter(day => day <= today)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return null
  return {
    repeats: known.length - 1,
    lastWeeks: (last - first) / WEEK_DAYS,
    ageWeeks: (today - first) / WEEK_DAYS,
    rhythm: rhythmOf(gapsOf(known)),
  }
}
