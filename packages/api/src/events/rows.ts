/** Rows as the engine reads them, and what they become. */
import type { Booking, Registers } from './booking'
import type { ServiceTerms } from './booking-creation'
import { fromUnits, toUnits } from '../core/money'
import type { CustomerWindow } from './customer-window'
import type { ValidEvent } from './payload'
import type { Profile } from './profile'

export interface BookingRow extends Pick<Booking, 'id' | 'ref' | 'source' | 'status' | 'notes'> {
  provider_id: number
  customer_id: string
  service_id: string
  assigned_to: string | null
  pet_id: string | null
  starts_at: number
  ends_at: number
  booked_at: number
  price: string
  final_price: string | null
  checked_in_at: number | null
  completed_at: number | null
  cancelled_at: number | null
  cancel_reason: string | null
  registers: Registers
}

const wholeOrNull = (ms: number | null): number | null => (ms === null ? null : Math.round(ms))

/** The booking of a row; instants come as milliseconds that floating point may have nudged. */
export const bookingOf = (row: BookingRow): Booking => ({
  providerId: row.provider_id,
  id: row.id,
  ref: row.ref,
  customerId: row.customer_id,
  serviceId: row.service_id,
  assignedTo: row.assigned_to,
  petId: row.pet_id,
  source: row.source,
  status: row.status,
  startsAt: Math.round(row.starts_at),
  endsAt: Math.round(row.ends_at),
  bookedAt: Math.round(row.booked_at),
  price: toUnits(row.price),
  finalPrice: row.final_price === null ? null : toUnits(row.final_price),
  checkedInAt: wholeOrNull(row.checked_in_at),
  completedAt: wholeOrNull(row.completed_at),
  cancelledAt: wholeOrNull(row.cancelled_at),
  cancelReason: row.cancel_reason,
  notes: row.notes,
  registers: row.registers,
})

export interface WindowRow {
  provider_id: number
  customer_id: string
  since: number
  first_at: number | null
  last_at: number | null
  bookings: number
  spent: string
  /** Completed starts, latest first, joined by commas. */
  history: string
}

/** The window of a row, with the bookings that belong to it. */
export const windowOf = (row: WindowRow, bookings: readonly Booking[]): CustomerWindow => ({
  providerId: row.provider_id,
  customerId: row.customer_id,
  since: Math.round(row.since),
  relationship:
    row.first_at === null
      ? null
      : { bookings: row.bookings, spent: toUnits(row.spent), firstAt: Math.round(row.first_at), lastAt: wholeOrNull(row.last_at) },
  history:
    row.history === ''
      ? []
      : row.history
          .split(',')
          .map(ms => Math.round(Number(ms)))
          .reverse(),
  bookings,
})

export interface EventRow {
  provider_id: number
  booking_id: string
  id: string
  type: ValidEvent['type']
  occurred_at: number
  payload: unknown
}

/** A recorded event: what was stored had been validated. */
export const eventOf = (row: Pick<EventRow, 'id' | 'type' | 'occurred_at' | 'payload'>): ValidEvent =>
  ({ id: row.id, type: row.type, occurredAt: new Date(Math.round(row.occurred_at)), payload: row.payload }) as ValidEvent

export interface ServiceRow {
  provider_id: number
  id: string
  duration_minutes: number
  price: string
}

/** What a service says of length and price. */
export const termsOf = (row: ServiceRow): ServiceTerms => ({ durationMinutes: row.duration_minutes, price: fromUnits(toUnits(row.price)) })

export interface CustomerRow extends Omit<Profile, 'joinedAt' | 'providerId'> {
  provider_id: number
  joined_at: number | null
}

/** The profile of a row. */
export const profileOf = ({ provider_id: providerId, joined_at, ...row }: CustomerRow): Profile => ({
  ...row,
  providerId,
  joinedAt: wholeOrNull(joined_at),
})
