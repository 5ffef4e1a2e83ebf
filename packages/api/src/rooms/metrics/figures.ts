import type { Frame } from './frame'
import type { MeasureName, Reading } from './measures'
import type { Goal } from './targets'

/** The sums of a measure in one bucket (from 1): to the window's end, over its complete days, over the whole period; and stored targets. */
type BucketSums = readonly [
  measure: MeasureName,
  bucket: number,
  elapsed: number | null,
  complete: number | null,
  whole: number,
  target: number | null,
  targetDays: number,
]

/** The sums of a measure in the compared dates: all of them, and those held against complete days. */
type ComparedSums = readonly [measure: MeasureName, all: number | null, complete: number | null]

/** Distinct customers: in the window, on its complete days, and the same of the compared dates; then by bucket. */
interface CustomerCounts {
  counts: readonly [elapsed: number, complete: number, before: number, completeBefore: number]
  buckets: readonly (readonly [bucket: number, count: number])[] | null
}

/** What the statement answers: one provider's sums, all of one snapshot. */
export interface FiguresRow {
  version: string
  /** The first day on record; null before the first event. */
  since: string | null
  current: readonly BucketSums[] | null
  compared: readonly ComparedSums[] | null
  customers: CustomerCounts
  goals: readonly Goal[] | null
}

/** The sums that KPIs and alerts are formed from. */
export interface Figures {
  frame: Frame
  version: string
  goals: readonly Goal[]
  elapsed: Reading
  /** Days to come of the period included. */
  whole: Reading
  byBucket: readonly Reading[]
  /** Null where the business was not on record yet. */
  before: Reading | null
  /** Null where the window has no complete day. */
  completeDays: Reading | null
  completeDaysBefore: Reading | null
  /** Sum of the targets stored beside a measure's days, with the number of days that have one. */
  storedTarget(measure: MeasureName): { sum: number; days: number }
}

/** The sums of a frame, ready to be read by measure. */
export function figuresOf(frame: Frame, row: FiguresRow): Figures {
  const tally = new Tally()
  for (const [measure, bucket, elapsed, complete, whole, target, targetDays] of row.current ?? []) {
    tally.add('elapsed', measure, elapsed)
    tally.add('complete', measure, complete)
    tally.add('whole', measure, whole)
    tally.add(`bucket ${bucket}`, measure, elapsed)
    tally.add('target', measure, target)
    tally.add('targetDays', measure, targetDays)
  }
  for (const [measure, all, complete] of row.compared ?? []) {
    tally.add('before', measure, all)
    tally.add('completeBefore', measure, complete)
  }
  addCustomers(tally, row.customers)
  const isOnRecord = row.since !== null && row.since <= frame.compared.end
  return {
    frame,
    version: row.version,
    goals: row.goals ?? [],
    elapsed: tally.reading('elapsed'),
    whole: tally.reading('whole'),
    byBucket: frame.buckets.map((_, index) => tally.reading(`bucket ${index + 1}`)),
    before: isOnRecord ? tally.reading('before') : null,
    completeDays: frame.complete && tally.reading('complete'),
    completeDaysBefore: frame.complete && isOnRecord ? tally.reading('completeBefore') : null,
    storedTarget: measure => ({ sum: tally.reading('target')(measure), days: tally.reading('targetDays')(measure) }),
  }
}

function addCustomers(tally: Tally, { counts, buckets }: CustomerCounts): void {
  const [elapsed, complete, before, completeBefore] = counts
  tally.add('elapsed', 'customers.active', elapsed)
  tally.add('whole', 'customers.active', elapsed)
  tally.add('complete', 'customers.active', complete)
  tally.add('before', 'customers.active', before)
  tally.add('completeBefore', 'customers.active', completeBefore)
  for (const [bucket, count] of buckets ?? []) tally.add(`bucket ${bucket}`, 'customers.active', count)
}

/** Sums by stretch of time and measure. */
class Tally {
  private readonly stretches = new Map<string, Map<MeasureName, number>>()

  add(stretch: string, measure: MeasureName, amount: number | null): void {
    if (amount === null) return
    let sums = this.stretches.get(stretch)
    if (sums === undefined) this.stretches.set(stretch, (sums = new Map()))
    sums.set(measure, (sums.get(measure) ?? 0) + amount)
  }

  reading(stretch: string): Reading {
    const sums = this.stretches.get(stretch)
    return measure => sums?.get(measure) ?? 0
  }
}
