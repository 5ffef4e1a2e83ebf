import { expect, it } from 'vitest'
import { bookingChoiceOf, bookingsAddress, bookingVariablesOf, queryOfBookingChoice } from './booking-filter'

const id = '0c8f9f7e-4e0a-4e55-9d0b-2f1d7a6a4b11'

it('an empty address shows all bookings, latest first', () => {
  expect(bookingChoiceOf({})).toEqual({
    status: [],
    from: null,
    to: null,
    basis: 'STARTS_AT',
    search: '',
    customerId: null,
    serviceId: null,
    assignedToId: null,
    source: null,
    weekday: null,
    hour: null,
    isUnassigned: false,
    isFirstVisit: null,
    firstVisitFrom: null,
    firstVisitTo: null,
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
    customerId: id,
    serviceId: null,
    assignedToId: null,
    source: 'WALK_IN' as const,
    weekday: 7,
    hour: 0,
    isUnassigned: true,
    isFirstVisit: false,
    firstVisitFrom: '2026-01-01',
    firstVisitTo: '2026-01-31',
    latestFirst: false,
    after: 'abc',
    before: null,
  }
  expect(bookingChoiceOf(queryOfBookingChoice(choice))).toEqual(choice)
  expect(bookingVariablesOf(choice)).toEqual({
    filter: {
      basis: 'BOOKED_AT',
      status: ['NO_SHOW'],
      from: '2026-11-01',
      search: 'Müller',
      customerId: id,
      source: 'WALK_IN',
      weekday: 7,
      hour: 0,
      isUnassigned: true,
      isFirstVisit: false,
      firstVisitFrom: '2026-01-01',
      firstVisitTo: '2026-01-31',
    },
    direction: 'ASC',
    first: 25,
    after: 'abc',
  })
})

it('what is behind a mark has its conditions and no others', () => {
  expect(bookingsAddress({ basis: 'COMPLETED_AT', status: ['COMPLETED'], hour: 9 })).toEqual({
    path: '/bookings',
    query: { basis: 'COMPLETED_AT', status: 'COMPLETED', hour: '9' },
  })
})

it('a weekday, an hour or an id that cannot be is left out', () => {
  expect(bookingChoiceOf({ weekday: '8', hour: '24', customer: "' or 1=1", source: 'MOON' })).toMatchObject({
    weekday: null,
    hour: null,
    customerId: null,
    source: null,
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
