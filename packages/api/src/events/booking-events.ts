import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { entityId } from './identity'
import type { ValidEvent } from './payload'

/** The types that live only in a booking: they count through its state. */
export const bookingEventTypes = [
  'BOOKING_CREATED',
  'BOOKING_CONFIRMED',
  'BOOKING_RESCHEDULED',
  'BOOKING_REASSIGNED',
  'BOOKING_REPRICED',
  'BOOKING_CHECKED_IN',
  'BOOKING_COMPLETED',
  'BOOKING_CANCELLED',
  'BOOKING_NO_SHOW',
  'BOOKING_REOPENED',
  'BOOKING_REFUNDED',
] as const satisfies readonly BusinessEventType[]

/** The booking that an event names, and waits for while it is not known; null where it names none. */
export const bookingIdOf = (providerId: number, { payload }: ValidEvent): string | null =>
  'bookingRef' in payload && payload.bookingRef !== undefined ? entityId(providerId, 'booking', payload.bookingRef) : null
