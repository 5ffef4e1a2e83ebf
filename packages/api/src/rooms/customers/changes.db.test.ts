import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { bookingsResolvers } from '../bookings'
import { customersResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const clock = new Date('2026-03-20T12:00:00Z')

const business = async (count = 1) => {
  world.clock.now = clock
  const provider = await world.provider()
  await provider.record(
    ...Array.from(
      { length: count },
      (_, n) =>
        [
          'CUSTOMER_JOINED',
          new Date('2026-01-01T00:00:00Z'),
          { customer: { ref: `c${n}`, name: `Person ${n}`, email: `p${n}@example.com` } },
        ] as const,
    ),
  )
  const audits = async (action: string) =>
    (
      await world.pool.query<{ details: Record<string, unknown> }>(
        'select details from audit_log where provider_id = $1 and action = $2 order by at',
        [provider.id, action],
      )
    ).rows.map(({ details }) => details)
  return { provider, audits, id: (n: number) => entityId(provider.id, 'customer', `c${n}`) }
}

describe('updateCustomer', () => {
  const change = `mutation ($id: ID!, $input: UpdateCustomerInput!) { updateCustomer(id: $id, input: $input) {
    name email phone address source emailConsent smsConsent } }`
  const before = {
    name: 'Person 0',
    email: 'p0@example.com',
    phone: null,
    address: null,
    source: null,
    emailConsent: null,
    smsConsent: null,
  }

  it('changes what is told, leaves the rest and takes away by null', async () => {
    const { provider, id, audits } = await business()
    const update = async (input: object) => {
      world.clock.now = new Date(world.clock.now.getTime() + 1000)
      return (await provider.get<{ updateCustomer: object }>(change, { id: id(0), input })).updateCustomer
    }
    const told = { phone: '+49 30 123456', address: 'Alley 1\n10115 Berlin', source: 'REFERRAL', emailConsent: true, smsConsent: false }
    expect(await update(told)).toEqual({ ...before, ...told })
    expect(await update({ name: ' Ada Berg ', email: null })).toEqual({ ...before, ...told, name: 'Ada Berg', email: null })
    expect(await update({ phone: '', address: null, emailConsent: null, name: 'Ada Berg' })).toEqual({
      ...before,
      name: 'Ada Berg',
      email: null,
      source: 'REFERRAL',
      smsConsent: false,
    })
    expect(await audits('CUSTOMER_CHANGED')).toEqual(
      [{ fields: Object.keys(told).sort() }, { fields: ['email', 'name'] }, { fields: ['address', 'emailConsent', 'phone'] }].map(
        ({ fields }) => ({ fields: expect.arrayContaining(fields) as string[] }),
      ),
    )
    const { rows } = await world.pool.query<{ payload: string }>(
      `select payload::text from business_events where provider_id = $1 and type = 'CUSTOMER_UPDATED'`,
      [provider.id],
    )
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/10115|123456/)
  })

  it('keeps what two people change at once', async () => {
    const { provider, id, audits } = await business()
    const answers = await Promise.all([
      provider.ask(change, { id: id(0), input: { name: 'Ada' } }),
      provider.ask(change, { id: id(0), input: { phone: '+49 30 1' + '234567', email: 'p0@example.com' } }, 'MANAGER'),
    ])
    expect(answers.flatMap(({ errors = [] }) => errors)).toEqual([])
    const { customer } = await provider.get<{ customer: object }>('query ($id: ID!) { customer(id: $id) { name email phone } }', {
      id: id(0),
    })
    expect(customer).toEqual({ name: 'Ada', email: 'p0@example.com', phone: '+49 30 1234567' })
    expect(await audits('CUSTOMER_CHANGED')).toHaveLength(2)
  })

  it('reaches whom a sender names by an address, and counts though their clock runs ahead', async () => {
    world.clock.now = clock
    const provider = await world.provider()
    const ahead = new Date(clock.getTime() + 3_600_000)
    await provider.record(
      ['CUSTOMER_JOINED', ahead, { customer: { ref: 'Vera@example.com', name: 'Vera' } }],
      ['CUSTOMER_JOINED', ahead, { customer: { ref: '+49 30 1234567', name: 'Walter' } }],
    )
    const list = '{ customers(sortBy: NAME) { totalCount customers { id name email phone } } }'
    interface Page {
      customers: { totalCount: number; customers: { id: string; name: string; email: string | null; phone: string | null }[] }
    }
    const [vera, walter] = (await provider.get<Page>(list)).customers.customers
    expect([vera!.email, walter!.phone]).toEqual(['Vera@example.com', '+49 30 1234567'])
    await provider.get(change, { id: vera!.id, input: { name: 'Vera Otter', address: 'Alley 1' } })
    await provider.get(change, { id: walter!.id, input: { phone: null } })
    await provider.get(change, { id: walter!.id, input: { phone: '+49 30 7654321' } })
    expect((await provider.get<Page>(list)).customers).toEqual({
      totalCount: 2,
      customers: [
        { ...vera!, name: 'Vera Otter' },
        { ...walter!, phone: '+49 30 7654321' },
      ],
    })
  })

  it('says nothing where nothing changes, and names what is wrong', async () => {
    const { provider, id, audits } = await business()
    expect((await provider.get<{ updateCustomer: object }>(change, { id: id(0), input: { name: 'Person 0' } })).updateCustomer).toEqual(
      before,
    )
    expect(await audits('CUSTOMER_CHANGED')).toEqual([])
    const { errors } = await provider.ask(change, { id: id(0), input: { name: null, email: 'x', phone: 'x', address: 'x'.repeat(501) } })
    expect(errors).toMatchObject([
      { extensions: { fields: [{ path: 'input.name' }, { path: 'input.email' }, { path: 'input.phone' }, { path: 'input.address' }] } },
    ])
    const missing = await provider.ask(change, { id: randomUUID(), input: { name: 'X' } })
    expect(missing.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    await world.pool.query(`update customers set erased_at = now(), registers = '{}' where provider_id = $1`, [provider.id])
    expect((await provider.ask(change, { id: id(0), input: { name: 'X' } })).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }])
  })

  it('tells contact, consent and source of a page of customers in one statement', async () => {
    const { provider } = await business(4)
    const page = '{ customers(pageSize: 4, sortBy: NAME) { customers { source emailConsent smsConsent email } } }'
    const sent = await world.statements.of(() => provider.get(page))
    expect(sent.filter(name => name === 'customers.contacts')).toHaveLength(1)
  })
})

