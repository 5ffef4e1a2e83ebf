/**
 * A booking is a map of registers, each holding the value with the latest stamp. Merging is commutative, associative and
 * idempotent, so any order and any repetition of its events gives one booking.
 */
import { toUnits } from '../core/money'
import type { Booking, Registers } from './booking'
import { createdBooking } from './booking-creation'
import { entityId } from './identity'
import type { EventOf, ValidEvent } from './payload'
import type { Stamp } from './stamp'
import { isLater } from './stamp'

type Register = 'schedule' | 'price' | 'assignee' | 'checkIn' | 'outcome'

const stampOf = (event: ValidEvent): Stamp => [event.occurredAt.getTime(), event.id]

/** The booking with a register's value replaced, where the event is later than what wrote it last. */
const write = (booking: Booking, register: Register, event: ValidEvent, value: Partial<Booking>): Booking => {
  const stamp = stampOf(event)
  if (!isLater(stamp, booking.registers[register])) return booking
  return { ...booking, ...value, registers: { ...booking.registers, [register]: stamp } }
}

const rescheduled = (booking: Booking, event: EventOf<'BOOKING_RESCHEDULED'>): Booking => {
  const startsAt = Date.parse(event.payload.startsAt)
  const told = event.payload.endsAt
  const endsAt = told === undefined ? startsAt + booking.registers.length : Date.parse(told)
  const moved = write(booking, 'schedule', event, { startsAt, endsAt })
  return moved === booking ? booking : withRegisters(moved, { openEnd: told === undefined ? true : undefined })
}

const NO_OUTCOME = { completedAt: null, finalPrice: null, cancelledAt: null, cancelReason: null }

const settled = (booking: Booking, event: ValidEvent, outcome: Partial<Booking>): Booking =>
  write(booking, 'outcome', event, { ...NO_OUTCOME, status: booking.registers.confirmed ? 'CONFIRMED' : 'PENDING', ...outcome })

const completed = (booking: Booking, event: EventOf<'BOOKING_COMPLETED'>): Booking => {
  const { completedAt, price } = event.payload
  return settled(booking, event, {
    status: 'COMPLETED',
    completedAt: completedAt === undefined ? event.occurredAt.getTime() : Date.parse(completedAt),
    finalPrice: price === undefined ? null : toUnits(price),
  })
}

const reopened = (booking: Booking, event: EventOf<'BOOKING_REOPENED'>): Booking => {
  const open = settled(booking, event, {})
  return event.payload.checkedIn === false ? write(open, 'checkIn', event, { checkedInAt: null }) : open
}

const withRegisters = (booking: Booking, registers: Partial<Registers>): Booking => ({
  ...booking,
  registers: { ...booking.registers, ...registers },
})

const confirmed = (booking: Booking): Booking => {
  if (booking.registers.confirmed) return booking
  return withRegisters({ ...booking, status: booking.status === 'PENDING' ? 'CONFIRMED' : booking.status }, { confirmed: true })
}

const including = <T extends readonly [id: string, ...rest: unknown[]]>(known: readonly T[] = [], entry: T): readonly T[] =>
  known.some(([id]) => id === entry[0]) ? known : [...known, entry].sort((a, b) => (a[0] < b[0] ? -1 : 1))

const refunded = (booking: Booking, event: EventOf<'BOOKING_REFUNDED'>): Booking =>
  withRegisters(booking, { refunds: including(booking.registers.refunds, [event.id, event.payload.amount, event.occurredAt.getTime()]) })

const rated = (booking: Booking, event: EventOf<'REVIEW_RECEIVED'>): Booking =>
  withRegisters(booking, { ratings: including(booking.registers.ratings, [event.id, event.payload.rating, event.occurredAt.getTime()]) })

/** What was written over the creation stays, whichever creation lies below. */
const rebased = (base: Booking, known: Booking): Booking => {
  const { registers } = known
  const kept: Partial<Booking>[] = [
    {
      status: known.status,
      completedAt: known.completedAt,
      finalPrice: known.finalPrice,
      cancelledAt: known.cancelledAt,
      cancelReason: known.cancelReason,
      checkedInAt: known.checkedInAt,
    },
  ]
  if (registers.schedule)
    kept.push({ startsAt: known.startsAt, endsAt: registers.openEnd ? known.startsAt + base.registers.length : known.endsAt })
  if (registers.price) kept.push({ price: known.price })
  if (registers.assignee) kept.push({ assignedTo: known.assignedTo })
  return Object.assign({}, base, ...kept, { registers: { ...registers, ...base.registers } }) as Booking
}

/** Two creations of one ref: the earlier one counts. */
const recreated = (providerId: number, booking: Booking, event: EventOf<'BOOKING_CREATED'>): Booking =>
  isLater(booking.registers.created, stampOf(event)) ? rebased(createdBooking(providerId, event), booking) : booking

/** The booking after one more event of its own; the same object where the event changes nothing. */
const merge = (providerId: number, booking: Booking, event: ValidEvent): Booking => {
  switch (event.type) {
    case 'BOOKING_CREATED':
      return recreated(providerId, booking, event)
    case 'BOOKING_CONFIRMED':
      return confirmed(booking)
    case 'BOOKING_RESCHEDULED':
      return rescheduled(booking, event)
    case 'BOOKING_REASSIGNED':
      return write(booking, 'assignee', event, {
        assignedTo: event.payload.memberRef === null ? null : entityId(providerId, 'member', event.payload.memberRef),
      })
    case 'BOOKING_REPRICED':
      return write(booking, 'price', event, { price: toUnits(event.payload.price) })
    case 'BOOKING_CHECKED_IN':
      return write(booking, 'checkIn', event, {
        checkedInAt: event.payload.checkedInAt === undefined ? event.occurredAt.getTime() : Date.parse(event.payload.checkedInAt),
      })
    case 'BOOKING_COMPLETED':
      return completed(booking, event)
    case 'BOOKING_CANCELLED':
      return settled(booking, event, {
        status: 'CANCELLED',
        cancelledAt: event.occurredAt.getTime(),
        cancelReason: event.payload.reason ?? null,
      })
    case 'BOOKING_NO_SHOW':
      return settled(booking, event, { status: 'NO_SHOW' })
    case 'BOOKING_REOPENED':
      return reopened(booking, event)
    case 'BOOKING_REFUNDED':
      return refunded(booking, event)
    case 'REVIEW_RECEIVED':
      return rated(booking, event)
    default:
      return booking
  }
}

/** A booking after events of its own, in any order; null while none of them creates it. */
export const foldBooking = (providerId: number, known: Booking | null, events: readonly ValidEvent[]): Booking | null => {
  const creation =
    known === null ? events.find((event): event is EventOf<'BOOKING_CREATED'> => event.type === 'BOOKING_CREATED') : undefined
  const start = known ?? (creation ? createdBooking(providerId, creation) : null)
  return start && events.reduce((booking, event) => merge(providerId, booking, event), start)
}
