import type { CompleteBookingInput, RefundBookingInput, UpdateBookingInput } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import type { Scope } from '../../access/scope'
import { badInput, conflict, notFound } from '../../core/errors'
import { compare, formatAmount } from '../../core/money'
import { isId } from '../../core/page'
import { engineOf, parseEvents } from '../../events'
import type { BookingRecord } from './booking'
import { bookingOf } from './booking'
import type { BookingToChange } from './bookings.repository'
import { byIds, findToChange, setNotes } from './bookings.repository'
import type { Draft } from './drafts'
import { inTermsOf, ofInput } from './drafts'
import { openedNotes, sealedNotes } from './notes.service'
import { memberRef } from './references.service'
import { turnsOf } from './turns.service'
import type { Action } from './transitions'
import { changeInstant, refundable, refusal } from './transitions'

interface Change {
  id: string
  /** The `updatedAt` that the sender saw; left out, whatever came between is accepted. */
  expectedUpdatedAt?: Date | null
}

const asItIs = (field: string): string => field

/** Records what the drafts say of a booking, in one transaction. Throws BAD_USER_INPUT in the words of the arguments. */
export const recordDrafts = async (
  scope: Scope,
  at: Date,
  bookingRef: string,
  drafts: readonly Draft[],
  named: (field: string) => string,
): Promise<void> => {
  const inputs = drafts.map(({ type, payload }) => ({ id: randomUUID(), type, occurredAt: at, payload: { bookingRef, ...payload } }))
  const events = inTermsOf(named, () => parseEvents(inputs, scope.provider))
  const userId = scope.viewer?.userId
  // The snapshot is given back first: no connection is held idle while the engine writes down another.
  await scope.refresh()
  await engineOf(scope.house).record(
    scope.providerId,
    events.map(event => ({ ...event, userId })),
    'DASHBOARD',
  )
}

/** The booking as it is now. */
export const readBack = async (scope: Scope, id: string): Promise<BookingRecord> => {
  const [row] = await scope.read(db => byIds(db, [id]))
  if (!row) throw notFound('The booking')
  return bookingOf(row, scope.provider.currency)
}

const getToChange = async (scope: Scope, { id, expectedUpdatedAt }: Change): Promise<BookingToChange> => {
  const booking = await scope.read(db => findToChange(db, id))
  if (!booking) throw notFound('The booking')
  if (expectedUpdatedAt && expectedUpdatedAt.getTime() !== booking.updatedAt.getTime()) {
    throw conflict('Somebody else changed this booking meanwhile. Look at it again before you change it.')
  }
  return booking
}

const allow = (action: Action, booking: BookingToChange, now: Date): void => {
  const reason = refusal(action, booking, now)
  if (reason) throw conflict(reason)
}

type Say = (booking: BookingToChange, now: Date) => Draft[] | Promise<Draft[]>

/** One change of one booking: checked, recorded, read back. Two people's changes of it wait for each other. */
const change = async (scope: Scope, asked: Change, say: Say, named: (field: string) => string = asItIs): Promise<BookingRecord> => {
  if (!isId(asked.id)) throw notFound('The booking')
  // Who waits for a turn holds no connection, or those whose turn it is could find none.
  await scope.refresh()
  return turnsOf(scope.house).take(`booking/${scope.providerId}/${asked.id.toLowerCase()}`, async () => {
    await scope.refresh()
    const now = scope.now()
    const booking = await getToChange(scope, asked)
    const drafts = await say(booking, now)
    if (drafts.length > 0) await recordDrafts(scope, changeInstant(now, booking.lastEventAt), booking.ref, drafts, named)
    await scope.refresh()
    return readBack(scope, booking.id)
  })
}

const simple = (
  action: Action,
  type: Draft['type'],
  payload: (now: Date) => Draft['payload'] = () => ({}),
): ((scope: Scope, asked: Change) => Promise<BookingRecord>) => {
  return (scope, asked) =>
    change(scope, asked, (booking, now) => {
      allow(action, booking, now)
      return [{ type, payload: payload(now) }]
    })
}

export const confirmBooking = simple('confirm', 'BOOKING_CONFIRMED')
export const checkInBooking = simple('checkIn', 'BOOKING_CHECKED_IN', now => ({ checkedInAt: now }))
export const markBookingNoShow = simple('markNoShow', 'BOOKING_NO_SHOW')

