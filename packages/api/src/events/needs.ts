/** What must be read before a batch can be worked out: each thing named once. */
import { bookingIdOf } from './booking-events'
import type { Key, Needs, Wanted } from './change'
import { entityId } from './identity'
import type { ValidEvent } from './payload'
import { toldBy } from './profile'

const startOf = (event: ValidEvent): number | null =>
  event.type === 'BOOKING_CREATED' || event.type === 'BOOKING_RESCHEDULED' ? Date.parse(event.payload.startsAt) : null

const earlier = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))

const merged = (a: Wanted | undefined, b: Wanted): Wanted =>
  a === undefined ? b : { ...b, customerId: b.customerId ?? a.customerId, since: earlier(a.since, b.since) }

class Collection {
  private readonly events = new Map<string, Key>()
  private readonly created = new Map<string, Key>()
  private readonly services = new Map<string, Key>()
  private readonly customers = new Map<string, Key>()
  private readonly wanted = new Map<string, Wanted>()

  add(providerId: number, event: ValidEvent): void {
    this.events.set(`${providerId}:${event.id}`, { providerId, id: event.id })
    const told = toldBy(event)
    const customerId = told === undefined ? null : entityId(providerId, 'customer', told.ref)
    if (customerId !== null) this.customers.set(customerId, { providerId, id: customerId })
    const bookingId = bookingIdOf(providerId, event)
    if (bookingId === null) return
    const isCreation = event.type === 'BOOKING_CREATED'
    if (isCreation) {
      const serviceId = entityId(providerId, 'service', event.payload.service.ref)
      this.services.set(serviceId, { providerId, id: serviceId })
      this.created.set(bookingId, { providerId, id: bookingId })
    }
    // Two creations of one ref may name two customers: each gets an entry of its own.
    const key = isCreation ? `${bookingId}${customerId}` : bookingId
    this.wanted.set(
      key,
      merged(this.wanted.get(key), { providerId, bookingId, customerId: isCreation ? customerId : null, since: startOf(event) }),
    )
  }

  needs(): Needs {
    const list = (map: Map<string, Key>) => [...map.values()]
    return {
      events: list(this.events),
      created: list(this.created),
      services: list(this.services),
      customers: list(this.customers),
      wanted: [...this.wanted.values()],
    }
  }
}

/** The needs of events with the provider that each belongs to. */
export const needsOf = (owned: Iterable<readonly [providerId: number, event: ValidEvent]>): Needs => {
  const collection = new Collection()
  for (const [providerId, event] of owned) collection.add(providerId, event)
  return collection.needs()
}
