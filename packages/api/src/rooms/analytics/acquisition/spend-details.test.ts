import type { ChannelSpendInput } from '@dashboard/schema'
import { expect, test } from 'vitest'
import { spendDetails, spendProblems } from './spend-details'

const problemsOf = (change: Partial<ChannelSpendInput>, currency = 'USD') =>
  spendProblems(spendDetails({ channel: 'SEARCH', amount: '10', startsOn: '2026-03-01', endsOn: '2026-03-31', ...change }), currency).map(
    ({ path, message }) => `${path} ${message}`,
  )

test('an amount is more than nothing, and one that the currency has', () => {
  expect(problemsOf({ amount: '0.01' })).toEqual([])
  expect(problemsOf({ amount: '0' })).toEqual(['input.amount must be more than 0'])
  expect(problemsOf({ amount: '-1' })).toEqual(['input.amount must be more than 0'])
  expect(problemsOf({ amount: '10000000000' })).toEqual(['input.amount must not be more than 9999999999'])
  expect(problemsOf({ amount: '1.005' })).toEqual(['input.amount must not have more than 2 decimal places'])
  expect(problemsOf({ amount: '1.5' }, 'JPY')).toEqual(['input.amount must be a whole amount in this currency'])
})

test('its days are in order, a year at most', () => {
  expect(problemsOf({ endsOn: '2027-03-01' })).toEqual([])
  expect(problemsOf({ endsOn: '2027-03-02' })).toEqual(['input.endsOn must not be later than 2027-03-01'])
  expect(problemsOf({ endsOn: '2026-02-28' })).toEqual(['input.endsOn must not be before 2026-03-01'])
})

test('an empty note is none', () => {
  expect(spendDetails({ channel: 'SEARCH', amount: '10', startsOn: '2026-03-01', endsOn: '2026-03-01', note: ' ' }).note).toBeNull()
  expect(problemsOf({ note: 'x'.repeat(201) })).toEqual(['input.note must be at most 200 characters long'])
})
