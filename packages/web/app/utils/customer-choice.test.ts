import { expect, it } from 'vitest'
import type { CustomerChoice } from './customer-choice'
import {
  choiceOfView,
  conditionsOf,
  customerChoiceOf,
  customersAddress,
  isNarrowed,
  queryOfCustomerChoice,
  viewQueryOf,
} from './customer-choice'

const choice: CustomerChoice = {
  segment: 'VIP',
  segmentId: 'rfm-champions',
  criteria: {
    all: [
      { field: 'CHURN_RISK', operator: 'GT', value: 0.7 },
      { field: 'TAG', operator: 'EQ', value: 'a & b=c' },
    ],
  },
  sortBy: 'NAME',
  search: 'ann',
  page: 3,
}

it('an address and its choice are one', () => {
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
  { segmentId: '../x' },
  { criteria: '{' },
  { criteria: '[]' },
  { criteria: '"all"' },
])('nonsense such as %j is left out', query => {
  expect(customerChoiceOf(query)).toEqual(customerChoiceOf({}))
})

it('a saved view keeps everything but the page', () => {
  expect(choiceOfView(viewQueryOf(choice))).toEqual({ ...choice, page: 1 })
  expect(viewQueryOf(customerChoiceOf({}))).toBe('')
})

it('the order narrows nothing, every condition does', () => {
  expect(isNarrowed(customerChoiceOf({ sort: 'NAME', page: '2' }))).toBe(false)
  expect(isNarrowed(choice)).toBe(true)
  expect(conditionsOf({ ...choice, search: '' }).search).toBeNull()
})

it('a mark of a chart leads to the list with its condition alone', () => {
  expect(customersAddress({ segmentId: 'rfm-lost' })).toEqual({ path: '/customers', query: { segmentId: 'rfm-lost' } })
})
