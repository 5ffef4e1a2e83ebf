/** Sums waiting to be added to the rollups of one provider. */

export type CellDimension = 'TOTAL' | 'SERVICE' | 'CUSTOMER_SEGMENT' | 'TEAM_MEMBER' | 'SOURCE'

/** Where nothing is known of a dimension, so that each dimension still adds up to the total. */
export const NONE = 'NONE'

/** One day of one slice; `sums` holds ten-thousandths by the index of the measure. */
export interface CellRow {
  readonly providerId: number
  readonly day: string
  readonly dimension: CellDimension
  readonly value: string
  readonly sums: (bigint | undefined)[]
}

export interface HourRow {
  readonly providerId: number
  readonly day: string
  readonly hour: number
  bookings: bigint
  revenue: bigint
}

export interface CustomerDay {
  readonly providerId: number
  readonly day: string
  readonly customerId: string
  bookings: number
  revenue: bigint
}

export interface Cells {
  readonly providerId: number
  readonly daily: Map<string, CellRow>
  readonly hourly: Map<string, HourRow>
  readonly customerDays: Map<string, CustomerDay>
}

export const noCells = (providerId: number): Cells => ({ providerId, daily: new Map(), hourly: new Map(), customerDays: new Map() })

const getOr = <T>(map: Map<string, T>, key: string, make: () => T): T => {
  const known = map.get(key)
  if (known !== undefined) return known
  const fresh = make()
  map.set(key, fresh)
  return fresh
}

/** The row of a slice's day, there from the first asking. */
export const cellRow = (cells: Cells, day: string, dimension: CellDimension, value: string): CellRow =>
  getOr(cells.daily, `${dimension}\n${value}\n${day}`, () => ({ providerId: cells.providerId, day, dimension, value, sums: [] }))

/** Adds to one measure of a row. */
export const addTo = (row: CellRow, measure: number, units: bigint): void => {
  row.sums[measure] = (row.sums[measure] ?? 0n) + units
}

/** Adds a completed booking's hour. */
export const addHour = (cells: Cells, day: string, hour: number, bookings: bigint, revenue: bigint): void => {
  const row = getOr(cells.hourly, `${day}\n${hour}`, () => ({ providerId: cells.providerId, day, hour, bookings: 0n, revenue: 0n }))
  row.bookings += bookings
  row.revenue += revenue
}

/** Adds a customer's completed booking to the day. */
export const addCustomerDay = (cells: Cells, day: string, customerId: string, bookings: number, revenue: bigint): void => {
  const row = getOr(cells.customerDays, `${day}\n${customerId}`, () => ({
    providerId: cells.providerId,
    day,
    customerId,
    bookings: 0,
    revenue: 0n,
  }))
  row.bookings += bookings
  row.revenue += revenue
}
