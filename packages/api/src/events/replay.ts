/** A customer's rollups from nothing but the raw events: what the incremental ones must equal to the cent. */
import type { Booking } from './booking'
import { bookingIdOf } from './booking-events'
import { foldBooking } from './booking-state'
import type { Cells } from './cells'
import type { CustomerWindow, RelationshipChange } from './customer-window'
import { addDifference, relationshipChange } from './customer-window'
import type { ValidEvent } from './payload'
import { addEvent } from './rollup'

/** What a replay is for: one provider, by its days. */
export interface Stage {
  readonly providerId: number
  readonly zone: string
}

/** What a customer's events made. */
export interface Replayed {
  readonly bookings: readonly Booking[]
  readonly relationships: readonly RelationshipChange[]
}

const unknown = (providerId: number, customerId: string): CustomerWindow => ({
  providerId,
  customerId,
  since: -Infinity,
  history: [],
  relationship: null,
  bookings: [],
})

const byBooking = (providerId: number, events: readonly ValidEvent[]): Map<string, ValidEvent[]> => {
  const groups = new Map<string, ValidEvent[]>()
  for (const event of events) {
    const id = bookingIdOf(providerId, event)
    if (id === null) continue
    const group = groups.get(id)
    if (group) group.push(event)
    else groups.set(id, [event])
  }
  return groups
}

/** Adds all that one customer's events contribute; events of a booking that was never created go on waiting. */
export const replayCustomer = ({ providerId, zone }: Stage, events: readonly ValidEvent[], cells: Cells): Replayed => {
  const folded = [...byBooking(providerId, events).values()].map(own => foldBooking(providerId, null, own))
  const bookings = folded.filter(booking => booking !== null)
  const created = new Set(bookings.map(booking => booking.id))
  for (const event of events) {
    const id = bookingIdOf(providerId, event)
    if (id === null || created.has(id)) addEvent(cells, event, zone)
  }
  const relationships: RelationshipChange[] = []
  for (const customerId of new Set(bookings.map(booking => booking.customerId))) {
    const own = bookings.filter(booking => booking.customerId === customerId)
    addDifference(cells, unknown(providerId, customerId), own, zone)
    const relationship = relationshipChange(unknown(providerId, customerId), own)
    if (relationship) relationships.push(relationship)
  }
  return { bookings, relationships }
}
