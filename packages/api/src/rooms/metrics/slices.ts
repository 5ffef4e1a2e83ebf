import { acquisitionChannels, customerSegments } from '@dashboard/schema/vocabulary'
import type { MetricDimension } from '@dashboard/schema/vocabulary'

/** Where the rollups keep what is known of no value of a dimension. */
export const NONE = 'NONE'

/** Slices of the rollups to be read: those of the words listed, and those of every service or member where these are named. */
export interface Slices {
  /** Beside `values`, one entry for each word. */
  dimensions: readonly string[]
  values: readonly string[]
  /** Dimensions whose values are rows of the provider. */
  looked: readonly MetricDimension[]
}

/** The provider's total alone. */
export const totalSlice: Slices = { dimensions: ['TOTAL'], values: [''], looked: [] }

/** One member's own work. */
export const memberSlice = (memberId: string): Slices => ({ dimensions: ['TEAM_MEMBER'], values: [memberId], looked: [] })

const wordsOf: Record<MetricDimension, readonly string[]> = {
  SERVICE: [],
  TEAM_MEMBER: [],
  SOURCE: acquisitionChannels,
  CUSTOMER_SEGMENT: customerSegments.filter(segment => segment !== 'ALL'),
}

/** Every value of the dimensions: a look-up by value in the index, where a dimension alone would read all that was ever kept of a measure. */
export function slicesOf(dimensions: readonly MetricDimension[]): Slices {
  const words = dimensions.flatMap(dimension => [...wordsOf[dimension], NONE].map(value => ({ dimension, value })))
  return {
    dimensions: words.map(({ dimension }) => dimension),
    values: words.map(({ value }) => value),
    looked: dimensions.filter(dimension => wordsOf[dimension].length === 0),
  }
}
