import { expect, test } from 'vitest'
import type { LastWord } from './at-risk'
import { reasonsOf } from './at-risk'

const overdue = { customerId: '', visits: 5, usualGapDays: 41.75, daysSinceLastVisit: 70, yearlyValue: '240' }
const nothing: LastWord = { rating: null, outcome: null }

test('the rhythm is always a reason, in whole days', () => {
  expect(reasonsOf(overdue, nothing, null)).toEqual(['Usually comes every 42 days; last here 70 days ago'])
  expect(reasonsOf({ ...overdue, usualGapDays: 1.2 }, nothing, null)[0]).toBe('Usually comes every day; last here 70 days ago')
})

test('what they spent is told only where it is given', () => {
  expect(reasonsOf(overdue, nothing, '240.00 EUR')[1]).toBe('Spent 240.00 EUR in the year before')
})

test('a poor review is a reason, a good one is none', () => {
  const ofStars = (rating: number) => reasonsOf(overdue, { ...nothing, rating }, null)[1]
  expect([1, 2, 3, 4, 5].map(ofStars)).toEqual(['Last review 1 star', 'Last review 2 stars', 'Last review 3 stars', undefined, undefined])
})

test('a last booking that came to nothing is one', () => {
  expect(reasonsOf(overdue, { rating: null, outcome: 'CANCELLED' }, null)[1]).toBe('Cancelled the last booking')
  expect(reasonsOf(overdue, { rating: 1, outcome: 'NO_SHOW' }, '1.00 EUR')).toEqual([
    'Usually comes every 42 days; last here 70 days ago',
    'Spent 1.00 EUR in the year before',
    'Last review 1 star',
    'Did not come to the last booking',
  ])
})
