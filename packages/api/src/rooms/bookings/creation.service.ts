import type { BusinessEventInput, CreateBookingInput, RecordedEvents } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import type { Scope } from '../../access/scope'
import { engineOf, entityId, parseEvents } from '../../events'
import type { BookingRecord } from './booking'
import { readBack, recordDrafts } from './changes.service'
import { ofInput } from './drafts'
import { refsOf } from './references.service'

/** Makes a booking; throws BAD_USER_INPUT that names what it cannot be made of. */
export const createBooking = async (scope: Scope, input: CreateBookingInput): Promise<BookingRecord> => {
  const refs = await refsOf(scope, input)
  const { startsAt, endsAt, price, source, notes } = input
  const bookingRef = randomUUID()
  const payload = {
    customer: { ref: refs.customer },
    service: { ref: refs.service },
    petRef: refs.pet,
    memberRef: refs.member,
    startsAt,
    endsAt,
    price,
    source,
    notes,
  }
  await recordDrafts(scope, scope.now(), bookingRef, [{ type: 'BOOKING_CREATED', payload }], ofInput)
  await scope.refresh()
  return readBack(scope, entityId(scope.providerId, 'booking', bookingRef))
}

/** Records what third parties tell; what was told before changes nothing. */
export const recordEvents = async (scope: Scope, events: readonly BusinessEventInput[]): Promise<RecordedEvents> => {
  const valid = parseEvents(events, scope.provider, scope.now())
  const userId = scope.viewer?.userId
  const recorded = await engineOf(scope.house).record(
    scope.providerId,
    valid.map(event => ({ ...event, userId })),
    'API',
  )
  await scope.refresh()
  return recorded
}
