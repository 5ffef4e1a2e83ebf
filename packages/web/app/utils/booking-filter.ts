/** Which bookings a list shows; kept in the address. */
import { bookingStatuses } from '@dashboard/schema/vocabulary'
import type { BookingStatus, MetricBasis } from '@dashboard/schema/vocabulary'
import { isCalendarDate } from './calendar'

export const listBases = ['STARTS_AT', 'BOOKED_AT', 'COMPLETED_AT', 'REVIEWED_AT'] as const satisfies readonly MetricBasis[]
export type ListBasis = (typeof listBases)[number]

export const basisLabels: Record<ListBasis, string> = {
  STARTS_AT: 'Starting',
  BOOKED_AT: 'Booked',
  COMPLETED_AT: 'Completed',
  REVIEWED_AT: 'Reviewed',
}

export interface BookingChoice {
  status: BookingStatus[]
  from: string | null
  to: string | null
  basis: ListBasis
  search: string
  latestFirst: boolean
  /** Cursor after which the page begins, or before which it ends; both null for the first page. */
  after: string | null
  before: string | null
}

type Query = Record<string, unknown>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const dateOf = (value: unknown): string | null => (isCalendarDate(value) ? value : null)

/** What an address asks for; nonsense is left out. Latest first unless it says otherwise. */
export const bookingChoiceOf = (query: Query): BookingChoice => {
  const words = text(query['status']).split(',')
  return {
    status: bookingStatuses.filter(status => words.includes(status)),
    from: dateOf(query['from']),
    to: dateOf(query['to']),
    basis: listBases.find(basis => basis === query['basis']) ?? 'STARTS_AT',
    search: text(query['search']).slice(0, 200),
    latestFirst: query['order'] !== 'earliest',
    after: text(query['after']) || null,
    before: text(query['before']) || null,
  }
}

/** The address of a choice; what is standard is left out. */
export const queryOfBookingChoice = (choice: BookingChoice): Record<string, string> => ({
  ...(choice.status.length > 0 ? { status: choice.status.join(',') } : {}),
  ...(choice.basis === 'STARTS_AT' ? {} : { basis: choice.basis }),
  ...(choice.from ? { from: choice.from } : {}),
  ...(choice.to ? { to: choice.to } : {}),
  ...(choice.search ? { search: choice.search } : {}),
  ...(choice.latestFirst ? {} : { order: 'earliest' }),
  ...(choice.after ? { after: choice.after } : {}),
  ...(choice.before ? { before: choice.before } : {}),
})

/** How many bookings a page holds. */
export const bookingsOnPage = 25

/** The arguments that the choice means to the API. */
export const bookingVariablesOf = (choice: BookingChoice) => ({
  filter: {
    basis: choice.basis,
    ...(choice.status.length > 0 ? { status: choice.status } : {}),
    ...(choice.from ? { from: choice.from } : {}),
    ...(choice.to ? { to: choice.to } : {}),
    ...(choice.search ? { search: choice.search } : {}),
  },
  direction: choice.latestFirst ? ('DESC' as const) : ('ASC' as const),
  ...(choice.before ? { last: bookingsOnPage, before: choice.before } : { first: bookingsOnPage, after: choice.after }),
})
