import { add, compare } from '../../core/money'
import type { MeasureName, Reading } from './measures'
import type { SliceCell } from './spans.repository'

/** The measures of one stretch of time as exact decimals: "0" where nothing happened. */
export type ExactReading = (measure: MeasureName) => string

/** By the values of a dimension: ids, words or NONE; by '' in total. */
export type ByValue<T> = ReadonlyMap<string, T>

const nothing: ExactReading = () => '0'

/** Numbers of an exact reading, for what is no money that is shown. */
export const inNumbers =
  (reading: ExactReading): Reading =>
  measure =>
    Number(reading(measure))

/** For each of `count` spans in order, its sums by value; of a total there is always one. */
export function spanReadings(count: number, cells: readonly SliceCell<number>[], isTotal: boolean): ByValue<ExactReading>[] {
  const sums = Array.from({ length: count }, () => new Map<string, Map<MeasureName, string>>())
  for (const [number, , value, measure, sum] of cells) {
    const span = sums[number - 1]
    // Of one member's own work the total is that member's.
    const key = isTotal ? '' : value
    const known = span?.get(key) ?? new Map<MeasureName, string>()
    span?.set(key, known.set(measure, add(known.get(measure) ?? '0', sum)))
  }
  return sums.map(span => {
    const readings = new Map([...span].map(([value, known]): [string, ExactReading] => [value, measure => known.get(measure) ?? '0']))
    return isTotal && readings.size === 0 ? new Map([['', nothing]]) : readings
  })
}

/** Measures day by day: a figure for each day, 0 where nothing happened. */
export interface Daily {
  days: readonly string[]
  of(measure: MeasureName): readonly number[]
  exact(measure: MeasureName): readonly string[]
}

/** The daily sums by value, days without any filled in. */
export function dailyReadings(days: readonly string[], cells: readonly SliceCell<string>[], isTotal: boolean): ByValue<Daily> {
  const sums = new Map<string, Map<string, string>>(isTotal ? [['', new Map<string, string>()]] : [])
  for (const [day, , value, measure, sum] of cells) {
    const key = isTotal ? '' : value
    const known = sums.get(key) ?? new Map<string, string>()
    const cell = `${measure} ${day}`
    sums.set(key, known.set(cell, add(known.get(cell) ?? '0', sum)))
  }
  return new Map(
    [...sums].map(([value, known]): [string, Daily] => {
      const exact = (measure: MeasureName) => days.map(day => known.get(`${measure} ${day}`) ?? '0')
      return [value, { days, exact, of: measure => exact(measure).map(Number) }]
    }),
  )
}

/** The values by an amount of theirs, greatest first; equal ones by their ids. */
export const ranked = <T>(byValue: ByValue<T>, amount: (of: T) => string): [value: string, of: T][] =>
  [...byValue].toSorted(([a, one], [b, other]) => compare(amount(other), amount(one)) || (a < b ? -1 : 1))

/** Revenue as the house defines it: earned less refunded, exact. */
export const revenueOf = (reading: ExactReading): string => add(reading('revenue.earned'), `-${reading('revenue.refunded')}`)