export const completeBooking = (scope: Scope, asked: Change, input: CompleteBookingInput | null): Promise<BookingRecord> =>
  change(
    scope,
    asked,
    (booking, now) => {
      allow('complete', booking, now)
      const completedAt = input?.completedAt ?? now
      if (completedAt > now) throw badInput([{ path: 'input.completedAt', message: 'must not lie in the future' }])
      return [{ type: 'BOOKING_COMPLETED', payload: { completedAt, price: input?.price } }]
    },
    ofInput,
  )

export const cancelBooking = (scope: Scope, asked: Change, reason: string | null): Promise<BookingRecord> =>
  change(scope, asked, (booking, now) => {
    allow('cancel', booking, now)
    return [{ type: 'BOOKING_CANCELLED', payload: { reason } }]
  })

export const reopenBooking = (scope: Scope, asked: Change, checkedIn: boolean): Promise<BookingRecord> =>
  change(scope, asked, (booking, now) => {
    allow('reopen', booking, now)
    return [{ type: 'BOOKING_REOPENED', payload: { checkedIn } }]
  })

export const refundBooking = (scope: Scope, asked: Change, { amount, reason }: RefundBookingInput): Promise<BookingRecord> =>
  change(
    scope,
    asked,
    (booking, now) => {
      allow('refund', booking, now)
      const left = refundable(booking)
      if (compare(amount, left) > 0)
        throw badInput([
          {
            path: 'input.amount',
            message: `must not be more than ${formatAmount(left, scope.provider.currency)}, which is left of the price`,
          },
        ])
      return [{ type: 'BOOKING_REFUNDED', payload: { amount, reason } }]
    },
    ofInput,
  )

/** A booking that is only moved keeps its length. */
const moved = (booking: BookingToChange, { startsAt, endsAt }: UpdateBookingInput): Draft[] => {
  const start = startsAt ?? booking.startsAt
  const end = endsAt ?? new Date(start.getTime() + booking.endsAt.getTime() - booking.startsAt.getTime())
  const isMoved = start.getTime() !== booking.startsAt.getTime() || end.getTime() !== booking.endsAt.getTime()
  return isMoved ? [{ type: 'BOOKING_RESCHEDULED', payload: { startsAt: start, endsAt: end } }] : []
}

const repriced = (booking: BookingToChange, { price }: UpdateBookingInput): Draft[] =>
  price && compare(price, booking.agreedPrice) !== 0 ? [{ type: 'BOOKING_REPRICED', payload: { price } }] : []

const reassigned = async (scope: Scope, booking: BookingToChange, { assignedToId }: UpdateBookingInput): Promise<Draft[]> => {
  if (assignedToId === undefined || assignedToId === booking.assignedToId) return []
  return [{ type: 'BOOKING_REASSIGNED', payload: { memberRef: await memberRef(scope, assignedToId, 'input.assignedToId') } }]
}

const guarded = (action: Action, booking: BookingToChange, now: Date, drafts: Draft[]): Draft[] => {
  if (drafts.length > 0) allow(action, booking, now)
  return drafts
}

const LONGEST_NOTES = 5000

const storable = (notes: string | null): string | null => {
  const text = notes?.trim() ?? ''
  if (text.length > LONGEST_NOTES || /\0|\p{Surrogate}/u.test(text))
    throw badInput([{ path: 'input.notes', message: `must be plain text of at most ${LONGEST_NOTES} characters` }])
  return text === '' ? null : text
}

/** Changes what the input names and differs from what is; nothing else. */
export const updateBooking = async (scope: Scope, asked: Change, input: UpdateBookingInput): Promise<BookingRecord> => {
  const notes = input.notes === undefined ? undefined : storable(input.notes)
  const say: Say = async (booking, now) => {
    const drafts = [
      ...guarded('reschedule', booking, now, moved(booking, input)),
      ...guarded('reprice', booking, now, repriced(booking, input)),
      ...guarded('reassign', booking, now, await reassigned(scope, booking, input)),
    ]
    return drafts
  }
  const booking = await change(scope, asked, say, ofInput)
  if (notes === undefined || notes === openedNotes(scope, booking)) return booking
  await scope.write(db => setNotes(db, booking.id, sealedNotes(scope, notes)))
  return readBack(scope, booking.id)
}
