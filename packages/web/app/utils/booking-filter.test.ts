import { expect, it } from 'vitest'
import {
  bookingChoiceOf,
  bookingsAddress,
  bookingVariablesOf,
  changedChoice,
  isNarrowed,
  noConditions,
  queryOfBookingChoice,
} from './booking-filter'

const today = '2026-11-23'

const id = '0c8f9f7e-4e0a-4e55-9d0b-2f1d7a6a4b11'

it('an empty address shows what is to come, soonest first', () => {
  expect(bookingChoiceOf({})).toEqual({
    view: 'UPCOMING',
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
    latestFirst: false,
    after: null,
    before: null,
  })
  expect(bookingVariablesOf(bookingChoiceOf({ booking: id }), today)).toEqual({
    filter: { basis: 'STARTS_AT', from: '2026-11-23' },
    direction: 'ASC',
    first: 25,
    after: null,
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
    view: 'ALL' as const,
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
  expect(bookingVariablesOf(choice, today)).toEqual({
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
  expect(bookingVariablesOf(bookingChoiceOf({ before: 'xyz' }), today)).toEqual({
    filter: { basis: 'STARTS_AT' },
    direction: 'DESC',
    last: 25,
    before: 'xyz',
  })
})

it('what has been ends yesterday, and keeps its conditions in the address', () => {
  const past = changedChoice(bookingChoiceOf({}), { view: 'PAST' })
  expect(bookingVariablesOf(past, today)).toMatchObject({ filter: { basis: 'STARTS_AT', to: '2026-11-22' }, direction: 'DESC' })
  const cancelled = changedChoice(past, { status: ['CANCELLED'] })
  expect(queryOfBookingChoice(cancelled)).toEqual({ view: 'past', status: 'CANCELLED' })
  expect(bookingChoiceOf(queryOfBookingChoice(cancelled))).toEqual(cancelled)
  expect([isNarrowed(past), isNarrowed(cancelled)]).toEqual([false, true])
  expect(changedChoice(cancelled, noConditions)).toEqual(past)
})

it('days, another date or another order of one’s own leave the view', () => {
  const opened = bookingChoiceOf({})
  for (const change of [{ from: '2026-01-01' }, { to: '2026-01-01' }, { basis: 'BOOKED_AT' as const }, { latestFirst: true }])
    expect(changedChoice(opened, change)).toEqual({ ...opened, ...change, view: 'ALL' })
  expect(changedChoice({ ...opened, after: 'abc' }, { search: 'ada' })).toEqual({ ...opened, search: 'ada' })
})

it('everything has an address of its own, and a view decides its days', () => {
  const all = changedChoice(bookingChoiceOf({}), { view: 'ALL' })
  expect(queryOfBookingChoice(all)).toEqual({ view: 'all' })
  expect(bookingChoiceOf({ view: 'all' })).toEqual(all)
  expect(bookingChoiceOf({ view: 'upcoming', from: '2020-01-01', basis: 'BOOKED_AT' })).toEqual(bookingChoiceOf({}))
})
