import { expect, it } from 'vitest'
import { talkOf } from './customer-talk'

const message = (id: string, sentAt: string) => ({
  id,
  channel: 'EMAIL' as const,
  direction: 'OUTBOUND' as const,
  subject: null,
  body: 'Hello',
  sentAt,
})
const reviewed = (id: string, reviewedAt: string) => ({
  id: `booking ${id}`,
  service: { id: 's', name: 'Bath' },
  review: { id, rating: 5, text: null, reviewedAt },
})

it('messages and reviews stand in one row, the newest first', () => {
  const talk = talkOf(
    {
      customer: {
        id: 'c',
        communications: { totalCount: 7, nodes: [message('m2', '2026-03-03T10:00:00Z'), message('m1', '2026-03-01T10:00:00Z')] },
      },
      bookings: { totalCount: 1, nodes: [reviewed('r1', '2026-03-02T10:00:00Z')] },
    },
    2,
  )
  expect(talk?.entries.map(({ id }) => id)).toEqual(['m2', 'r1'])
  expect(talk?.total).toBe(8)
})

it('nothing is told of nobody, and nothing of bookings to who may not see them', () => {
  expect(talkOf({ customer: null }, 20)).toBeNull()
  expect(talkOf({ customer: { id: 'c', communications: null } }, 20)).toEqual({ entries: [], total: 0 })
})
