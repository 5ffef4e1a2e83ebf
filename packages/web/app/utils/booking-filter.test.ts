import { expect, it } from 'vitest'
import { bookingChoiceOf, bookingVariablesOf, queryOfBookingChoice } from './booking-filter'

it('an empty address shows all bookings, latest first', () => {
  expect(bookingChoiceOf({})).toEqual({
    status: [],
    from: null,
    to: null,
    basis: 'STARTS_AT',
    search: '',
    latestFirst: true,
    after: null,
    before: null,
  })
  expect(queryOfBookingChoice(bookingChoiceOf({}))).toEqual({})
})

it('nonsense in the address is left out', () => {
  expect(bookingChoiceOf({ status: 'CANCELLED,EATEN', from: '2026-99-01', basis: 'SPENT_AT', search: ['x'], order: '1' })).toMatchObject({
    status: ['CANCELLED'],
    from: null,
    basis: 'STARTS_AT',
    search: '',
    latestFirst: true,
  })
})

it('a choice comes back as it was written, and asks the API for no more than it says', () => {
  const choice = {
    status: ['NO_SHOW' as const],
    from: '2026-11-01',
    to: null,
    basis: 'BOOKED_AT' as const,
    search: 'Müller',
    latestFirst: false,
    after: 'abc',
    before: null,
  }
  expect(bookingChoiceOf(queryOfBookingChoice(choice))).toEqual(choice)
  expect(bookingVariablesOf(choice)).toEqual({
    filter: { basis: 'BOOKED_AT', status: ['NO_SHOW'], from: '2026-11-01', search: 'Müller' },
    direction: 'ASC',
    first: 25,
    after: 'abc',
  })
})

it('going back asks for the page before', () => {
  expect(bookingVariablesOf(bookingChoiceOf({ before: 'xyz' }))).toEqual({
    filter: { basis: 'STARTS_AT' },
    direction: 'DESC',
    last: 25,
    before: 'xyz',
  })
})
