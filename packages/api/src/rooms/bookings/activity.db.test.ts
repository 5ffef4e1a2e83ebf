import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { bookingsResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers], authChecker, validate: false }))
const now = new Date('2026-03-10T12:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
let provider: Awaited<ReturnType<typeof world.provider>>
let other: Awaited<ReturnType<typeof world.provider>>

const customer = { ref: 'ada', name: 'Ada Lovelace' }
const story: [BusinessEventType, Date, object][] = [
  [
    'BOOKING_CREATED',
    at(0),
    {
      bookingRef: 'b',
      customer,
      service: { ref: 'groom', name: 'Full groom' },
      startsAt: '2026-03-29T07:30:00Z',
      price: '40',
      memberRef: 'grace',
    },
  ],
  ['PROFILE_VIEWED', at(1), {}],
  ['BOOKING_REASSIGNED', at(2), { bookingRef: 'b', memberRef: 'hedy' }],
  ['CAMPAIGN_OPENED', at(3), { campaignRef: 'spring' }],
  ['BOOKING_COMPLETED', at(4), { bookingRef: 'b', price: '45' }],
  ['REVIEW_RECEIVED', at(5), { bookingRef: 'b', customer, rating: 5, text: 'Lovely' }],
  ['BOOKING_CANCELLED', at(6), { bookingRef: 'unknown yet' }],
  ['CUSTOMER_JOINED', at(7), { customer: { ref: 'bob', name: 'Bob' } }],
]

beforeAll(async () => {
  provider = await world.provider()
  other = await world.provider()
  await provider.record(...story.toReversed())
  await other.record(...story)
})
afterAll(() => world.close())

interface Activity {
  activity: {
    nodes: {
      type: string
      summary: string
      at: string
      booking: object | null
      customer: { name: string } | null
      member: { firstName: string } | null
    }[]
    totalCount: number
    pageInfo: { endCursor: string | null; hasNextPage: boolean }
  }
}
const query = `query ($first: Int, $after: String, $types: [BusinessEventType!]) {
  activity(first: $first, after: $after, types: $types) { nodes { id type summary at version booking { status } customer { name } member { firstName } } totalCount pageInfo { endCursor hasNextPage } }
}`

describe('activity', () => {
  it('tells what happened in words, newest first, without what is too frequent to read', async () => {
    const { activity } = await provider.get<Activity>(query)
    expect(activity.nodes.map(item => item.summary)).toEqual([
      'Bob became a customer',
      "A customer's booking was cancelled",
      'Ada Lovelace gave 5 stars: Lovely',
      "Ada Lovelace's Full groom was completed for €45.00 by hedy",
      "Ada Lovelace's Full groom was given to hedy",
      'Ada Lovelace booked Full groom for Sun 29 Mar, 09:30 with grace',
    ])
    expect(activity.totalCount).toBe(6)
    expect(activity.nodes[1]).toMatchObject({ booking: null, customer: null, member: null })
    expect(activity.nodes[5]).toMatchObject({
      booking: { status: 'COMPLETED' },
      customer: { name: 'Ada Lovelace' },
      member: { firstName: 'grace' },
      at: now.toISOString(),
    })
  })

  it('tells what is asked for by type, the frequent as well', async () => {
    const { activity } = await provider.get<Activity>(query, { types: ['PROFILE_VIEWED', 'CAMPAIGN_OPENED'] })
    expect(activity.nodes.map(item => item.type)).toEqual(['CAMPAIGN_OPENED', 'PROFILE_VIEWED'])
    expect(await provider.get<Activity>(query, { types: [] })).toMatchObject({ activity: { nodes: [], totalCount: 0 } })
  })

  it('comes page by page though more happens meanwhile', async () => {
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page < 9; page++) {
      const { activity }: Activity = await provider.get<Activity>(query, { first: 2, after })
      seen.push(...activity.nodes.map(item => item.summary))
      after = activity.pageInfo.endCursor
      await provider.record(['INQUIRY_RECEIVED', at(100 + page), {}])
      if (!activity.pageInfo.hasNextPage) break
    }
    expect(seen).toHaveLength(6)
    expect(seen[5]).toContain('booked Full groom')
  })

  it('costs as many statements for 3 as for all', async () => {
    const sent = async (first: number) => (await world.statements.of(() => other.get(query, { first }))).length
    expect(await sent(6)).toBe(await sent(3))
  })

  it('is of one provider alone', async () => {
    expect((await other.get<Activity>(query)).activity.totalCount).toBe(6)
    expect((await (await world.provider()).get<Activity>(query)).activity).toMatchObject({ nodes: [], totalCount: 0 })
  })
})
