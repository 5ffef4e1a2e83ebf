import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { entityId } from '../../events'
import { bookingsResolvers } from '../bookings'
import { customersResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const clock = new Date('2026-03-20T12:00:00Z')

/** A business with one customer, whose profile somebody asks for. */
const business = async () => {
  world.clock.now = clock
  const provider = await world.provider()
  await provider.record(['CUSTOMER_JOINED', new Date('2026-01-01T00:00:00Z'), { customer: { ref: 'c', name: 'Person 0' } }])
  const id = entityId(provider.id, 'customer', 'c')
  const me = { sessionId: randomUUID() }
  const ask = (as = me) => provider.ask('query ($id: ID!) { customer(id: $id) { name } }', { id }, 'OWNER', as)
  const views = async (): Promise<number> => {
    const { rowCount } = await world.pool.query(`select from audit_log where provider_id = $1 and action = 'CUSTOMER_VIEWED'`, [
      provider.id,
    ])
    return rowCount ?? 0
  }
  return { ask, views }
}

describe('a profile that is asked for in parts', () => {
  it('is one view of each person in ten minutes', async () => {
    const { ask, views } = await business()
    await Promise.all([ask(), ask(), ask(), ask()])
    await ask()
    expect(await views()).toBe(1)
    await ask({ sessionId: randomUUID() })
    expect(await views()).toBe(2)
    world.clock.now = new Date(clock.getTime() + 11 * 60_000)
    await ask()
    expect(await views()).toBe(3)
  })
})

describe('a view that cannot be noted', () => {
  it('shows nothing, and is tried again', async () => {
    const { ask, views } = await business()
    const broken = vi.spyOn(world.house.identityPool, 'query').mockRejectedValue(new Error('gone'))
    const refused = await Promise.all([ask(), ask()])
    broken.mockRestore()
    expect(refused).toMatchObject([
      { data: { customer: null }, errors: [{}] },
      { data: { customer: null }, errors: [{}] },
    ])
    expect((await ask()).data).toEqual({ customer: { name: 'Person 0' } })
    expect(await views()).toBe(1)
  })
})
