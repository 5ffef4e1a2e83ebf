/** The groups of customers as tables, from counts and sums. */
import { add, roundAmount } from '../../../core/money'
import Big from 'big.js'
import { rfmTable } from './groups'
import type { GroupRow } from './segmentation.repository'

/** A sum of money over so many, to the currency's digits; null over nobody. */
export const meanAmount = (sum: string, count: number, currency: string): string | null =>
  count === 0 ? null : roundAmount(new Big(sum).div(count).toFixed(), currency)

/** A part of a whole, 0–1; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : Number((part / whole).toFixed(4)))

const SCORES = [5, 4, 3, 2, 1]

export interface Tally {
  customers: number
  spent: string
}

const tallied = (rows: readonly GroupRow[]): Tally => ({
  customers: rows.reduce((sum, each) => sum + each.customers, 0),
  spent: add('0', ...rows.map(({ spent }) => spent)),
})

/** All 25 cells of the grid, the best scores first. */
export const cellsOf = (rows: readonly GroupRow[]) =>
  SCORES.flatMap(recencyScore =>
    SCORES.map(frequencyScore => ({
      recencyScore,
      frequencyScore,
      ...tallied(rows.filter(({ recency, frequency }) => recency === recencyScore && frequency === frequencyScore)),
    })),
  )

/** All named segments with their rule, and their share of customers and revenue. */
export const namedSegmentsOf = (rows: readonly GroupRow[]) => {
  const all = tallied(rows)
  const whole = new Big(all.spent)
  return rfmTable.map(({ segment, title, rule, advice }) => {
    const own = tallied(rows.filter(row => row.segment === segment))
    return {
      segment,
      title,
      rule,
      advice,
      ...own,
      share: shareOf(own.customers, all.customers),
      revenueShare: whole.lte(0) ? null : Number(new Big(own.spent).div(whole).toFixed(4)),
    }
  })
}
