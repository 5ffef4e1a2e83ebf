/** What a team knows of its customers besides bookings: tags and notes. */
import type { Sealed } from '../../../core/sealed'
import { entityId } from '../../../events'
import { chance, integer, pick } from '../random/distributions'
import { randomStream, uuidOf } from '../random/stream'
import { customerNotes, customerTags } from '../words/notes'
import type { DemoEvent, World } from '../world/world'

const TAGGED = 0.18
const NOTED = 0.06
const DAY_MS = 86_400_000

/** Segments that such a business keeps. */
export const segmentRows = (providerId: number) =>
  [
    {
      name: 'Regulars who stay away',
      criteria: {
        all: [
          { field: 'TOTAL_BOOKINGS', operator: 'GTE', value: 5 },
          { field: 'DAYS_SINCE_LAST_BOOKING', operator: 'GT', value: 90 },
          { field: 'HAS_UPCOMING_BOOKING', operator: 'EQ', value: false },
        ],
      },
    },
    {
      name: 'Puppies and seniors, reachable',
      criteria: {
        all: [
          { field: 'TAG', operator: 'IN', value: ['Puppy', 'Senior'] },
          {
            any: [
              { field: 'REACHABLE_BY_EMAIL', operator: 'EQ', value: true },
              { field: 'REACHABLE_BY_SMS', operator: 'EQ', value: true },
            ],
          },
        ],
      },
    },
  ].map(({ name, criteria }) => ({ id: uuidOf('segment', providerId, name), providerId, name, criteria }))

/** Tags and notes of those who became customers with these events. */
export function peopleRows(
  { truth, seed, clients }: World,
  providerId: number,
  told: readonly DemoEvent[],
  seal: (text: string) => Sealed,
) {
  const joined = new Map(told.filter(({ type }) => type === 'CUSTOMER_JOINED').map(event => [refOf(event), event.occurredAt]))
  const known = clients.flatMap(client => {
    const at = joined.get(client.ref)
    if (at === undefined) return []
    return [{ at, customerId: entityId(providerId, 'customer', client.ref), random: randomStream(seed, truth.key, 'knows', client.number) }]
  })
  const drawn = known.map(({ at, customerId, random }) => ({
    customerId,
    tags: chance(random, TAGGED) ? [pick(random, customerTags)] : [],
    note: chance(random, NOTED)
      ? { text: pick(random, customerNotes), at: new Date(at.getTime() + integer(random, 1, 20) * DAY_MS) }
      : null,
  }))
  return {
    tagged: drawn.flatMap(({ customerId, tags }) => (tags.length > 0 ? [{ id: customerId, tags }] : [])),
    notes: drawn.flatMap(({ customerId, note }) =>
      note ? [{ id: uuidOf('note', providerId, customerId), customerId, note: seal(note.text), at: note.at }] : [],
    ),
  }
}

const refOf = ({ payload }: DemoEvent): string => {
  const { customer } = payload
  return typeof customer === 'object' && customer !== null && 'ref' in customer ? String(customer.ref) : ''
}
