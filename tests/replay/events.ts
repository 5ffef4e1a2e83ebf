import { randomUUID } from 'node:crypto'
import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { parseEvents } from '../../packages/api/src/events'
import type { ValidEvent } from '../../packages/api/src/events'

/** A valid event with an id of its own. */
export const event = (
  type: BusinessEventType,
  occurredAt: string | Date,
  payload: object,
  id: string = randomUUID(),
  currency = 'USD',
): ValidEvent => parseEvents([{ id, type, occurredAt: new Date(occurredAt), payload }], { currency })[0]!

/** A booking by one customer of one service, unless told otherwise. */
export const created = (bookingRef: string, startsAt: string, over: object = {}, occurredAt = '2026-03-01T12:00:00Z'): ValidEvent =>
  event('BOOKING_CREATED', occurredAt, {
    bookingRef,
    customer: { ref: 'ann', name: 'Ann' },
    service: { ref: 'groom', name: 'Grooming' },
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
    price: '40',
    source: 'SEARCH',
    ...over,
  })

export const completed = (bookingRef: string, occurredAt: string, over: object = {}): ValidEvent =>
  event('BOOKING_COMPLETED', occurredAt, { bookingRef, ...over })
