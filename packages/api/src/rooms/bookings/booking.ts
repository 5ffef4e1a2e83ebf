import type { AcquisitionChannel, BookingStatus } from '@dashboard/schema/vocabulary'
import { formatAmount } from '../../core/money'

/** A booking as it is read. Amounts are exact decimals in the provider's currency. */
export interface BookingRow {
  id: string
  ref: string
  status: BookingStatus
  startsAt: Date
  endsAt: Date
  bookedAt: Date
  agreedPrice: string
  /** What was charged at completion; null when that was the agreed price. */
  finalPrice: string | null
  source: AcquisitionChannel
  /** Sealed. */
  notes: string | null
  checkedInAt: Date | null
  completedAt: Date | null
  cancelledAt: Date | null
  cancelReason: string | null
  createdAt: Date
  updatedAt: Date
  customerId: string
  serviceId: string
  assignedToId: string | null
  petId: string | null
}

/** The columns of a BookingRow, of the bookings called `b`. */
export const bookingColumns = `b.id, b.ref, b.status, b.starts_at as "startsAt", b.ends_at as "endsAt", b.booked_at as "bookedAt", b.price as "agreedPrice",
  b.final_price as "finalPrice", b.source, b.notes, b.checked_in_at as "checkedInAt", b.completed_at as "completedAt", b.cancelled_at as "cancelledAt",
  b.cancel_reason as "cancelReason", b.created_at as "createdAt", b.updated_at as "updatedAt", b.customer_id as "customerId", b.service_id as "serviceId",
  b.assigned_to as "assignedToId", b.pet_id as "petId"`

export interface Money {
  amount: string
  currency: string
}

/** An exact amount as the graph says it. */
export const moneyOf = (amount: string, currency: string): Money => ({ amount: formatAmount(amount, currency), currency })

/** A booking as the graph says it; what it refers to is loaded where it is asked for. */
export type BookingRecord = BookingRow & { price: Money; bookedPrice: Money }

export const bookingOf = (row: BookingRow, currency: string): BookingRecord => {
  const bookedPrice = moneyOf(row.agreedPrice, currency)
  return { ...row, bookedPrice, price: row.finalPrice === null ? bookedPrice : moneyOf(row.finalPrice, currency) }
}

/** Neither done nor called off. */
export const isOpen = (booking: Pick<BookingRow, 'status'>): boolean => booking.status === 'PENDING' || booking.status === 'CONFIRMED'
