import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { sealedEmail } from '../../../../../tests/kit/people'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { bookingsResolvers } from '../bookings'
import { customersResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const clock = new Date('2026-03-20T12:00:00Z')

const business = async () => {
  world.clock.now = clock
  const provider = await world.provider()
  await provider.record(['CUSTOMER_JOINED', new Date('2026-01-01T00:00:00Z'), { customer: { ref: 'c0', name: 'Person 0' } }])
  return { provider, id: (n: number) => entityId(provider.id, 'customer', `c${n}`) }
}

const person = async () => {
  const userId = randomUUID()
  await world.pool.query('insert into users (id, email, name) values ($1, $2, $3)', [
    userId,
    sealedEmail(null, `${userId}@example.test`),
    'Somebody',
  ])
  return { userId }
}

describe('saved views', () => {
  const save = 'mutation ($name: String!, $query: String!) { saveCustomerView(name: $name, query: $query) { id name query } }'
  const list = '{ customerViews { id name query } }'
  interface Saved {
    saveCustomerView: { id: string; name: string; query: string }
  }

  it('are kept by name, for oneself alone', async () => {
    const { provider } = await business()
    const [me, she] = [await person(), await person()]
    const saved = async (name: string, query: string) =>
      (await provider.ask<Saved>(save, { name, query }, 'OWNER', me)).data!.saveCustomerView
    const first = await saved(' Lost ones ', '?segment=AT_RISK')
    expect(first).toMatchObject({ name: 'Lost ones', query: 'segment=AT_RISK' })
    expect((await saved('Lost ones', 'segment=NEW')).id).toBe(first.id)
    await saved('all', '')
    const names = async (as: object) =>
      (await provider.ask<{ customerViews: { name: string }[] }>(list, {}, 'OWNER', as)).data!.customerViews.map(({ name }) => name)
    expect(await names(me)).toEqual(['all', 'Lost ones'])
    expect(await names(she)).toEqual([])
    const remove = (as: object) => provider.ask('mutation ($id: ID!) { deleteCustomerView(id: $id) }', { id: first.id }, 'OWNER', as)
    expect((await remove(she)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await remove(me)).data).toEqual({ deleteCustomerView: true })
    expect(await names(me)).toEqual(['all'])
    expect((await provider.ask(list, {}, 'OWNER', { sessionId: null, tokenId: randomUUID() })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
  })

  it('have a name, a query that holds no address, and are at most fifty', async () => {
    const { provider } = await business()
    const me = await person()
    const ask = (name: string, query: string) => provider.ask<Saved>(save, { name, query }, 'OWNER', me)
    for (const query of ['x'.repeat(4001), 'a#b', 'search=ada%40example.com', 'search=%2B49+30+1234567'])
      expect((await ask('', query)).errors, query).toMatchObject([{ extensions: { fields: [{ path: 'name' }, { path: 'query' }] } }])
    for (let n = 0; n < 50; n += 1) expect((await ask(`view ${n}`, 'search=ada')).errors).toBeUndefined()
    expect((await ask('one more', '')).errors).toMatchObject([{ extensions: { fields: [{ path: 'name' }] } }])
    expect((await ask('view 7', 'page=2')).data?.saveCustomerView.query).toBe('page=2')
  })
})

describe('what was said', () => {
  it('is told with reviews and answers, the newest first, in as many statements for many as for few', async () => {
    const { provider, id } = await business()
    await provider.record(
      ...[5, 3, 4].map(
        (rating, n) =>
          [
            'REVIEW_RECEIVED',
            new Date(clock.getTime() - (3 - n) * 60_000),
            { customer: { ref: 'c0' }, rating, text: `Visit ${n}` },
          ] as const,
      ),
    )
    await world.pool.query(`update reviews set response_text = 'Thanks!', responded_at = $2 where provider_id = $1 and rating = 4`, [
      provider.id,
      clock,
    ])
    const ask = (first: number) =>
      provider.get<{ customer: { reviews: object } }>(
        'query ($id: ID!, $first: Int!) { customer(id: $id) { reviews(first: $first) { totalCount nodes { rating text response respondedAt } pageInfo { hasNextPage } } } }',
        { id: id(0), first },
      )
    expect((await ask(2)).customer.reviews).toEqual({
      totalCount: 3,
      nodes: [
        { rating: 4, text: 'Visit 2', response: 'Thanks!', respondedAt: clock.toISOString() },
        { rating: 3, text: 'Visit 1', response: null, respondedAt: null },
      ],
      pageInfo: { hasNextPage: true },
    })
    const sent = async (first: number) => (await world.statements.of(() => ask(first))).length
    expect(await sent(3)).toBe(await sent(1))
  })
})
