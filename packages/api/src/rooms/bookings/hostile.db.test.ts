import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { numbers, surprises, texts } from '../../../../../tests/kit/hostile'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { bookingsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers], authChecker, validate: false }))
const now = new Date('2026-03-10T12:00:00Z')
let provider: Awaited<ReturnType<typeof world.provider>>

beforeAll(async () => {
  world.clock.now = now
  provider = await world.provider()
  await provider.record(['BOOKING_CREATED', now, { bookingRef: 'b', customer: { ref: 'ada' }, service: { ref: 's' }, startsAt: now }])
})
afterAll(() => world.close())

const whole = { one: '{ id }', list: '{ nodes { id } totalCount }' }

/** Each place where a caller may write a text, with the type that it is declared as. */
const places: [type: string, document: (value: string) => string][] = [
  ['ID!', v => `booking(id: ${v}) ${whole.one}`],
  ['String!', v => `customerSearch(search: ${v}) ${whole.one}`],
  ...['after', 'before'].map((name): [string, (v: string) => string] => ['String', v => `bookings(${name}: ${v}) ${whole.list}`]),
  ['String', v => `activity(after: ${v}) ${whole.list}`],
  ...['customerId', 'serviceId', 'assignedToId'].map((name): [string, (v: string) => string] => [
    'ID',
    v => `bookings(filter: { ${name}: ${v} }) ${whole.list}`,
  ]),
  ['String', v => `bookings(filter: { search: ${v} }) ${whole.list}`],
  ...['from', 'to'].map((name): [string, (v: string) => string] => ['Date', v => `bookings(filter: { ${name}: ${v} }) ${whole.list}`]),
]
const id = () => JSON.stringify(entityId(provider.id, 'booking', 'b'))
const part = (kind: 'customer' | 'service', ref: string) => JSON.stringify(entityId(provider.id, kind, ref))
const made = () => `customerId: ${part('customer', 'ada')}, serviceId: ${part('service', 's')}`
const start = 'startsAt: "2026-03-10T12:00:00Z"'
const changes: [type: string, document: (value: string) => string][] = [
  ['ID!', v => `confirmBooking(id: ${v}) ${whole.one}`],
  ['DateTime', v => `confirmBooking(id: ${id()}, expectedUpdatedAt: ${v}) ${whole.one}`],
  ['String', v => `cancelBooking(id: ${id()}, reason: ${v}) ${whole.one}`],
  ['DateTime', v => `completeBooking(id: ${id()}, input: { completedAt: ${v} }) ${whole.one}`],
  ['Decimal', v => `completeBooking(id: ${id()}, input: { price: ${v} }) ${whole.one}`],
  ['Decimal!', v => `refundBooking(id: ${id()}, input: { amount: ${v} }) ${whole.one}`],
  ...['startsAt', 'endsAt'].map((name): [string, (v: string) => string] => [
    'DateTime',
    v => `updateBooking(id: ${id()}, input: { ${name}: ${v} }) ${whole.one}`,
  ]),
  ['ID', v => `updateBooking(id: ${id()}, input: { assignedToId: ${v} }) ${whole.one}`],
  ['Decimal', v => `updateBooking(id: ${id()}, input: { price: ${v} }) ${whole.one}`],
  ['String', v => `updateBooking(id: ${id()}, input: { notes: ${v} }) ${whole.one}`],
  ['DateTime!', v => `createBooking(input: { ${made()}, startsAt: ${v} }) ${whole.one}`],
  ['DateTime', v => `createBooking(input: { ${made()}, ${start}, endsAt: ${v} }) ${whole.one}`],
  ['Decimal', v => `createBooking(input: { ${made()}, ${start}, price: ${v} }) ${whole.one}`],
  ['String', v => `createBooking(input: { ${made()}, ${start}, notes: ${v} }) ${whole.one}`],
  ['ID!', v => `recordEvents(events: [{ id: ${v}, type: PROFILE_VIEWED, occurredAt: "2026-03-10T12:00:00Z", payload: {} }]) { recorded }`],
  ['DateTime!', v => `recordEvents(events: [{ id: ${id()}, type: PROFILE_VIEWED, occurredAt: ${v}, payload: {} }]) { recorded }`],
  [
    'JSON!',
    v => `recordEvents(events: [{ id: ${id()}, type: PROFILE_VIEWED, occurredAt: "2026-03-10T12:00:00Z", payload: ${v} }]) { recorded }`,
  ],
]

describe('whatever is written', () => {
  it('where something is asked for is answered, or refused in our words', async () => {
    const found: string[] = []
    for (const [type, document] of places)
      for (const text of texts) found.push(...(await surprises(provider, `query ($value: ${type}) { ${document('$value')} }`, text)))
    for (const name of ['first', 'last'])
      for (const number of numbers)
        found.push(...(await surprises(provider, `query ($value: Int) { bookings(${name}: $value) ${whole.list} }`, number)))
    expect(found).toEqual([])
  })

  it('where something is changed is done, or refused in our words', async () => {
    const found: string[] = []
    for (const [type, document] of changes)
      for (const text of texts) found.push(...(await surprises(provider, `mutation ($value: ${type}) { ${document('$value')} }`, text)))
    expect(found).toEqual([])
  })
})
