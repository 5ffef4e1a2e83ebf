/** The events that a booking leaves behind, in the words of the API. */
import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { uuidOf } from '../random/stream'
import type { Client, DemoEvent, World } from './world'

/** An event of the demo; its id depends on the subject and type only, so that a second run sends the same. */
export function demoEvent(
  world: Pick<World, 'seed' | 'truth'>,
  type: BusinessEventType,
  subject: string,
  at: number,
  payload: Record<string, unknown>,
): DemoEvent {
  return { id: uuidOf(world.seed, world.truth.key, type, subject), type, occurredAt: new Date(Math.floor(at)), payload }
}

/** Puts an event into the customer's story. */
export function tell(
  world: World,
  client: Client,
  type: BusinessEventType,
  subject: string,
  at: number,
  payload: Record<string, unknown>,
): void {
  client.events.push(demoEvent(world, type, subject, at, payload))
}

/** The stable name of a customer's pet. */
export function petRef(client: Pick<Client, 'ref'>): string {
  return `${client.ref}-pet`
}

/** What happened after one instant and up to another, epoch ms, customer by customer; what is still to come stays untold. */
export function worldEvents(world: World, after: number, until: number): DemoEvent[] {
  const told = (event: DemoEvent) => event.occurredAt.getTime() > after && event.occurredAt.getTime() <= until
  return [...world.anonymous.filter(told), ...world.clients.flatMap(client => client.events.filter(told))]
}
