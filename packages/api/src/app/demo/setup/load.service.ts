/** Sends events through the engine, as a third party's would go, only in larger parcels. */
import type { House } from '../../../access/house'
import { engineOf, parseEvents, type ValidEvent } from '../../../events'
import type { DemoEvent } from '../world/world'

/** Large parcels touch each day's figures once for thousands of events. */
const EVENTS_PER_PARCEL = 5000
/** The most that one validation takes. */
const EVENTS_PER_CHECK = 1000

interface Recipient {
  id: number
  currency: string
}

/** Records some events; gives how many were new. */
export async function sendEvents(house: House, provider: Recipient, events: readonly DemoEvent[]): Promise<number> {
  if (events.length === 0) return 0
  const { recorded } = await engineOf(house).record(provider.id, checked(events, provider), 'DEMO')
  return recorded
}

/** Records a whole history in its order; a customer's events are best kept together. Gives how many were new. */
export async function sendHistory(
  house: House,
  provider: Recipient,
  events: readonly DemoEvent[],
  onSent: (sent: number) => void,
): Promise<number> {
  let recorded = 0
  for (let start = 0, parcel = 1; start < events.length; start += EVENTS_PER_PARCEL, parcel += 1) {
    recorded += await sendEvents(house, provider, events.slice(start, start + EVENTS_PER_PARCEL))
    if (events.length > EVENTS_PER_PARCEL && isPowerOfTwo(parcel)) await house.enginePool.query('analyze')
    onSent(Math.min(start + EVENTS_PER_PARCEL, events.length))
  }
  return recorded
}

/** Statistics of tables that grow from nothing mislead the planner until they are taken anew: each time they have doubled. */
const isPowerOfTwo = (count: number) => (count & (count - 1)) === 0

function checked(events: readonly DemoEvent[], { currency }: Recipient): ValidEvent[] {
  const valid: ValidEvent[] = []
  for (let start = 0; start < events.length; start += EVENTS_PER_CHECK)
    valid.push(...parseEvents(events.slice(start, start + EVENTS_PER_CHECK), { currency }))
  return valid
}
