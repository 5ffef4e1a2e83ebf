/** What a chart says about itself. */
import type { MetricBasis } from '@dashboard/schema/vocabulary'
import { basisWords } from '../words'

export interface Meaning {
  definition: string
  facts: readonly { name: string; text: string }[]
}

interface Source {
  definition: string
  /** Which instant decides the day. */
  basis?: MetricBasis
  formula?: string
  dates?: string
}

/** The definition with the date that counts, the days and the formula, as far as they are given. */
export const meaningOf = ({ definition, basis, formula, dates }: Source): Meaning => ({
  definition,
  facts: [
    { name: 'Counted by', text: basis && basisWords[basis] },
    { name: 'Dates', text: dates },
    { name: 'Formula', text: formula },
  ].flatMap(({ name, text }) => (text ? [{ name, text }] : [])),
})
