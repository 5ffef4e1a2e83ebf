import { toUnits } from '../core/money'
import type { Booking } from './booking'
import { entityId } from './identity'
import type { EventOf } from './payload'
import type { Stamp } from './stamp'

type Created = EventOf<'BOOKING_CREATED'>

/** What a service says where a booking does not. */
export interface ServiceTerms {
  readonly durationMinutes: number
  readonly price: string
}

/** How long a visit takes where neither the booking nor its service tells. */
const DEFAULT_TERMS: ServiceTerms = { durationMinutes: 60, price: '0' }
const MINUTE_MS = 60_000

/** The creation with nothing left open: end, price and source told or taken from the service as it is now, so that a replay is exact. */
export const resolveCreation = (event: Created, terms: ServiceTerms = DEFAULT_TERMS): Created => {
  const { payload } = event
  if (payload.endsAt !== undefined && payload.price !== undefined && payload.source !== undefined) return event
  const endsAt = payload.endsAt ?? new Date(Date.parse(payload.startsAt) + terms.durationMinutes * MINUTE_MS).toISOString()
  return { ...event, payload: { ...payload, endsAt, price: payload.price ?? terms.price, source: payload.source ?? 'DIRECT' } }
}

/** The ref of the pet that a creation names: its own, or customer and name together; null where it names none. */
export const petRefOf = ({ petRef, petName, customer }: Created['payload']): string | null =>
  petRef ?? (petName === undefined ? null : `${customer.ref}/${petName}`)

const idOrNull = (providerId: number, kind: 'member' | 'pet', ref: string | null | undefined) =>
  ref == null ? null : entityId(providerId, kind, ref)

/** The booking that a resolved creation alone makes. */
export const createdBooking = (providerId: number, event: Created): Booking => {
  const { payload } = resolveCreation(event)
  const startsAt = Date.parse(payload.startsAt)
  const endsAt = Date.parse(payload.endsAt ?? payload.startsAt)
  const bookedAt = event.occurredAt.getTime()
  const stamp: Stamp = [bookedAt, event.id]
  return {
    providerId,
    id: entityId(providerId, 'booking', payload.bookingRef),
    ref: payload.bookingRef,
    customerId: entityId(providerId, 'customer', payload.customer.ref),
    serviceId: entityId(providerId, 'service', payload.service.ref),
    assignedTo: idOrNull(providerId, 'member', payload.memberRef),
    petId: idOrNull(providerId, 'pet', petRefOf(payload)),
    source: payload.source ?? 'DIRECT',
    status: 'PENDING',
    startsAt,
    endsAt,
    bookedAt,
    price: toUnits(payload.price ?? '0'),
    finalPrice: null,
    checkedInAt: null,
    completedAt: null,
    cancelledAt: null,
    cancelReason: null,
    notes: payload.notes ?? null,
    registers: { created: stamp, length: endsAt - startsAt },
  }
}
