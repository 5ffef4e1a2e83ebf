import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { bookingsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const query = '{ today { date expected { startsAt } inCare { startsAt } goingHome { startsAt } finished { startsAt customer { name } } } }'
interface Board {
  today: { date: string } & Record<'expected' | 'inCare' | 'goingHome' | 'finished', { startsAt: string }[]>
}

describe('today', () => {
  it("is the provider's day, a stay of days and a day of 23 hours included", async () => {
    world.clock.now = new Date('2026-03-28T23:30:00Z')
    const provider = await world.provider({ timeZone: 'Europe/Berlin' })
    let number = 0
    const booking = (startsAt: string, endsAt: string, ...then: ('BOOKING_CHECKED_IN' | 'BOOKING_COMPLETED' | 'BOOKING_CANCELLED')[]) => {
      const bookingRef = `${number++}`
      const made = [
        'BOOKING_CREATED',
        new Date('2026-03-20T00:00:00Z'),
        { bookingRef, customer: { ref: 'c', name: 'Ada' }, service: { ref: 's' }, startsAt, endsAt },
      ] as const
      return [made, ...then.map((type, n) => [type, new Date(world.clock.now.getTime() - 60_000 + n), { bookingRef }] as const)]
    }
    await provider.record(
      ...booking('2026-03-28T22:00:00Z', '2026-03-28T22:59:59Z'), // yesterday's, never seen
      ...booking('2026-03-28T23:00:00Z', '2026-03-28T23:15:00Z'), // the first minute of today
      ...booking('2026-03-29T21:59:00Z', '2026-03-29T22:30:00Z'), // the last minute of today
      ...booking('2026-03-29T22:00:00Z', '2026-03-29T23:00:00Z'), // tomorrow's
      ...booking('2026-03-27T10:00:00Z', '2026-03-29T15:00:00Z', 'BOOKING_CHECKED_IN'), // goes home today
      ...booking('2026-03-27T11:00:00Z', '2026-04-02T15:00:00Z', 'BOOKING_CHECKED_IN'), // stays
      ...booking('2026-03-27T12:00:00Z', '2026-03-28T15:00:00Z', 'BOOKING_CHECKED_IN', 'BOOKING_COMPLETED'), // done a minute ago, today
      ...booking('2026-03-29T10:00:00Z', '2026-03-29T11:00:00Z', 'BOOKING_CANCELLED'),
    )
    const { today } = await provider.get<Board>(query)
    const starts = (column: 'expected' | 'inCare' | 'goingHome' | 'finished') => today[column].map(node => node.startsAt)
    expect(today.date).toBe('2026-03-29')
    expect(starts('expected')).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T21:59:00.000Z'])
    expect(starts('goingHome')).toEqual(['2026-03-27T10:00:00.000Z'])
    expect(starts('inCare')).toEqual(['2026-03-27T11:00:00.000Z'])
    expect(today.finished).toEqual([{ startsAt: '2026-03-27T12:00:00.000Z', customer: { name: 'Ada' } }])
  })

  it('is empty for somebody new', async () => {
    const provider = await world.provider()
    expect((await provider.get<Board>(query)).today).toMatchObject({ expected: [], inCare: [], goingHome: [], finished: [] })
  })
})
