/** What may be done to a booking, and in words why not. */
import type { BookingStatus } from '@dashboard/schema/vocabulary'
import { compare, subtract } from '../../core/money'
import type { BookingRow } from './booking'

export type Action =
  'confirm' | 'checkIn' | 'complete' | 'cancel' | 'markNoShow' | 'reopen' | 'refund' | 'reschedule' | 'reprice' | 'reassign'

type Facts = Pick<BookingRow, 'status' | 'startsAt' | 'checkedInAt'>

const settled: Record<BookingStatus, string | null> = {
  PENDING: null,
  CONFIRMED: null,
  COMPLETED: 'This booking is completed',
  CANCELLED: 'This booking is cancelled',
  NO_SHOW: 'This booking is marked as a no-show',
}

const onlyOpen = (booking: Facts): string | null => {
  const state = settled[booking.status]
  return state && `${state}. Reopen it first.`
}

const rules: Record<Action, (booking: Facts, now: Date) => string | null> = {
  confirm: booking => (booking.status === 'CONFIRMED' ? 'This booking is confirmed already.' : onlyOpen(booking)),
  checkIn: booking => onlyOpen(booking) ?? (booking.checkedInAt ? 'This booking is checked in already.' : null),
  complete: onlyOpen,
  cancel: onlyOpen,
  markNoShow: (booking, now) => {
    if (booking.checkedInAt) return onlyOpen(booking) ?? 'This booking is checked in, so the customer came. Undo the check-in first.'
    return onlyOpen(booking) ?? (booking.startsAt > now ? 'This booking has not begun yet. Cancel it instead.' : null)
  },
  reopen: booking => (settled[booking.status] || booking.checkedInAt ? null : 'This booking is open; there is nothing to undo.'),
  refund: booking => (booking.status === 'COMPLETED' ? null : 'Nothing was charged for this booking yet. Complete it first.'),
  reschedule: onlyOpen,
  reprice: onlyOpen,
  reassign: booking => (booking.status === 'COMPLETED' ? null : onlyOpen(booking)),
}

/** Why the action is impossible now, with the next step; null where it is possible. */
export const refusal = (action: Action, booking: Facts, now: Date): string | null => rules[action](booking, now)

/** What could still be given back of what was charged; never below zero. */
export const refundable = (booking: Pick<BookingRow, 'agreedPrice' | 'finalPrice'> & { refunded: string }): string => {
  const left = subtract(booking.finalPrice ?? booking.agreedPrice, booking.refunded)
  return compare(left, '0') < 0 ? '0' : left
}

/** When a change counts as made: now, but later than every event of the booking, or one with a fast clock would outvote it. */
export const changeInstant = (now: Date, lastEventAt: Date | null): Date =>
  lastEventAt && lastEventAt >= now ? new Date(lastEventAt.getTime() + 1) : now
