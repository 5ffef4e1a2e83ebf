import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
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
