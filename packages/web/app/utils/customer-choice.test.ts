import { expect, it } from 'vitest'
import { customerChoiceOf, queryOfCustomerChoice } from './customer-choice'

it('an address and its choice are one', () => {
  const choice = { segment: 'VIP', sortBy: 'NAME', search: 'ann', page: 3 } as const
  expect(customerChoiceOf(queryOfCustomerChoice(choice))).toEqual(choice)
  expect(queryOfCustomerChoice(customerChoiceOf({}))).toEqual({})
})

it.each([
  { page: '0' },
  { page: '-1' },
  { page: '1.5' },
  { page: 'x' },
  { page: '9999999' },
  { segment: 'RICH' },
  { sort: 'LUCK' },
  { search: ['a'] },
])('nonsense such as %j is left out', query => {
  expect(customerChoiceOf(query)).toEqual(customerChoiceOf({}))
})
