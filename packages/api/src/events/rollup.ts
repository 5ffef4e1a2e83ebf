/** What a booking or an event contributes to the rollups: pure, so that the difference of two states is the change of the sums. */
import type { MetricDimension } from '@dashboard/schema/vocabulary'
import { localDay, localHour } from '../core/local-time'
import type { Booking } from './booking'
import { earned } from './booking'
import type { Cells, CellRow } from './cells'
import { NONE, addCustomerDay, addHour, addTo, cellRow } from './cells'
import type { BookingMeasure } from './booking-measures'
import { SATISFIED_FROM, bookingMeasures } from './booking-measures'
import { entityId } from './identity'
import type { EventMeasure } from './event-measures'
import { eventMeasures } from './event-measures'
import { ONE } from './measure'
import type { StoredMeasure } from './measures'
import { columnOf } from './measures'
import type { ValidEvent } from './payload'
import type { Standing } from './standing'

/** A booking as the rollups see it: with what the customer's other bookings make of it. */
export interface Placed {
  readonly booking: Booking
  readonly standing: Standing
  /** The customer's first completed booking. */
  readonly isFirst: boolean
}

const rowsOf = (cells: Cells, day: string, { booking, standing }: Placed): readonly CellRow[] => [
  cellRow(cells, day, 'TOTAL', ''),
  cellRow(cells, day, 'SERVICE', booking.serviceId),
  cellRow(cells, day, 'TEAM_MEMBER', booking.assignedTo ?? NONE),
  cellRow(cells, day, 'SOURCE', booking.source),
  cellRow(cells, day, 'CUSTOMER_SEGMENT', standing),
]

const addHours = (cells: Cells, booking: Booking, completedAt: number, zone: string, sign: 1 | -1): void => {
  const startsAt = new Date(booking.startsAt)
  const revenue = BigInt(sign) * earned(booking)
  addHour(cells, localDay(startsAt, zone), localHour(startsAt, zone), BigInt(sign) * ONE, revenue)
  addCustomerDay(cells, localDay(new Date(completedAt), zone), booking.customerId, sign, revenue)
}

const columned = <T>(list: Record<string, T>): (readonly [column: number, measure: T])[] =>
  Object.entries(list).map(([name, measure]) => [columnOf(name as StoredMeasure), measure])

const ofBookings = columned<BookingMeasure>(bookingMeasures)
const ofEvents = columned<EventMeasure>(eventMeasures)

/** Adds (1) or takes back (−1) all that a booking contributes, by the days of the zone. */
export const addBooking = (cells: Cells, placed: Placed, zone: string, sign: 1 | -1): void => {
  const rowsByDay = new Map<string, readonly CellRow[]>()
  const setting = { isFirst: placed.isFirst, zone }
  for (const [column, measure] of ofBookings) {
    const emit = (ms: number, units: bigint): void => {
      const day = localDay(new Date(ms), zone)
      const rows = rowsByDay.get(day) ?? rowsOf(cells, day, placed)
      rowsByDay.set(day, rows)
      for (const row of rows) addTo(row, column, sign === 1 ? units : -units)
    }
    measure.facts(placed.booking, emit, setting)
  }
  const { completedAt } = placed.booking
  if (completedAt !== null) addHours(cells, placed.booking, completedAt, zone, sign)
}

const sourceOf = (event: ValidEvent): string => {
  switch (event.type) {
    case 'CUSTOMER_JOINED':
      return event.payload.customer.source ?? NONE
    case 'PROFILE_VIEWED':
    case 'INQUIRY_RECEIVED':
      return event.payload.source ?? NONE
    default:
      return NONE
  }
}

const memberOf = (providerId: number, event: ValidEvent): string =>
  event.type === 'FEEDBACK_RECEIVED' && event.payload.memberRef !== undefined
    ? entityId(providerId, 'member', event.payload.memberRef)
    : NONE

/** What an event that is no booking's counts for in a dimension. */
const valueOf = (dimension: MetricDimension, providerId: number, event: ValidEvent): string => {
  if (dimension === 'SOURCE') return sourceOf(event)
  return dimension === 'TEAM_MEMBER' ? memberOf(providerId, event) : NONE
}

const addReview = (cells: Cells, day: string, rating: number): void => {
  const slices = [
    ['TOTAL', ''],
    ['SERVICE', NONE],
    ['TEAM_MEMBER', NONE],
    ['SOURCE', NONE],
    ['CUSTOMER_SEGMENT', NONE],
  ] as const
  for (const [dimension, value] of slices) {
    const row = cellRow(cells, day, dimension, value)
    addTo(row, columnOf('reviews.count'), ONE)
    addTo(row, columnOf('reviews.sum'), BigInt(rating) * ONE)
    if (rating >= SATISFIED_FROM) addTo(row, columnOf('reviews.satisfied'), ONE)
  }
}

/** Adds what an event contributes by itself: nothing for those that a booking carries. Every type is either counted or carried. */
export const addEvent = (cells: Cells, event: ValidEvent, zone: string): void => {
  const day = localDay(event.occurredAt, zone)
  if (event.type === 'REVIEW_RECEIVED' && event.payload.bookingRef === undefined) addReview(cells, day, event.payload.rating)
  for (const [column, measure] of ofEvents) {
    if (measure.counts !== event.type || !measure.fits(event)) continue
    addTo(cellRow(cells, day, 'TOTAL', ''), column, ONE)
    for (const dimension of measure.dimensions)
      addTo(cellRow(cells, day, dimension, valueOf(dimension, cells.providerId, event)), column, ONE)
  }
}
