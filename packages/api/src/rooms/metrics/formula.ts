import type { MeasureName, Reading } from './measures'
import { measures } from './measures'

/** Measures that are added (1) or taken away (−1). */
export type Terms = Partial<Record<MeasureName, 1 | -1>>

/** How a figure is formed from measures. */
export interface Formed {
  /** The same for people to read. */
  formula: string
  measures: readonly MeasureName[]
  /** Whether the figures of the steps add up to that of the span: not so for rates and distinct counts. */
  addsUp: boolean
  /** The figure of a stretch of time; null where it cannot be known, such as an average of nothing. */
  of(reading: Reading): number | null
}

const entriesOf = (terms: Terms) => Object.entries(terms) as [MeasureName, 1 | -1][]
const namesOf = (terms: Terms): MeasureName[] => entriesOf(terms).map(([name]) => name)
const textOf = (terms: Terms): string =>
  entriesOf(terms)
    .map(([name, sign], index) => (index === 0 ? name : `${sign === 1 ? '+' : '−'} ${name}`))
    .join(' ')
const grouped = (terms: Terms): string => (namesOf(terms).length === 1 ? textOf(terms) : `(${textOf(terms)})`)
const total = (terms: Terms, reading: Reading): number => entriesOf(terms).reduce((sum, [name, sign]) => sum + sign * reading(name), 0)

/** A figure that is a sum of measures. */
export const sum = (terms: Terms): Formed => ({
  formula: textOf(terms),
  measures: namesOf(terms),
  addsUp: namesOf(terms).every(name => measures[name].counted !== 'VISITS'),
  of: reading => total(terms, reading),
})

/** A figure that is a quotient of sums, in percent for `times` 100; unknown where the divisor is 0. */
export const ratio = (part: Terms, whole: Terms, times = 1): Formed => ({
  formula: `${grouped(part)} ÷ ${grouped(whole)}${times === 1 ? '' : ` × ${times}`}`,
  measures: [...new Set([...namesOf(part), ...namesOf(whole)])],
  addsUp: false,
  of(reading) {
    const divisor = total(whole, reading)
    return divisor === 0 ? null : (total(part, reading) / divisor) * times
  },
})
