import type { Frame } from './frame'
import type { MeasureName, Reading } from './measures'
import type { StoredTarget } from './targets'

type Amount = number | null

/** What the statement answers: one provider's sums over the dates of one frame. Buckets count from 1. */
export interface SumsRow {
  current:
    | readonly (readonly [
        measure: MeasureName,
        elapsed: Amount,
        complete: Amount,
        whole: Amount,
        target: Amount,
        targetDays: number,
        buckets: readonly number[],
        byBucket: readonly Amount[],
      ])[]
    | null
  compared: readonly (readonly [measure: MeasureName, elapsed: Amount, complete: Amount])[] | null
  customers: readonly [elapsed: number, complete: number]
  compared_customers: readonly [elapsed: number, complete: number]
  /** For each bucket in order. */
  customers_by_bucket: readonly number[] | null
}

/** The sums of a frame's dates, to be read by measure. */
export interface Sums {
  /** The window. */
  elapsed: Reading
  /** The whole period, days to come included. */
  whole: Reading
  /** Along the window, a reading for each of the frame's buckets. */
  byBucket: readonly Reading[]
  compared: Reading
  /** The window's complete days, and what they are held against. */
  complete: Reading
  comparedComplete: Reading
  /** Sum of the targets stored beside a measure's days of the whole period, and how many days have one. */
  storedTarget: (measure: MeasureName) => StoredTarget
}

/** The sums of a frame as its readings. */
export function sumsOf(frame: Pick<Frame, 'buckets'>, row: SumsRow): Sums {
  const now = new Map((row.current ?? []).map(entry => [entry[0], entry]))
  const before = new Map((row.compared ?? []).map(entry => [entry[0], entry]))
  const pick = (distinct: number, additive: (measure: MeasureName) => Amount | undefined): Reading => {
    return measure => (measure === 'customers.active' ? distinct : (additive(measure) ?? 0))
  }
  return {
    elapsed: pick(row.customers[0], measure => now.get(measure)?.[1]),
    complete: pick(row.customers[1], measure => now.get(measure)?.[2]),
    whole: pick(row.customers[0], measure => now.get(measure)?.[3]),
    byBucket: bucketReadings(frame.buckets.length, row),
    compared: pick(row.compared_customers[0], measure => before.get(measure)?.[1]),
    comparedComplete: pick(row.compared_customers[1], measure => before.get(measure)?.[2]),
    storedTarget: measure => ({ sum: now.get(measure)?.[4] ?? 0, days: now.get(measure)?.[5] ?? 0 }),
  }
}

function bucketReadings(count: number, row: SumsRow): Reading[] {
  const series = new Map<MeasureName, number[]>()
  for (const [measure, , , , , , buckets, amounts] of row.current ?? []) {
    const line = new Array<number>(count).fill(0)
    buckets.forEach((bucket, index) => (line[bucket - 1] = amounts[index] ?? 0))
    series.set(measure, line)
  }
  series.set('customers.active', [...(row.customers_by_bucket ?? [])])
  return Array.from({ length: count }, (_, index) => measure => series.get(measure)?.[index] ?? 0)
}
