/** What is behind a step of the bridge from booked to paid. */
import { bookingsAddress } from './booking-filter'
import type { Link } from './data-table'
import type { DateSpan } from './period-choice'

/** The bookings of a step; null for steps that no list can show, such as what was completed outside of the dates. */
export const bridgeAddress = (step: string, { start: from, end: to }: DateSpan): Link | null => {
  switch (step) {
    case 'BOOKED':
      return bookingsAddress({ basis: 'BOOKED_AT', from, to })
    case 'CANCELLED':
      return bookingsAddress({ basis: 'BOOKED_AT', status: ['CANCELLED'], from, to })
    case 'NO_SHOW':
      return bookingsAddress({ basis: 'BOOKED_AT', status: ['NO_SHOW'], from, to })
    case 'STILL_OPEN':
      return bookingsAddress({ basis: 'BOOKED_AT', status: ['PENDING', 'CONFIRMED'], from, to })
    case 'COMPLETED':
      return bookingsAddress({ basis: 'COMPLETED_AT', status: ['COMPLETED'], from, to })
    case 'REFUNDED':
      return bookingsAddress({ basis: 'REFUNDED_AT', from, to })
    default:
      return null
  }
}
