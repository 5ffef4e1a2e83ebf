/** Which bookings a list shows; kept in the address. */
import { acquisitionChannels, bookingDateBases, bookingStatuses } from '@dashboard/schema/vocabulary'
import type { AcquisitionChannel, BookingDateBasis, BookingStatus } from '@dashboard/schema/vocabulary'
import { addDays, isCalendarDate } from './calendar'

export type ListBasis = BookingDateBasis

export const basisLabels: Record<ListBasis, string> = {
  STARTS_AT: 'Starting',
  BOOKED_AT: 'Booked',
  COMPLETED_AT: 'Completed',
  REVIEWED_AT: 'Reviewed',
  REFUNDED_AT: 'Refunded',
}

/** The list as it is opened: what is to come, soonest first; what has been, latest first; or everything that fits. */
export const bookingViews = ['UPCOMING', 'PAST', 'ALL'] as const
export type BookingView = (typeof bookingViews)[number]

export const bookingViewLabels: Record<BookingView, string> = { UPCOMING: 'From today', PAST: 'Past', ALL: 'All' }

export interface BookingChoice {
  /** UPCOMING and PAST decide the days, by when bookings start; ALL leaves them to `from` and `to`. */
  view: BookingView
  status: BookingStatus[]
  from: string | null
  to: string | null
  basis: ListBasis
  search: string
  /** What a figure was split by, when one comes from a chart; null for no such condition. */
  customerId: string | null
  serviceId: string | null
  assignedToId: string | null
  source: AcquisitionChannel | null
  /** Local start: ISO weekday and hour. */
  weekday: number | null
  hour: number | null
  isUnassigned: boolean
  /** True: its customer's first completed booking; false: a later one. */
  isFirstVisit: boolean | null
  /** Of customers whose first completed booking was on these days. */
  firstVisitFrom: string | null
  firstVisitTo: string | null
  latestFirst: boolean
  /** Cursor after which the page begins, or before which it ends; both null for the first page. */
  after: string | null
  before: string | null
}

type Query = Record<string, unknown>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
/** Whatever is no id would be refused by the API: it is left out. */
const idOf = (value: unknown): string | null => (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text(value)) ? text(value) : null)
const numberOf = (value: unknown, least: number, most: number): number | null => {
  const number = /^\d{1,2}$/.test(text(value)) ? Number(value) : NaN
  return number >= least && number <= most ? number : null
}
const dateOf = (value: unknown): string | null => (isCalendarDate(value) ? value : null)

/** Beside the list, these say nothing of what it shows. */
const besides = new Set(['booking'])

/** Who just opens the list wants what is to come; an address with conditions and no view comes from a chart and means all that fits. */
const viewOf = (query: Query): BookingView => {
  const words = text(query['view']).toUpperCase()
  const named = bookingViews.find(view => view === words)
  return named ?? (Object.keys(query).some(name => !besides.has(name)) ? 'ALL' : 'UPCOMING')
}

/** What an address asks for; nonsense is left out. Latest first unless it says otherwise or looks ahead. */
export const bookingChoiceOf = (query: Query): BookingChoice => {
  const words = text(query['status']).split(',')
  const view = viewOf(query)
  return {
    view,
    status: bookingStatuses.filter(status => words.includes(status)),
    from: view === 'ALL' ? dateOf(query['from']) : null,
    to: view === 'ALL' ? dateOf(query['to']) : null,
    basis: (view === 'ALL' ? bookingDateBases.find(basis => basis === query['basis']) : null) ?? 'STARTS_AT',
    search: text(query['search']).slice(0, 200),
    customerId: idOf(query['customer']),
    serviceId: idOf(query['service']),
    assignedToId: idOf(query['member']),
    source: acquisitionChannels.find(channel => channel === query['source']) ?? null,
    weekday: numberOf(query['weekday'], 1, 7),
    hour: numberOf(query['hour'], 0, 23),
    isUnassigned: query['member'] === 'none',
    isFirstVisit: query['visit'] === 'first' ? true : query['visit'] === 'later' ? false : null,
    firstVisitFrom: dateOf(query['since']),
    firstVisitTo: dateOf(query['until']),
    latestFirst: view === 'ALL' ? query['order'] !== 'earliest' : view === 'PAST',
    after: text(query['after']) || null,
    before: text(query['before']) || null,
  }
}

/** The address of a choice; what is standard is left out. */
export const queryOfBookingChoice = (choice: BookingChoice): Record<string, string> => {
  const conditions = conditionsOf(choice)
  if (choice.view === 'UPCOMING') return Object.keys(conditions).length === 0 ? {} : { view: 'upcoming', ...conditions }
  if (choice.view === 'PAST') return { view: 'past', ...conditions }
  return Object.keys(conditions).length === 0 ? { view: 'all' } : conditions
}

