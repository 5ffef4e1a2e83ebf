/** Sends a world's events through the engine, as a third party's would go, only in larger parcels. */
import type { House } from '../../../access/house'
import { engineOf, parseEvents, type ValidEvent } from '../../../events'
import type { DemoEvent } from '../world/world'

/** Large parcels touch each day's figures once for thousands of events. */
const EVENTS_PER_PARCEL = 5000
/** The most that one validation takes. */
const EVENTS_PER_CHECK = 1000

/** Records the events in their order; a customer's are best kept together. Gives how many were new. */
export async function sendEvents(
  house: House,
  provider: { id: number; currency: string },
  events: readonly DemoEvent[],
  onSent: (sent: number) => void,
): Promise<number> {
  let recorded = 0
  let parcels = 0
  for (let start = 0; start < events.length; start += EVENTS_PER_PARCEL) {
    const parcel = events.slice(start, start + EVENTS_PER_PARCEL)
    const result = await engineOf(house).record(provider.id, checked(parcel, provider), 'DEMO')
    recorded += result.recorded
    parcels += 1
    if (isPowerOfTwo(parcels)) await house.pool.query('analyze')
    onSent(start + parcel.length)
  }
  return recorded
}

/** Statistics of tables that grow from nothing mislead the planner until they are taken anew: when they have doubled. */
const isPowerOfTwo = (count: number) => (count & (count - 1)) === 0

function checked(parcel: readonly DemoEvent[], provider: { currency: string }): ValidEvent[] {
  const valid: ValidEvent[] = []
  for (let start = 0; start < parcel.length; start += EVENTS_PER_CHECK)
    valid.push(...parseEvents(parcel.slice(start, start + EVENTS_PER_CHECK), provider))
  return valid
}
