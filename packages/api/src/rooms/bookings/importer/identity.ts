/** Ids that depend on what a row says, never on the file's name or the row's place, so that importing again adds nothing. */
import { createHash } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import type { ImportedBooking } from './row'

const NAMESPACE = '3b8b0f0e-5d7c-5f43-9c55-52e0c5b7a9d1'

/** A fingerprint of what a row says of its booking; what changes in its life, status and notes, is left out. */
export function contentKey(booking: ImportedBooking): string {
  const { customer, service, startsAt, endsAt, bookedAt, amount, source, member, pet } = booking
  const content = [customer.ref, service, startsAt, endsAt, bookedAt, amount, source, member, pet]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)
}

/** What makes a row the same as another one: the file's own name for it, else its content. */
export function rowKey(booking: ImportedBooking): string {
  return booking.ref === null ? contentKey(booking) : `ref:${booking.ref}`
}

/** The booking's name: the file's own, or its content and the how-manieth of equal rows it is (from 1). */
export function bookingRefOf(booking: ImportedBooking, occurrence: number): string {
  return booking.ref ?? `row-${contentKey(booking)}-${occurrence}`
}

/** The id of an event about an imported booking of a provider. */
export function importEventId(providerId: number, bookingRef: string, type: string): string {
  return uuidv5(`${providerId}:${bookingRef}:${type}`, NAMESPACE)
}
