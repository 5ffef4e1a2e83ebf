/** The events that an imported booking stands for. */
import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { importEventId } from './identity'
import type { ImportedBooking } from './row'

export interface ImportEvent {
  id: string
  type: BusinessEventType
  occurredAt: Date
  payload: Record<string, unknown>
}

/** Created, and what became of it; without a status a booking of the past was completed and one to come is open. */
export function rowEvents(booking: ImportedBooking, bookingRef: string, providerId: number, now: number): ImportEvent[] {
  const createdAt = booking.bookedAt ?? Math.min(booking.startsAt, now)
  const event = (type: BusinessEventType, at: number, payload: Record<string, unknown>): ImportEvent => ({
    id: importEventId(providerId, bookingRef, type),
    type,
    occurredAt: new Date(at),
    payload: { bookingRef, ...payload },
  })
  const created = event('BOOKING_CREATED', createdAt, {
    customer: booking.customer,
    service: { ref: booking.service, name: booking.service },
    startsAt: new Date(booking.startsAt).toISOString(),
    endsAt: booking.endsAt === null ? undefined : new Date(booking.endsAt).toISOString(),
    price: booking.amount,
    source: booking.source ?? undefined,
    memberRef: booking.member ?? undefined,
    petName: booking.pet ?? undefined,
    notes: booking.notes ?? undefined,
  })
  const outcome = outcomeOf(booking, now)
  if (outcome === null) return [created]
  if (booking.status !== null) return [created, event(outcome.type, outcome.at, {})]
  // What is only inferred gives way to whatever anybody says of the booking: it is stamped right after its making.
  return [created, event(outcome.type, createdAt + 1, { completedAt: new Date(outcome.at).toISOString() })]
}

function outcomeOf({ status, startsAt, endsAt }: ImportedBooking, now: number): { type: BusinessEventType; at: number } | null {
  const over = endsAt ?? startsAt
  switch (status ?? (over <= now ? 'COMPLETED' : 'PENDING')) {
    case 'COMPLETED':
      return { type: 'BOOKING_COMPLETED', at: Math.min(over, now) }
    case 'CANCELLED':
      return { type: 'BOOKING_CANCELLED', at: Math.min(startsAt, now) }
    case 'NO_SHOW':
      return { type: 'BOOKING_NO_SHOW', at: startsAt }
    case 'CONFIRMED':
      return { type: 'BOOKING_CONFIRMED', at: Math.min(startsAt, now) }
    case 'PENDING':
      return null
  }
}

/** Why a row cannot be true yet; null for one that can. */
export function untimely({ status, startsAt, bookedAt }: ImportedBooking, now: number): string | null {
  if ((status === 'COMPLETED' || status === 'NO_SHOW') && startsAt > now) return 'says what became of a booking that is still to come'
  return bookedAt !== null && bookedAt > now ? 'was booked in the future' : null
}
