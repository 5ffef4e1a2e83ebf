import type { AcquisitionChannel, BookingStatus } from '@dashboard/schema/vocabulary'
import type { Stamp } from './stamp'

/** Money given back on a booking; the id is the event's. */
export type Refund = readonly [id: string, units: string, ms: number]

/** A rating of a booking; the id is the event's. */
export type Rating = readonly [id: string, rating: number, ms: number]

/** When each part of a booking was last written, and what only adds up. Stored in `bookings.registers`. */
export interface Registers {
  readonly created: Stamp
  /** Milliseconds from start to end as first booked: how long it stays where a new schedule tells only its start. */
  readonly length: number
  readonly schedule?: Stamp
  /** The latest schedule told no end. */
  readonly openEnd?: true
  readonly price?: Stamp
  readonly assignee?: Stamp
  readonly checkIn?: Stamp
  readonly outcome?: Stamp
  readonly confirmed?: true
  readonly refunds?: readonly Refund[]
  readonly ratings?: readonly Rating[]
}

/** A booking as its events make it. Instants are epoch milliseconds, amounts are ten-thousandths. */
export interface Booking {
  readonly providerId: number
  readonly id: string
  readonly ref: string
  readonly customerId: string
  readonly serviceId: string
  readonly assignedTo: string | null
  readonly petId: string | null
  readonly source: AcquisitionChannel
  readonly status: BookingStatus
  readonly startsAt: number
  readonly endsAt: number
  readonly bookedAt: number
  readonly price: bigint
  /** The amount told at completion; null where none was told: then the agreed price counts. */
  readonly finalPrice: bigint | null
  readonly checkedInAt: number | null
  readonly completedAt: number | null
  readonly cancelledAt: number | null
  readonly cancelReason: string | null
  readonly notes: string | null
  readonly registers: Registers
}

/** What a completed booking earned, in ten-thousandths. */
export const earned = (booking: Booking): bigint => booking.finalPrice ?? booking.price

/** Whether the booking is still to come about: neither completed, cancelled nor missed. */
export const isOpen = (booking: Booking): boolean => booking.status === 'PENDING' || booking.status === 'CONFIRMED'
