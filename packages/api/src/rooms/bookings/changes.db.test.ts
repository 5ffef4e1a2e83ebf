import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { bookingsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
const now = new Date('2026-03-10T12:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(now.getTime() + hours * hour)
let provider: Provider
let id: string

/** A customer with a pet, a service, a member, and a booking of them that began an hour ago. */
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
        price: '40',
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

const fields =
  '{ id status startsAt endsAt price { amount currency } bookedPrice { amount } refunded { amount } checkedInAt completedAt cancelledAt cancelReason notes updatedAt source customer { name } service { name } assignedTo { firstName } pet { name } }'
interface Told {
  id: string
  status: string
  updatedAt: string
  [field: string]: unknown
}
interface Problem {
  code: string
  message: string
  fields?: string[]
}
const call = (name: string, args: string) => `mutation ($id: ID!, $input: X, $expected: DateTime) { ${name}(id: $id, ${args}) ${fields} }`
const inputs: Record<string, string> = {
  updateBooking: 'UpdateBookingInput!',
  completeBooking: 'CompleteBookingInput',
  refundBooking: 'RefundBookingInput!',
}

/** Runs the mutation; the booking after it, or what was wrong. */
const change = async (name: string, input?: object, expected?: string, of = id, by = provider): Promise<Told & Problem> => {
  const type = inputs[name]
  const source = type
    ? call(name, 'input: $input, expectedUpdatedAt: $expected').replace('X', type)
    : call(name, 'expectedUpdatedAt: $expected').replace(' $input: X,', '')
  const { data, errors } = await by.ask<Record<string, Told>>(source, { id: of, input, expected })
  const [error] = errors ?? []
  const problem = error && {
    code: error.extensions?.code ?? '',
    message: error.message,
    fields: error.extensions?.fields?.map(field => field.path),
  }
  return { ...data?.[name], ...problem } as Told & Problem
}
const figures = async (): Promise<Record<string, number>> => {
  const { rows } = await world.pool.query<{ name: string; value: number }>(
    `select metric_name as name, sum(value)::float8 as value from business_metrics where provider_id = $1 and dimension = 'TOTAL' group by 1`,
    [provider.id],
  )
  return Object.fromEntries(rows.map(row => [row.name, row.value]))
}

describe('the life of a booking', () => {
  it('runs from pending to completed and refunded, and every figure follows', async () => {
    expect(await change('confirmBooking')).toMatchObject({ status: 'CONFIRMED' })
    expect(await change('checkInBooking')).toMatchObject({ status: 'CONFIRMED', checkedInAt: now.toISOString() })
    world.clock.now = at(1)
    expect(await change('completeBooking', { price: '45.5' })).toMatchObject({
      status: 'COMPLETED',
      completedAt: at(1).toISOString(),
      price: { amount: '45.50', currency: 'EUR' },
      bookedPrice: { amount: '40.00' },
    })
    expect(await change('refundBooking', { amount: '5.5', reason: 'late' })).toMatchObject({
      status: 'COMPLETED',
      refunded: { amount: '5.50' },
    })
    expect(await figures()).toMatchObject({
      'bookings.completed': 1,
      'revenue.earned': 45.5,
      'revenue.refunded': 5.5,
      'revenue.pending': 0,
    })
  })

  it('can be undone, check-in and all', async () => {
    await change('checkInBooking')
    await change('completeBooking')
    const reopen = (checkedIn: boolean) =>
      provider.get<{ reopenBooking: Told }>(`mutation ($id: ID!) { reopenBooking(id: $id, checkedIn: ${checkedIn}) ${fields} }`, { id })
    expect((await reopen(true)).reopenBooking).toMatchObject({
      status: 'PENDING',
      completedAt: null,
      checkedInAt: now.toISOString(),
      price: { amount: '40.00' },
    })
    expect((await reopen(false)).reopenBooking).toMatchObject({ status: 'PENDING', checkedInAt: null })
    expect(await figures()).toMatchObject({ 'bookings.completed': 0, 'revenue.earned': 0, 'revenue.pending': 40 })
    expect(await change('reopenBooking')).toMatchObject({ code: 'CONFLICT', message: 'This booking is open; there is nothing to undo.' })
  })

  it('ends in words when it is cancelled or nobody comes, and goes no further', async () => {
    const cancelled = await provider.get<{ cancelBooking: Told }>(
      `mutation ($id: ID!) { cancelBooking(id: $id, reason: " ill ") ${fields} }`,
      { id },
    )
    expect(cancelled.cancelBooking).toMatchObject({ status: 'CANCELLED', cancelledAt: now.toISOString(), cancelReason: 'ill' })
    for (const name of ['confirmBooking', 'checkInBooking', 'completeBooking', 'cancelBooking', 'markBookingNoShow']) {
      expect(await change(name)).toMatchObject({ code: 'CONFLICT', message: 'This booking is cancelled. Reopen it first.' })
    }
    await change('reopenBooking')
    expect(await change('markBookingNoShow')).toMatchObject({ status: 'NO_SHOW' })
    expect(await figures()).toMatchObject({ 'bookings.noShow': 1, 'bookings.cancelled': 0 })
  })

  it('is not moved by events whose clock runs ahead: what is done here is done', async () => {
    await provider.record(['BOOKING_CANCELLED', at(20), { bookingRef: 'b' }])
    expect(await change('reopenBooking')).toMatchObject({ status: 'PENDING' })
    expect(await change('completeBooking')).toMatchObject({ status: 'COMPLETED', completedAt: now.toISOString() })
  })
})

describe('updateBooking', () => {
  it('changes what it names and nothing else', async () => {
    expect(await change('updateBooking', { startsAt: at(4) })).toMatchObject({
      startsAt: at(4).toISOString(),
      endsAt: at(6).toISOString(),
      price: { amount: '40.00' },
      assignedTo: { firstName: 'grace' },
    })
    expect(await change('updateBooking', { endsAt: at(5), price: '50', assignedToId: null, notes: ' calm ' })).toMatchObject({
      endsAt: at(5).toISOString(),
      price: { amount: '50.00' },
      assignedTo: null,
      notes: 'calm',
    })
    expect(await change('updateBooking', { startsAt: at(7) })).toMatchObject({ endsAt: at(8).toISOString() })
    expect(await change('updateBooking', { notes: null })).toMatchObject({ notes: null, price: { amount: '50.00' } })
  })

  it('says nothing to the engine that is so already', async () => {
    const count = async () => (await world.pool.query('select 1 from business_events where provider_id = $1', [provider.id])).rowCount
    const before = await count()
    expect(
      await change('updateBooking', {
        startsAt: at(-1),
        endsAt: at(1),
        price: '40.00',
        assignedToId: entityId(provider.id, 'member', 'grace'),
      }),
    ).toMatchObject({ status: 'PENDING' })
    expect(await change('updateBooking', {})).toMatchObject({ status: 'PENDING' })
    expect(await count()).toBe(before)
  })

  it('refuses what cannot be, whole: no part of it is done', async () => {
    expect(await change('updateBooking', { price: '60', assignedToId: entityId(provider.id, 'customer', 'ada') })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: ['input.assignedToId'],
    })
    expect(await change('updateBooking', { endsAt: at(-2), price: '60' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: ['input.endsAt'],
    })
    await change('completeBooking')
    expect(await change('updateBooking', { price: '60' })).toMatchObject({
      code: 'CONFLICT',
      message: 'This booking is completed. Reopen it first.',
    })
    expect(await change('updateBooking', { assignedToId: null, notes: 'fine' })).toMatchObject({
      assignedTo: null,
      notes: 'fine',
      price: { amount: '40.00' },
    })
  })
})

describe('two people at once', () => {
  it('do not overwrite each other when they say what they saw', async () => {
    const seen = (await provider.get<{ booking: Told }>(`query ($id: ID!) { booking(id: $id) ${fields} }`, { id })).booking.updatedAt
    const [first, second] = await Promise.all([
      change('updateBooking', { price: '41' }, seen),
      change('updateBooking', { price: '42' }, seen),
    ])
    expect([first.code, second.code].sort()).toEqual(['CONFLICT', undefined].sort())
    const winner = first.code ? second : first
    expect(await change('updateBooking', { price: '43' }, winner.updatedAt)).toMatchObject({ price: { amount: '43.00' } })
  })

  it('complete a booking once, and give back no more than was charged', async () => {
    const completions = await Promise.all([1, 2, 3, 4, 5].map(() => change('completeBooking')))
    expect(completions.filter(done => done.status === 'COMPLETED')).toHaveLength(1)
    expect(completions.filter(done => done.code === 'CONFLICT')).toHaveLength(4)
    const refunds = await Promise.all([1, 2, 3].map(() => change('refundBooking', { amount: '15' })))
    expect(refunds.filter(refund => refund.fields?.[0] === 'input.amount')).toHaveLength(1)
    expect(await figures()).toMatchObject({ 'revenue.earned': 40, 'revenue.refunded': 30 })
  })

  it('in crowds larger than the pool do not starve each other of connections', async () => {
    const refs = Array.from({ length: 40 }, (_, n) => `crowd-${n}`)
    await provider.record(
      ...refs.map(
        bookingRef =>
          ['BOOKING_CREATED', at(-48), { bookingRef, customer: { ref: 'ada' }, service: { ref: 'groom' }, startsAt: at(1) }] as const,
      ),
    )
    const changed = await Promise.all(
      refs.map(ref => change('confirmBooking', undefined, undefined, entityId(provider.id, 'booking', ref))),
    )
    expect(changed.every(booking => booking.status === 'CONFIRMED')).toBe(true)
  }, 10_000)
})

describe('a change', () => {
  it('of what is not there, or not ours, is NOT_FOUND alike', async () => {
    const other = await world.provider()
    for (const of of [id, 'c0ffee00-0000-4000-8000-000000000000', 'nonsense']) {
      for (const name of ['confirmBooking', 'completeBooking', 'cancelBooking']) {
        expect(await change(name, undefined, undefined, of, other)).toMatchObject({
          code: 'NOT_FOUND',
          message: 'The booking was not found.',
        })
      }
    }
  })

  it('in the future, or back for more than was charged, is refused by its field', async () => {
    expect(await change('completeBooking', { completedAt: at(1) })).toMatchObject({ code: 'BAD_USER_INPUT', fields: ['input.completedAt'] })
    expect(await change('refundBooking', { amount: '1' })).toMatchObject({
      code: 'CONFLICT',
      message: 'Nothing was charged for this booking yet. Complete it first.',
    })
    expect(await change('completeBooking', { completedAt: at(-30) })).toMatchObject({ completedAt: at(-30).toISOString() })
    for (const amount of ['0', '40.01', '-1'])
      expect(await change('refundBooking', { amount })).toMatchObject({ code: 'BAD_USER_INPUT', fields: ['input.amount'] })
  })
})
