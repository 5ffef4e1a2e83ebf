import type { BookingsArgs, Page } from '@dashboard/schema'
import { MAX_PAGE } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { addDays } from '../../core/calendar'
import { badInput } from '../../core/errors'
import { localDay, startOfDay } from '../../core/local-time'
import { cursorOf, isId, pageOf, pageRequest } from '../../core/page'
import type { BookingRecord } from './booking'
import { bookingOf } from './booking'
import { loadersOf } from './bookings.loader'
import * as repository from './bookings.repository'
import { conditionsOf } from './filter'
import { activeMembers, allServices, customersNamed } from './lookups.repository'
import { serviceOf } from './service'
import type { Board } from './today'
import { boardOf } from './today'

/** One page of the bookings that meet the filter, by the instant that it goes by. */
export const listBookings = async (scope: Scope, { filter, direction, ...args }: BookingsArgs): Promise<Page<BookingRecord>> => {
  const basis = filter?.basis ?? 'STARTS_AT'
  const list = `bookings.${basis}`
  const asked = pageRequest(list, args)
  const conditions = conditionsOf(scope.providerId, filter, scope.timeZone)
  const rows = await scope.read(db => repository.page(db, { conditions, basis, direction, page: asked }))
  const listed = rows.map(row => ({ ...bookingOf(row, scope.provider.currency), at: row.at }))
  return pageOf(
    listed,
    asked,
    booking => cursorOf(list, booking),
    () => scope.read(db => repository.count(db, conditions, basis)),
  )
}

/** The booking of that id; null where the provider has none. */
export const findBooking = async (scope: Scope, id: string): Promise<BookingRecord | null> =>
  isId(id) ? loadersOf(scope).booking.load(id.toLowerCase()) : null

/** The next open bookings, soonest first. */
export const upcomingBookings = async (scope: Scope, first: number): Promise<BookingRecord[]> => {
  if (first < 1 || first > MAX_PAGE) throw badInput([{ path: 'first', message: `must be between 1 and ${MAX_PAGE}` }])
  const rows = await scope.read(db => repository.upcoming(db, scope.now(), first))
  return rows.map(row => bookingOf(row, scope.provider.currency))
}

/** Today's board in the provider's local day. */
export const todayBoard = async (scope: Scope): Promise<Board<BookingRecord> & { date: string }> => {
  const now = scope.now()
  const date = localDay(now, scope.timeZone)
  const day = { start: startOfDay(date, scope.timeZone), end: startOfDay(addDays(date, 1), scope.timeZone) }
  const rows = await scope.read(db => repository.ofDay(db, day.start, day.end, 3 * MAX_PAGE))
  const bookings = rows.map(row => bookingOf(row, scope.provider.currency))
  return { date, ...boardOf(bookings, day, now, MAX_PAGE) }
}

/** Every service, those that can be booked first. */
export const listServices = async (scope: Scope) => {
  const rows = await scope.read(allServices)
  return rows.map(row => serviceOf(row, scope.provider.currency))
}

/** What a booking can be made of. */
export const bookingOptions = async (scope: Scope) => {
  const services = await listServices(scope)
  const members = await scope.read(activeMembers)
  return {
    services: services.filter(service => service.isActive),
    members: members.filter(({ id }) => scope.ownOnly === null || scope.ownOnly === id),
  }
}

const MOST_CUSTOMERS = 20

/** Customers with a word of their name that begins so, by name; all of them, as far as they fit, when nothing is typed. */
export const searchCustomers = async (scope: Scope, search: string, first: number) => {
  if (first < 1 || first > MOST_CUSTOMERS) throw badInput([{ path: 'first', message: `must be between 1 and ${MOST_CUSTOMERS}` }])
  if (search.length > 100 || search.includes('\0'))
    throw badInput([{ path: 'search', message: 'must be plain text of at most 100 characters' }])
  return scope.read(db => customersNamed(db, search.trim(), first))
}
