import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { sealedEmail } from '../../../../../tests/kit/people'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { standingAt } from '../../events/standing'
import { bookingsResolvers } from '../bookings'
import { customersResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

describe("a customer's pets", () => {
  it('come by name, in one statement for all customers', async () => {
    const provider = await world.provider()
    const made = (n: number, ref: string, petName?: string) =>
      [
        'BOOKING_CREATED',
        new Date('2026-03-01T10:00:00Z'),
        { bookingRef: `${n}`, customer: { ref, name: ref }, service: { ref: 's' }, startsAt: '2026-03-02T10:00:00Z', petName },
      ] as const
    await provider.record(made(1, 'Ada', 'Rex'), made(2, 'Ada', 'Bello'), made(3, 'Ada', 'Rex'), made(4, 'Bob', 'Rex'), made(5, 'Carl'))
    const search = (first: number) =>
      provider.get('query ($first: Int!) { customerSearch(search: "", first: $first) { name email pets { name species } } }', { first })
    const pet = (name: string) => ({ name, species: expect.any(String) as string })
    expect(await search(20)).toEqual({
      customerSearch: [
        { name: 'Ada', email: null, pets: [pet('Bello'), pet('Rex')] },
        { name: 'Bob', email: null, pets: [pet('Rex')] },
        { name: 'Carl', email: null, pets: [] },
      ],
    })
    const sent = async (first: number) => (await world.statements.of(() => search(first))).length
    expect(await sent(3)).toBe(await sent(1))
  })
})

const clock = new Date('2026-03-20T12:00:00Z')
const day = 86_400_000

interface Listed {
  customers: {
    totalCount: number
    segments: { segment: string; count: number }[]
    customers: {
      id: string
      name: string
      tags: string[]
      analytics: { segment: string; totalBookings: number; totalSpent: { amount: string } | null }
    }[]
  }
}
const list = `query ($segment: CustomerSegment! = ALL, $sortBy: CustomerSort! = VALUE, $search: String, $page: Int! = 1, $pageSize: Int! = 25) {
  customers(segment: $segment, sortBy: $sortBy, search: $search, page: $page, pageSize: $pageSize) {
    totalCount segments { segment count } customers { id name tags analytics { segment totalBookings totalSpent { amount } } } } }`

/** A customer with completed visits so many days ago, each for ten. */
const visits = (
  name: string,
  daysAgo: readonly number[],
  more: { email?: string; phone?: string; petName?: string; memberRef?: string } = {},
) => {
  const { petName, memberRef, ...contact } = more
  return daysAgo.flatMap((days, number) => {
    const startsAt = new Date(clock.getTime() - days * day)
    const bookingRef = `${name}-${number}`
    return [
      [
        'BOOKING_CREATED',
        new Date(startsAt.getTime() - day),
        {
          bookingRef,
          customer: { ref: name, name, ...contact },
          service: { ref: 's' },
          startsAt: startsAt.toISOString(),
          price: '10',
          petName,
          memberRef,
        },
      ] as const,
      ['BOOKING_COMPLETED', new Date(startsAt.getTime() + 3_600_000), { bookingRef }] as const,
    ]
  })
}

const business = async () => {
  world.clock.now = clock
  const provider = await world.provider()
  await provider.record(
    ...visits(
      'Vera Otter',
      Array.from({ length: 10 }, (_, n) => 30 * n + 2),
      { email: 'Vera@Example.com', phone: '+49 30 1234567' },
    ),
    ...visits(
      'Old Vera',
      Array.from({ length: 10 }, (_, n) => 400 + n),
      { petName: 'Rex' },
    ),
    ...visits('Ada Berg', [5, 40], { memberRef: 'me' }),
    ...visits('Risky Ray', [150], { memberRef: 'she' }),
  )
  await provider.record(['CUSTOMER_JOINED', clock, { customer: { ref: 'n', name: 'New Nora' } }])
  const names = async (variables: Record<string, unknown>, role: 'OWNER' | 'STAFF' = 'OWNER', as = {}) => {
    const { data, errors } = await provider.ask<Listed>(list, variables, role, as)
    if (errors && role === 'OWNER') throw new Error(JSON.stringify(errors))
    return data!.customers.customers.map(({ name }) => name)
  }
  return { provider, names, id: (name: string) => entityId(provider.id, 'customer', name) }
}

describe('the list of customers', () => {
  it('counts every segment by the rule of the engine', async () => {
    const { provider } = await business()
    const { customers } = await provider.get<Listed>(list)
    expect(customers.segments).toEqual([
      { segment: 'ALL', count: 5 },
      { segment: 'VIP', count: 1 },
      { segment: 'REGULAR', count: 1 },
      { segment: 'AT_RISK', count: 2 },
      { segment: 'NEW', count: 1 },
    ])
    const { rows } = await world.pool.query<{ name: string; starts: Date[] | null }>(
      `select c.name, array_agg(b.starts_at order by b.starts_at) filter (where b.status = 'COMPLETED') as starts
         from customers c left join bookings b on b.provider_id = c.provider_id and b.customer_id = c.id where c.provider_id = $1 group by c.id, c.name`,
      [provider.id],
    )
    const expected = new Map(
      rows.map(({ name, starts }) => [
        name,
        standingAt(
          clock.getTime(),
          (starts ?? []).map(start => start.getTime()),
        ),
      ]),
    )
    expect(new Map(customers.customers.map(({ name, analytics }) => [name, analytics.segment]))).toEqual(expected)
  })

  it('is sorted by value, frequency, recency and name, and comes in pages', async () => {
    const { names, provider } = await business()
    expect((await names({ sortBy: 'VALUE' })).slice(0, 2).sort()).toEqual(['Old Vera', 'Vera Otter'])
    expect((await names({ sortBy: 'RECENCY' })).slice(0, 2)).toEqual(['Vera Otter', 'Ada Berg'])
    expect(await names({ sortBy: 'NAME' })).toEqual(['Ada Berg', 'New Nora', 'Old Vera', 'Risky Ray', 'Vera Otter'])
    expect(await names({ sortBy: 'NAME', page: 2, pageSize: 2 })).toEqual(['Old Vera', 'Risky Ray'])
    expect(await names({ segment: 'AT_RISK', sortBy: 'NAME' })).toEqual(['Old Vera', 'Risky Ray'])
    const { errors } = await provider.ask(list, { page: 0, pageSize: 251, search: 'x'.repeat(101) })
    expect(errors).toMatchObject([{ extensions: { fields: [{ path: 'page' }, { path: 'pageSize' }, { path: 'search' }] } }])
  })

  it.each([
    ['ver', ['Old Vera', 'Vera Otter']],
    ['OTT', ['Vera Otter']],
    ['otter x', []],
    ['rex', ['Old Vera']],
    ['vera@example.COM', ['Vera Otter']],
    ['vera@example', []],
    ['0049 30 1234567', []],
    ['(+49) 301234567', ['Vera Otter']],
    ['%', []],
    ['nervous', ['Ada Berg']],
  ])('searched for %j finds %j', async (search, found) => {
    const { names, id, provider } = await business()
    await provider.get('mutation ($id: ID!) { updateCustomerTags(customerId: $id, tags: ["Nervous"]) { tags } }', { id: id('Ada Berg') })
    expect(await names({ search, sortBy: 'NAME' })).toEqual(found)
  })

  it('shows staff whom they have worked for, and counts nobody else', async () => {
    const { provider, id } = await business()
    const me = { memberId: entityId(provider.id, 'member', 'me') }
    const { data, errors } = await provider.ask<Listed>(list, {}, 'STAFF', me)
    expect(data!.customers).toMatchObject({ totalCount: 1, customers: [{ name: 'Ada Berg', analytics: { totalSpent: null } }] })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'revenue.view' } }])
    const other = await provider.ask<{ customer: unknown }>(
      'query ($id: ID!) { customer(id: $id) { name } }',
      { id: id('Vera Otter') },
      'STAFF',
      me,
    )
    expect(other.data).toEqual({ customer: null })
  })

  it('costs as many statements for one customer as for many', async () => {
    const { provider } = await business()
    const sent = async (pageSize: number) => (await world.statements.of(() => provider.get(list, { pageSize, search: 'e' }))).length
    expect(await sent(25)).toBe(await sent(1))
  })
})

