/** Every stored measure: a sum by day. What is no sum (averages, rates, shares) is derived when read. */
import { bookingMeasures } from './booking-measures'
import { eventMeasures } from './event-measures'
import type { Measure } from './measure'

/** What every stored measure is, by its name. */
export const storedMeasures = { ...bookingMeasures, ...eventMeasures }

export type StoredMeasure = keyof typeof storedMeasures

/**
 * Which set of measures the rollups are kept by. Raise it with every change of what is stored: the rollups of providers
 * that are behind are made anew from the events (`revision.job.ts`).
 */
export const ROLLUP_REVISION = 2

/** The stored measures with their names; the index in this list is the column of a cell. */
export const measures: readonly (Measure & { readonly name: StoredMeasure })[] = (
  Object.entries(storedMeasures) as [StoredMeasure, Measure][]
).map(([name, measure]) => Object.assign({ name }, measure))

const columns = new Map<string, number>(measures.map(({ name }, index) => [name, index]))

/** The column of a measure. */
export const columnOf = (name: StoredMeasure): number => columns.get(name) ?? -1

/** The hourly sums behind the heat map, of completed bookings by the local hour at which they started. */
export const hourlyMeasures = ['hourly.bookings', 'hourly.revenue'] as const