const conditionsOf = (choice: BookingChoice): Record<string, string> => ({
  ...(choice.status.length > 0 ? { status: choice.status.join(',') } : {}),
  ...(choice.basis === 'STARTS_AT' ? {} : { basis: choice.basis }),
  ...(choice.from ? { from: choice.from } : {}),
  ...(choice.to ? { to: choice.to } : {}),
  ...(choice.search ? { search: choice.search } : {}),
  ...(choice.customerId ? { customer: choice.customerId } : {}),
  ...(choice.serviceId ? { service: choice.serviceId } : {}),
  ...(choice.isUnassigned ? { member: 'none' } : {}),
  ...(choice.isFirstVisit === null ? {} : { visit: choice.isFirstVisit ? 'first' : 'later' }),
  ...(choice.firstVisitFrom ? { since: choice.firstVisitFrom } : {}),
  ...(choice.firstVisitTo ? { until: choice.firstVisitTo } : {}),
  ...(choice.assignedToId ? { member: choice.assignedToId } : {}),
  ...(choice.source ? { source: choice.source } : {}),
  ...(choice.weekday === null ? {} : { weekday: String(choice.weekday) }),
  ...(choice.hour === null ? {} : { hour: String(choice.hour) }),
  ...(choice.view === 'ALL' && !choice.latestFirst ? { order: 'earliest' } : {}),
  ...(choice.after ? { after: choice.after } : {}),
  ...(choice.before ? { before: choice.before } : {}),
})

/** The address of the list with these conditions and no others: what is behind a mark of a chart. */
export const bookingsAddress = (conditions: Partial<BookingChoice>) => ({
  path: '/bookings',
  query: queryOfBookingChoice({ ...bookingChoiceOf({ view: 'all' }), ...conditions }),
})

/** A choice with some of it changed: days and orders of one's own are no view, and a view has days, a basis and an order of its own. */
export const changedChoice = (choice: BookingChoice, change: Partial<BookingChoice>): BookingChoice => {
  const next = { ...choice, ...change, after: null, before: null }
  if (change.view) {
    const isAhead = change.view === 'UPCOMING'
    return { ...next, basis: 'STARTS_AT', latestFirst: !isAhead, from: null, to: null }
  }
  const isOwn = Boolean(change.from ?? change.to) || (change.basis ?? 'STARTS_AT') !== 'STARTS_AT' || change.latestFirst !== undefined
  return isOwn ? { ...next, view: 'ALL' } : next
}

/** The list with no more conditions. */
export const noConditions = {
  status: [],
  from: null,
  to: null,
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
} satisfies Partial<BookingChoice>

/** Whether anything but the view narrows the list. */
export const isNarrowed = (choice: BookingChoice): boolean =>
  Object.keys(conditionsOf({ ...choice, after: null, before: null })).some(name => name !== 'basis' && name !== 'order')

/** How many bookings a page holds. */
export const bookingsOnPage = 25

/** The days of a choice; today belongs to what is to come. */
const daysOf = ({ view, from, to }: BookingChoice, today: string) => {
  if (view === 'UPCOMING') return { from: today }
  if (view === 'PAST') return { to: addDays(today, -1) }
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

/** The arguments that the choice means to the API on the provider's day `today`. */
export const bookingVariablesOf = (choice: BookingChoice, today: string) => ({
  filter: {
    basis: choice.basis,
    ...(choice.status.length > 0 ? { status: choice.status } : {}),
    ...daysOf(choice, today),
    ...(choice.search ? { search: choice.search } : {}),
    ...(choice.customerId ? { customerId: choice.customerId } : {}),
    ...(choice.serviceId ? { serviceId: choice.serviceId } : {}),
    ...(choice.assignedToId ? { assignedToId: choice.assignedToId } : {}),
    ...(choice.source ? { source: choice.source } : {}),
    ...(choice.weekday === null ? {} : { weekday: choice.weekday }),
    ...(choice.hour === null ? {} : { hour: choice.hour }),
    ...(choice.isUnassigned ? { isUnassigned: true } : {}),
    ...(choice.isFirstVisit === null ? {} : { isFirstVisit: choice.isFirstVisit }),
    ...(choice.firstVisitFrom ? { firstVisitFrom: choice.firstVisitFrom } : {}),
    ...(choice.firstVisitTo ? { firstVisitTo: choice.firstVisitTo } : {}),
  },
  direction: choice.latestFirst ? ('DESC' as const) : ('ASC' as const),
  ...(choice.before ? { last: bookingsOnPage, before: choice.before } : { first: bookingsOnPage, after: choice.after }),
})
