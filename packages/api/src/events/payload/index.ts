import type { BusinessEventType, EventOrigin } from '@dashboard/schema/vocabulary'
import type { z } from 'zod'
import { audiencePayloads } from './audience'
import { bookingPayloads } from './booking'

type Schemas = ReturnType<typeof bookingPayloads> & typeof audiencePayloads

/** The normalised payload of each event type, as stored: instants are UTC strings, amounts the shortest decimals, what was not told is absent. */
export type Payloads = { [T in BusinessEventType]: z.output<Schemas[T]> }

/** A validated event of one type, ready to be recorded. */
export interface EventOf<T extends BusinessEventType> {
  readonly id: string
  readonly type: T
  readonly occurredAt: Date
  readonly payload: Payloads[T]
  /** Who did it, for what was done in the dashboard. */
  readonly userId?: string
}

/** A validated event of any type. */
export type ValidEvent = { [T in BusinessEventType]: EventOf<T> }[BusinessEventType]

/** An event with where it came from. */
export interface ReceivedEvent {
  readonly event: ValidEvent
  readonly origin: EventOrigin
}

const byCurrency = new Map<string, Schemas>()

/** The schema of every payload in a currency; each event type has one, or this does not compile. */
export const payloadSchemas = (currency: string): Record<BusinessEventType, z.ZodType> => {
  let schemas = byCurrency.get(currency)
  if (schemas === undefined) {
    schemas = { ...bookingPayloads(currency), ...audiencePayloads }
    byCurrency.set(currency, schemas)
  }
  return schemas
}
