import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { bookingsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers], authChecker, validate: false }))
const now = new Date('2026-03-10T12:00:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
let provider: Awaited<ReturnType<typeof world.provider>>
let id: string

beforeEach(async () => {
  world.clock.now = now
  provider = await world.provider()
  await provider.record(
    [
      'BOOKING_CREATED',
      at(-48),
      {
        bookingRef: 'b',
        customer: { ref: 'ada', name: 'Ada' },
        service: { ref: 'groom' },
        startsAt: at(-1),
        endsAt: at(1),
        memberRef: 'grace',
        petName: 'Rex',
      },
    ],
    ['CUSTOMER_JOINED', at(-48), { customer: { ref: 'bob', name: 'Bob' } }],
  )
  await world.pool.query(`update services set price = 35, duration_minutes = 90 where provider_id = $1`, [provider.id])
  id = entityId(provider.id, 'booking', 'b')
})
afterAll(() => world.close())

const fields = '{ status endsAt price { amount } source customer { name } assignedTo { firstName } pet { name } notes }'
interface Told {
  status: string
  [field: string]: unknown
}

describe('createBooking', () => {
  const create = async (input: object) => {
    const { data, errors } = await provider.ask<{ createBooking: Told }>(
      `mutation ($input: CreateBookingInput!) { createBooking(input: $input) ${fields} }`,
      { input },
    )
    return {
      ...data?.createBooking,
      fields: errors?.[0]?.extensions?.fields?.map(field => field.path),
      code: errors?.[0]?.extensions?.code,
    }
  }
  const ref = (kind: 'customer' | 'service' | 'member' | 'pet', name: string) => entityId(provider.id, kind, name)

  it('takes length, price and source from what is usual, and leaves the customer as it is', async () => {
    const input = { customerId: ref('customer', 'ada'), serviceId: ref('service', 'groom'), startsAt: at(24) }
    expect(await create(input)).toMatchObject({
      status: 'PENDING',
      endsAt: at(25.5).toISOString(),
      price: { amount: '35.00' },
      source: 'DIRECT',
      customer: { name: 'Ada' },
      assignedTo: null,
      pet: null,
      notes: null,
    })
  })

  it('takes what it is told', async () => {
    const input = {
      customerId: ref('customer', 'ada'),
      serviceId: ref('service', 'groom'),
      startsAt: at(24),
      endsAt: at(30),
      petId: ref('pet', 'ada/Rex'),
      assignedToId: ref('member', 'grace'),
      price: '0',
      source: 'WALK_IN',
      notes: 'bites',
    }
    expect(await create(input)).toMatchObject({
      endsAt: at(30).toISOString(),
      price: { amount: '0.00' },
      source: 'WALK_IN',
      assignedTo: { firstName: 'grace' },
      pet: { name: 'Rex' },
      notes: 'bites',
    })
  })

  const basis = () => ({ serviceId: ref('service', 'groom'), startsAt: at(24) })

  it('adds who comes for the first time, with the animal, in one go', async () => {
    const newCustomer = { name: ' Grace Hopper ', email: 'grace@example.com', phone: '+49 30 123456', source: 'WALK_IN' }
    expect(await create({ ...basis(), newCustomer, petName: ' Bella ' })).toMatchObject({
      status: 'PENDING',
      source: 'WALK_IN',
      customer: { name: 'Grace Hopper' },
      pet: { name: 'Bella' },
    })
    const told = await world.pool.query(
      'select email is not null as "hasEmail", phone is not null as "hasPhone" from customers where provider_id = $1 and name = $2',
      [provider.id, 'Grace Hopper'],
    )
    expect(told.rows).toEqual([{ hasEmail: true, hasPhone: true }])
    const audited = await world.pool.query(`select 1 from audit_log where provider_id = $1 and action = 'CUSTOMER_CREATED'`, [provider.id])
    expect(audited.rows).toHaveLength(1)
  })

  it('takes an animal that is known by its name, and adds one that is not', async () => {
    const ada = { ...basis(), customerId: ref('customer', 'ada') }
    await create({ ...ada, petName: 'REX' })
    await create({ ...ada, petName: 'Bella' })
    await create({ ...ada, petName: 'Bella' })
    const { rows } = await world.pool.query<{ name: string }>('select name from pets where provider_id = $1 order by name', [provider.id])
    expect(rows.map(({ name }) => name)).toEqual(['Bella', 'Rex'])
  })

  it('says what is wrong with who is new, and adds nobody', async () => {
    const bad = { ...basis(), newCustomer: { name: ' ', email: 'a@', phone: 'none' }, petId: ref('pet', 'ada/Rex'), petName: 'Rex' }
    expect(await create(bad)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: ['input.newCustomer.name', 'input.newCustomer.email', 'input.newCustomer.phone', 'input.petId', 'input.petName'],
    })
    expect(await create(basis())).toMatchObject({ fields: ['input.customerId'] })
    const both = { ...basis(), customerId: ref('customer', 'ada'), newCustomer: { name: 'Eve' } }
    expect(await create(both)).toMatchObject({ fields: ['input.newCustomer'] })
    expect(await create({ ...basis(), newCustomer: { name: 'Eve' }, price: '-1' })).toMatchObject({ fields: ['input.price'] })
    const { rows } = await world.pool.query('select 1 from customers where provider_id = $1', [provider.id])
    expect(rows).toHaveLength(2)
  })

  it('adds nobody for those who may not', async () => {
    const document = 'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { id } }'
    const { errors } = await provider.ask(document, { input: { ...basis(), newCustomer: { name: 'Eve' } } }, 'STAFF')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'customers.manage' })
  })

  it('names everything that it cannot be made of at once', async () => {
    const other = await world.provider()
    await other.record([
      'BOOKING_CREATED',
      at(-48),
      { bookingRef: 'b', customer: { ref: 'eve' }, service: { ref: 'walk' }, startsAt: at(1), memberRef: 'mallory' },
    ])
    const theirs = {
      customerId: entityId(other.id, 'customer', 'eve'),
      serviceId: entityId(other.id, 'service', 'walk'),
      assignedToId: entityId(other.id, 'member', 'mallory'),
      petId: 'nonsense',
      startsAt: at(1),
    }
    expect(await create(theirs)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: ['input.customerId', 'input.serviceId', 'input.petId', 'input.assignedToId'],
    })
    const mine = { customerId: ref('customer', 'bob'), serviceId: ref('service', 'groom'), startsAt: at(1) }
    expect(await create({ ...mine, petId: ref('pet', 'ada/Rex') })).toMatchObject({ fields: ['input.petId'] })
    expect(await create({ ...mine, endsAt: at(1) })).toMatchObject({ fields: ['input.endsAt'] })
    expect(await create({ ...mine, price: '-1' })).toMatchObject({ fields: ['input.price'] })
    expect(await create({ ...mine, price: '1.005', notes: 'x'.repeat(5001) })).toMatchObject({ fields: ['input.price', 'input.notes'] })
    expect((await world.pool.query('select 1 from bookings where provider_id = $1', [provider.id])).rows).toHaveLength(1)
  })
})

