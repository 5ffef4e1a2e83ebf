import type { MetricBasis, MetricDimension, MetricUnit } from '@dashboard/schema/vocabulary'

/** A stored measure, a sum by day: what it is called for people, what is counted and by which instant its day is told. */
export interface Measure {
  readonly title: string
  readonly unit: MetricUnit
  readonly basis: MetricBasis
  readonly definition: string
  /** What it is kept by, besides in total. */
  readonly dimensions: readonly MetricDimension[]
}

/** One of something, in ten-thousandths. */
export const ONE = 10_000n

const MS_PER_UNIT = 60_000 / Number(ONE)

/** A stretch of time in minutes, as ten-thousandths; 0 for one that ends before it begins. */
export const minutes = (ms: number): bigint => BigInt(Math.max(0, Math.round(ms / MS_PER_UNIT)))