describe('tagCustomers', () => {
  const tag = `mutation ($selection: CustomerSelectionInput!, $add: [String!]! = [], $remove: [String!]! = []) {
    tagCustomers(selection: $selection, add: $add, remove: $remove) { changedCount addedTo removedFrom } }`
  interface Tagged {
    tagCustomers: { changedCount: number; addedTo: string[]; removedFrom: string[] }
  }
  const tagsOf = async (provider: { get<T>(source: string): Promise<T> }) =>
    (
      await provider.get<{ customers: { customers: { tags: string[] }[] } }>('{ customers(sortBy: NAME) { customers { tags } } }')
    ).customers.customers.map(({ tags }) => tags)

  it('gives and takes tags, and can be undone', async () => {
    const { provider, id, audits } = await business(3)
    const change = async (variables: object) => {
      world.clock.now = new Date(world.clock.now.getTime() + 1000)
      return (await provider.get<Tagged>(tag, { ...variables })).tagCustomers
    }
    expect(await change({ selection: { ids: [id(0), randomUUID(), 'x'] }, add: [' VIP '] })).toEqual({
      changedCount: 1,
      addedTo: [id(0)],
      removedFrom: [],
    })
    const all = await change({ selection: { search: 'person' }, add: ['vip'], remove: ['old'] })
    expect(all).toEqual({ changedCount: 2, addedTo: expect.any(Array) as string[], removedFrom: [] })
    expect(all.addedTo.sort()).toEqual([id(1), id(2)].sort())
    expect(await tagsOf(provider)).toEqual([['VIP'], ['vip'], ['vip']])
    expect((await change({ selection: { ids: all.addedTo }, remove: ['Vip'] })).removedFrom.sort()).toEqual(all.addedTo.sort())
    expect(await tagsOf(provider)).toEqual([['VIP'], [], []])
    expect(await audits('CUSTOMERS_TAGGED')).toEqual([
      { customers: 1, added: 1, removed: 0 },
      { customers: 2, added: 2, removed: 0 },
      { customers: 2, added: 0, removed: 2 },
    ])
  })

  it('of several tags at once tells of each who moved, so that all is as it was afterwards', async () => {
    const { provider, id } = await business(3)
    const set = (customer: string, tags: string[]) =>
      world.pool.query('update customers set tags = $3 where provider_id = $1 and id = $2', [provider.id, customer, JSON.stringify(tags)])
    const before = [['a', 'b'], ['B', 'c'], []]
    for (const [n, tags] of before.entries()) await set(id(n), tags)
    interface Move {
      tag: string
      customerIds: string[]
    }
    const moves = `mutation ($selection: CustomerSelectionInput!, $add: [String!]! = [], $remove: [String!]! = []) {
      tagCustomers(selection: $selection, add: $add, remove: $remove) { added { tag customerIds } removed { tag customerIds } } }`
    const change = async (variables: object) =>
      (await provider.get<{ tagCustomers: { added: Move[]; removed: Move[] } }>(moves, { ...variables })).tagCustomers
    const { added, removed } = await change({ selection: { search: 'person' }, add: ['a', 'x'], remove: ['b'] })
    expect(await tagsOf(provider)).toEqual([
      ['a', 'x'],
      ['a', 'c', 'x'],
      ['a', 'x'],
    ])
    for (const { tag: given, customerIds } of added) await change({ selection: { ids: customerIds }, remove: [given] })
    for (const { tag: taken, customerIds } of removed) await change({ selection: { ids: customerIds }, add: [taken] })
    expect(await tagsOf(provider)).toEqual(before)
  })

  it('costs as many statements for many as for one', async () => {
    const { provider, id } = await business(5)
    const sent = async (ids: string[], add: string) =>
      (await world.statements.of(() => provider.get(tag, { selection: { ids }, add: [add] }))).length
    expect(await sent([id(0), id(1), id(2), id(3), id(4)], 'b')).toBe(await sent([id(0)], 'a'))
  })

  it('changes nobody where one would have too many, and names what is wrong', async () => {
    const { provider, id } = await business(2)
    await world.pool.query('update customers set tags = $2 where provider_id = $1 and id = $3', [
      provider.id,
      JSON.stringify(Array.from({ length: 20 }, (_, n) => `t${n}`)),
      id(0),
    ])
    const ask = (variables: object) => provider.ask(tag, { selection: {}, ...variables })
    expect((await ask({ add: ['one more'] })).errors).toMatchObject([
      { extensions: { fields: [{ path: 'add', message: 'would give more than 20 tags to 1 of them: nobody was changed' }] } },
    ])
    expect((await tagsOf(provider))[1]).toEqual([])
    expect((await ask({})).errors).toMatchObject([{ extensions: { fields: [{ path: 'add' }] } }])
    expect((await ask({ add: ['a'], remove: ['A'] })).errors).toMatchObject([{ extensions: { fields: [{ path: 'add' }] } }])
    expect((await ask({ selection: { search: 'x'.repeat(101) }, add: ['x'.repeat(41)] })).errors).toMatchObject([
      { extensions: { fields: [{ path: 'add' }, { path: 'selection.search' }] } },
    ])
    expect((await ask({ add: ['t1'] })).data).toMatchObject({ tagCustomers: { changedCount: 1 } })
  })

  it('tags only their own of who sees only their own', async () => {
    const { provider, id } = await business(2)
    const at = new Date('2026-02-01T10:00:00Z')
    await provider.record(
      ...['me', 'she'].map(
        (memberRef, n) =>
          [
            'BOOKING_CREATED',
            at,
            { bookingRef: memberRef, customer: { ref: `c${n}` }, service: { ref: 's' }, startsAt: at.toISOString(), memberRef },
          ] as const,
      ),
    )
    const permissions = new Set(['customers.view', 'customers.manage'] as const)
    const as = { permissions, memberId: entityId(provider.id, 'member', 'me') }
    const { data } = await provider.ask<Tagged>(tag, { selection: { ids: [id(0), id(1)] }, add: ['mine'] }, 'STAFF', as)
    expect(data?.tagCustomers.addedTo).toEqual([id(0)])
    expect(await tagsOf(provider)).toEqual([['mine'], []])
  })
})
