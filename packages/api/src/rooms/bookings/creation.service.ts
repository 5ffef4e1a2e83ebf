import type { BusinessEventInput, CreateBookingInput, RecordedEvents } from '@dashboard/schema'
import { randomUUID } from 'node:crypto'
import { recordAudit } from '../../access/audit.service'
import type { Scope } from '../../access/scope'
import { engineOf, entityId, parseEvents } from '../../events'
import type { BookingRecord } from './booking'
import { readBack, recordDrafts } from './changes.service'
import { ofInput } from './drafts'
import { refsOf } from './references.service'

const auditCustomer = (scope: Scope, ref: string): Promise<void> =>
  scope.write(db =>
    recordAudit(db, scope, {
      action: 'CUSTOMER_CREATED',
      subject: { kind: 'CUSTOMER', id: entityId(scope.providerId, 'customer', ref) },
    }),
  )

/** Makes a booking, and adds whoever comes for the first time with it; throws BAD_USER_INPUT that names what it cannot be made of. */
export const createBooking = async (scope: Scope, input: CreateBookingInput): Promise<BookingRecord> => {
  const refs = await refsOf(scope, input)
  const { startsAt, endsAt, price, notes, newCustomer } = input
  const bookingRef = randomUUID()
  const payload = {
    customer: refs.customer,
    service: { ref: refs.service },
    petRef: refs.pet.ref,
    petName: refs.pet.name,
    memberRef: refs.member,
    startsAt,
    endsAt,
    price,
    source: input.source ?? newCustomer?.source,
    notes,
  }
  await recordDrafts(scope, scope.now(), bookingRef, [{ type: 'BOOKING_CREATED', payload }], ofInput)
  if (newCustomer) await auditCustomer(scope, refs.customer.ref)
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