/** Somebody who signs in. */
const person = async () => {
  const userId = randomUUID()
  await world.pool.query('insert into users (id, email, name) values ($1, $2, $3)', [
    userId,
    sealedEmail(null, `${userId}@example.test`),
    'Somebody',
  ])
  return { userId }
}

describe('a profile', () => {
  const profile = `query ($id: ID!) { customer(id: $id) { name email phone tags analytics { totalBookings totalSpent { amount } }
    bookings(first: 3) { totalCount nodes { id } } notes { totalCount nodes { id note tags author canChange } } } }`

  it('tells all, and that it was seen is written down', async () => {
    const { provider, id } = await business()
    const add = 'mutation ($id: ID!, $note: String!) { addCustomerNote(customerId: $id, note: $note, tags: ["b", "a"]) { id } }'
    await provider.ask(add, { id: id('Vera Otter'), note: 'Bites when bored.' }, 'OWNER', await person())
    const { customer } = await provider.get<{ customer: object }>(profile, { id: id('Vera Otter') })
    expect(customer).toMatchObject({
      name: 'Vera Otter',
      email: 'Vera@Example.com',
      phone: '+49 30 1234567',
      analytics: { totalBookings: 10, totalSpent: { amount: '100.00' } },
      bookings: { totalCount: 10 },
      notes: { totalCount: 1, nodes: [{ note: 'Bites when bored.', tags: ['a', 'b'] }] },
    })
    const { rows } = await world.pool.query<{ action: string; details: { fields?: string[] } }>(
      `select action, details from audit_log where provider_id = $1 and subject_id = $2 order by at, action`,
      [provider.id, id('Vera Otter')],
    )
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['CUSTOMER_VIEWED', 'CUSTOMER_CONTACT_VIEWED']))
    expect(rows.flatMap(({ details }) => details.fields ?? []).sort()).toEqual(['email', 'notes', 'phone'])
    expect(JSON.stringify(rows)).not.toMatch(/bored|vera@/i)
    const kept = await world.pool.query<{ note: string }>('select note from customer_notes where provider_id = $1', [provider.id])
    expect(kept.rows[0]!.note).toMatch(/^s1\./)
    expect((await provider.get<{ customer: unknown }>(profile, { id: randomUUID() })).customer).toBeNull()
  })

  it('has notes that their writers change, and others only who manage customers', async () => {
    const { provider, id } = await business()
    const as = { memberId: entityId(provider.id, 'member', 'me'), ...(await person()) }
    const manager = await person()
    const add = 'mutation ($id: ID!) { addCustomerNote(customerId: $id, note: "Likes carrots.") { id } }'
    const change = 'mutation ($id: ID!) { updateCustomerNote(id: $id, note: "Loves carrots.") { note } }'
    const remove = 'mutation ($id: ID!) { deleteCustomerNote(id: $id) }'
    const written = await provider.ask<{ addCustomerNote: { id: string } }>(add, { id: id('Ada Berg') }, 'STAFF', as)
    const own = written.data!.addCustomerNote.id
    const theirs = (await provider.ask<{ addCustomerNote: { id: string } }>(add, { id: id('Ada Berg') }, 'MANAGER', manager)).data!
      .addCustomerNote.id
    expect((await provider.ask(change, { id: own }, 'STAFF', as)).data).toEqual({ updateCustomerNote: { note: 'Loves carrots.' } })
    for (const document of [change, remove])
      expect((await provider.ask(document, { id: theirs }, 'STAFF', as)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await provider.ask(add, { id: id('Vera Otter') }, 'STAFF', as)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await provider.ask(remove, { id: own }, 'MANAGER', manager)).errors).toBeUndefined()
    const stranger = await world.provider()
    expect((await stranger.ask(remove, { id: theirs })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  it('is made by hand', async () => {
    const { provider } = await business()
    const make = 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { id name email phone } }'
    const { createCustomer } = await provider.get<{ createCustomer: object }>(make, {
      input: { name: ' Zoe ', email: 'z@example.com', phone: '' },
    })
    expect(createCustomer).toMatchObject({ name: 'Zoe', email: 'z@example.com', phone: null })
    const { errors } = await provider.ask(make, { input: { name: '', email: 'z@', phone: 'x' } })
    expect(errors).toMatchObject([{ extensions: { fields: [{ path: 'input.name' }, { path: 'input.email' }, { path: 'input.phone' }] } }])
  })
})
