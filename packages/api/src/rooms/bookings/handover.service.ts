import { randomUUID } from 'node:crypto'
import type { Scope } from '../../access/scope'
import { onWholeBusiness } from '../../access/whole.service'
import { engineOf, MAX_EVENTS_PER_CALL, parseEvents } from '../../events'
import type { HandedOver } from './handover.repository'
import { ahead } from './handover.repository'
import { changeInstant } from './transitions'

const reassigned = (now: Date, { ref, lastEventAt }: HandedOver, memberRef: string | null) => ({
  id: randomUUID(),
  type: 'BOOKING_REASSIGNED' as const,
  occurredAt: changeInstant(now, lastEventAt),
  payload: { bookingRef: ref, memberRef },
})

/**
 * Takes a member off the open bookings that begin later, and puts the one of that ref in their place, or nobody; how many
 * there were. What has begun stays with who does it. Whoever calls it has checked that the viewer may do so to anybody.
 */
export const handOver = async (scope: Scope, memberId: string, toRef: string | null): Promise<number> => {
  const now = scope.now()
  const userId = scope.viewer?.userId
  let count = 0
  for (;;) {
    const bookings = await onWholeBusiness(scope, db => ahead(db, memberId, now, MAX_EVENTS_PER_CALL))
    if (bookings.length === 0) return count
    const events = parseEvents(
      bookings.map(booking => reassigned(now, booking, toRef)),
      scope.provider,
    )
    await engineOf(scope.house).record(
      scope.providerId,
      events.map(event => ({ ...event, userId })),
      'DASHBOARD',
    )
    count += bookings.length
    if (bookings.length < MAX_EVENTS_PER_CALL) return count
  }
}
