import { add, compare, subtract } from '../../../core/money'

/** What one value of a dimension brought; exact decimals. */
export interface Part {
  /** Id, word or day. */
  key: string
  label: string
  earned: string
  revenue: string
  bookings: number
  /** Null where no days are compared. */
  previousRevenue: string | null
}

export type Totals = Omit<Part, 'key' | 'label'>

/** A part of the breakdown; the rest has no key. */
export interface Slice extends Omit<Part, 'key'> {
  key: string | null
  /** 0–1; null where there is no revenue to share. */
  share: number | null
  isRest: boolean
}

/** Shares need no more than chart and table show. */
const SHARE_DIGITS = 1e6

const shareOf = (revenue: string, total: string): number | null =>
  compare(total, '0') <= 0 ? null : Math.round((Number(revenue) / Number(total)) * SHARE_DIGITS) / SHARE_DIGITS

const isNothing = ({ earned, revenue, bookings, previousRevenue }: Totals): boolean =>
  bookings === 0 && compare(earned, '0') === 0 && compare(revenue, '0') === 0 && compare(previousRevenue ?? '0', '0') === 0

/** The parts with the most revenue, and the rest as what is missing to the totals: they add up to the cent. */
export const slicesOf = (parts: readonly Part[], totals: Totals, most: number, restLabel: string): Slice[] => {
  const shown = parts.toSorted((one, other) => compare(other.revenue, one.revenue) || (one.label < other.label ? -1 : 1)).slice(0, most)
  const left = (of: (part: Totals) => string): string => subtract(of(totals), add(...shown.map(of)))
  const rest: Totals = {
    earned: left(part => part.earned),
    revenue: left(part => part.revenue),
    bookings: totals.bookings - shown.reduce((sum, { bookings }) => sum + bookings, 0),
    previousRevenue: totals.previousRevenue === null ? null : left(part => part.previousRevenue ?? '0'),
  }
  const slices = shown.map(part => ({ ...part, share: shareOf(part.revenue, totals.revenue), isRest: false }))
  if (isNothing(rest)) return slices
  return [...slices, { ...rest, key: null, label: restLabel, share: shareOf(rest.revenue, totals.revenue), isRest: true }]
}
