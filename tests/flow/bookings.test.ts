import { randomUUID } from 'node:crypto'
import { rebuild } from '@dashboard/api/events/index'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import type { World } from '../kit/world'
import { world } from '../kit/world'

interface Booking {
  id: string
  status: string
  price: { amount: string; currency: string }
  refunded: { amount: string }
  checkedInAt: string | null
  updatedAt: string
  assignedTo: { id: string } | null
}
interface Options {
  bookingOptions: { services: { id: string; name: string }[]; members: { id: string }[] }
  customerSearch: { id: string }[]
}
interface Figures {
  kpis: { name: string; value: number | null }[]
}

const fields = 'id status price { amount currency } refunded { amount } checkedInAt updatedAt assignedTo { id }'
const mutation = (name: string, parameters = '', args = ''): string =>
  `mutation ($id: ID!${parameters}) { ${name}(id: $id${args}) { ${fields} } }`
const confirm = mutation('confirmBooking')
const checkIn = mutation('checkInBooking')
const complete = mutation('completeBooking', ', $price: Decimal', ', input: { price: $price }')
const refund = mutation('refundBooking', ', $amount: Decimal!', ', input: { amount: $amount }')
const reopen = mutation('reopenBooking')
const cancel = mutation('cancelBooking', ', $reason: String', ', reason: $reason')
const update = mutation('updateBooking', ', $input: UpdateBookingInput!, $seen: DateTime', ', input: $input, expectedUpdatedAt: $seen')

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

/** A provider that knows one customer and one service, and its owner. */
const opened = async () => {
  const provider = await house.provider()
  const owner = await provider.member()
  const staff = await provider.member('STAFF')
  await record(owner, completedBooking(new Date(Date.now() - 400 * 86_400_000), '10.00'))
  const { bookingOptions, customerSearch } = await owner.get<Options>(
    '{ bookingOptions { services { id name } members { id } } customerSearch(search: "") { id } }',
  )
  const book = async (price?: string, assignedToId?: string): Promise<Booking> => {
    const input = {
      customerId: customerSearch[0]!.id,
      serviceId: bookingOptions.services[0]!.id,
      startsAt: new Date(Date.now() + 60_000).toISOString(),
      price,
      assignedToId,
    }
    return (
      await owner.get<{ createBooking: Booking }>(`mutation ($input: CreateBookingInput!) { createBooking(input: $input) { ${fields} } }`, {
        input,
      })
    ).createBooking
  }
  return { provider, owner, staff, book }
}

const change = async (client: Client, document: string, variables: Record<string, unknown>): Promise<Booking> =>
  Object.values(await client.get<Record<string, Booking>>(document, variables))[0]!
const refusal = async (client: Client, document: string, variables: Record<string, unknown>) =>
  (await client.ask(document, variables)).errors?.[0]?.extensions?.code
const figure = async (client: Client, name: string) =>
  (await client.get<Figures>('{ kpis(period: YEAR) { name value } }')).kpis.find(kpi => kpi.name === name)?.value

describe('the life of a booking', () => {
  it('moves the figures at every step, and a rebuild agrees', async () => {
    const { provider, owner, book } = await opened()
    const { id, status } = await book('80.00')
    expect(status).toBe('PENDING')
    expect((await change(owner, confirm, { id })).status).toBe('CONFIRMED')
    expect((await change(owner, checkIn, { id })).checkedInAt).not.toBeNull()
    expect(await change(owner, complete, { id, price: '90.50' })).toMatchObject({
      status: 'COMPLETED',
      price: { amount: '90.50', currency: 'EUR' },
    })
    expect(await figure(owner, 'revenue')).toBe(90.5)
    expect((await change(owner, refund, { id, amount: '20.25' })).refunded.amount).toBe('20.25')
    expect(await figure(owner, 'revenue')).toBe(70.25)
    expect((await rebuild(house.sql, provider.id)).flatMap(({ drift }) => drift)).toEqual([])
    expect((await change(owner, reopen, { id })).status).toBe('CONFIRMED')
    expect((await change(owner, cancel, { id, reason: 'rain' })).status).toBe('CANCELLED')
    expect((await rebuild(house.sql, provider.id)).flatMap(({ drift }) => drift)).toEqual([])
  })

  it('refuses steps that make no sense, and what somebody else has changed since', async () => {
    const { owner, staff, book } = await opened()
    const { id, updatedAt } = await book()
    expect(await refusal(owner, reopen, { id })).toBe('CONFLICT')
    await change(owner, update, { id, input: { assignedToId: staff.memberId }, seen: updatedAt })
    expect(await refusal(owner, update, { id, input: { price: '5.00' }, seen: updatedAt })).toBe('CONFLICT')
    expect(await refusal(owner, confirm, { id: randomUUID() })).toBe('NOT_FOUND')
    await change(owner, complete, { id })
    expect(await refusal(owner, checkIn, { id })).toBe('CONFLICT')
    expect(await refusal(owner, refund, { id, amount: '1000.00' })).toBe('BAD_USER_INPUT')
  })

  it('is nothing to another provider', async () => {
    const [ours, theirs] = [await opened(), await opened()]
    const { id } = await ours.book()
    expect(await refusal(theirs.owner, confirm, { id })).toBe('NOT_FOUND')
    expect((await theirs.owner.get<{ booking: unknown }>('query ($id: ID!) { booking(id: $id) { id } }', { id })).booking).toBeNull()
  })

  it('reaches colleagues as activity', async () => {
    const { owner, provider, book } = await opened()
    const colleague = await provider.member('MANAGER')
    const { version } = (await owner.get<{ overview: { version: string } }>('{ overview { version } }')).overview
    const activity = colleague.subscribe<{ activityAdded: { type: string } }>(
      'subscription ($since: ID) { activityAdded(since: $since) { type } }',
      { since: version },
    )
    const { id } = await book()
    await change(owner, checkIn, { id })
    await change(owner, complete, { id })
    await activity.until(received => received.length >= 3)
    expect(activity.received.map(({ activityAdded: { type } }) => type)).toEqual([
      'BOOKING_CREATED',
      'BOOKING_CHECKED_IN',
      'BOOKING_COMPLETED',
    ])
    await activity.stop()
  })

  it('is nothing to staff who have other work', async () => {
    const { owner, staff, book } = await opened()
    const { version } = (await owner.get<{ overview: { version: string } }>('{ overview { version } }')).overview
    const activity = staff.subscribe<{ activityAdded: { booking: { id: string } } }>(
      'subscription ($since: ID) { activityAdded(since: $since) { booking { id } } }',
      { since: version },
    )
    const theirs = await book()
    const own = await book(undefined, staff.memberId)
    await change(owner, confirm, { id: theirs.id })
    await change(owner, confirm, { id: own.id })
    await activity.until(received => received.length >= 2)
    expect(new Set(activity.received.map(({ activityAdded }) => activityAdded.booking.id))).toEqual(new Set([own.id]))
    await activity.stop()
    expect(await refusal(staff, confirm, { id: theirs.id })).toBe('NOT_FOUND')
    const seen = await staff.get<{ bookings: { totalCount: number; nodes: { id: string }[] } }>('{ bookings { totalCount nodes { id } } }')
    expect(seen.bookings).toEqual({ totalCount: 1, nodes: [{ id: own.id }] })
    expect((await change(staff, complete, { id: own.id })).status).toBe('COMPLETED')
    expect(await refusal(staff, refund, { id: own.id, amount: '1.00' })).toBe('FORBIDDEN')
  })
})
