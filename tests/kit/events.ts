import { randomUUID } from 'node:crypto'
import type { Client } from './client'

export interface EventInput {
  id: string
  type: string
  occurredAt: string
  payload: Record<string, unknown>
}

/** An event as a third party would send it. */
export const event = (type: string, occurredAt: Date, payload: Record<string, unknown>, id: string = randomUUID()): EventInput => ({
  id,
  type,
  occurredAt: occurredAt.toISOString(),
  payload,
})

const hour = 3_600_000

interface Who {
  ref?: string
  customer?: string
  service?: string
}

/** A booking that was made and completed, as two events. */
export const completedBooking = (
  at: Date,
  price: string,
  { ref = randomUUID(), customer = randomUUID(), service = 'bath' }: Who = {},
): EventInput[] => [
  event('BOOKING_CREATED', new Date(at.getTime() - 2 * hour), {
    bookingRef: ref,
    customer: { ref: customer, name: `Customer ${customer.slice(0, 4)}` },
    service: { ref: service, name: 'Bath' },
    startsAt: new Date(at.getTime() - hour).toISOString(),
    endsAt: at.toISOString(),
    price,
  }),
  event('BOOKING_COMPLETED', at, { bookingRef: ref }),
]

const recordEvents = 'mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded duplicates version } }'

export interface Recorded {
  recorded: number
  duplicates: number
  version: string
}

export const record = async (client: Client, events: EventInput[]): Promise<Recorded> =>
  (await client.get<{ recordEvents: Recorded }>(recordEvents, { events })).recordEvents