describe('recordEvents', () => {
  const record = 'mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded duplicates version } }'
  const event = (n: number, type: string, payload: object) => ({
    id: `00000000-0000-4000-8000-00000000000${n}`,
    type,
    occurredAt: at(-1),
    payload,
  })

  it('counts what is new and what was told before', async () => {
    const events = [
      event(1, 'BOOKING_CONFIRMED', { bookingRef: 'b' }),
      event(2, 'REVIEW_RECEIVED', { bookingRef: 'b', customer: { ref: 'ada' }, rating: 5 }),
    ]
    const told = (await provider.get<{ recordEvents: { version: string } }>(record, { events })).recordEvents
    expect(told).toMatchObject({ recorded: 2, duplicates: 0 })
    expect(
      (await provider.get<{ recordEvents: object }>(record, { events: [...events, event(3, 'PROFILE_VIEWED', {})] })).recordEvents,
    ).toMatchObject({ recorded: 1, duplicates: 2 })
    expect((await provider.get<{ recordEvents: object }>(record, { events: [] })).recordEvents).toMatchObject({
      recorded: 0,
      duplicates: 0,
    })
    expect(await provider.get('query ($id: ID!) { booking(id: $id) { status review { rating } } }', { id })).toEqual({
      booking: { status: 'CONFIRMED', review: { rating: 5 } },
    })
  })

  it('refuses all when one is bad, naming every field', async () => {
    const { errors } = await provider.ask(record, {
      events: [
        event(1, 'PROFILE_VIEWED', {}),
        event(2, 'BOOKING_CREATED', { bookingRef: 'x' }),
        { ...event(3, 'PROFILE_VIEWED', { who: 1 }), id: 'no uuid' },
      ],
    })
    expect(errors?.[0]?.extensions?.fields?.map(field => field.path)).toEqual([
      'events.1.payload.customer',
      'events.1.payload.service',
      'events.1.payload.startsAt',
      'events.2.id',
    ])
    expect(
      (await world.pool.query(`select 1 from business_events where provider_id = $1 and type = 'PROFILE_VIEWED'`, [provider.id])).rows,
    ).toEqual([])
  })
})
