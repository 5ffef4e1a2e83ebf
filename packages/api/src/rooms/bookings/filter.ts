/** A booking filter as SQL conditions over the bookings called `b` and, where it goes by those, their latest review or refund `r`. */
import type { BookingFilter } from '@dashboard/schema'
import type { BookingDateBasis } from '@dashboard/schema/vocabulary'
import { addDays } from '../../core/calendar'
import type { FieldProblem } from '../../core/errors'
import { badInput } from '../../core/errors'
import { startOfDay } from '../../core/local-time'
import { isId } from '../../core/page'
import type { Bounds } from './filter-texts'
import { lastRefundBefore, namedSo, visitConditions } from './filter-texts'

/** Conditions that must all hold; `$n` counts from 1 through `values`. */
export interface Conditions {
  texts: readonly string[]
  values: readonly unknown[]
}

/** The instant that each basis goes by; null instants are left out. */
export const instantOf: Record<BookingDateBasis, string> = {
  BOOKED_AT: 'b.booked_at',
  STARTS_AT: 'b.starts_at',
  COMPLETED_AT: 'b.completed_at',
  REFUNDED_AT: 'r.refunded_at',
  REVIEWED_AT: 'r.reviewed_at',
}

/** No booking lies outside; dates beyond are cut, so that they never leave the range of instants. */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2999-12-31'
const LONGEST_SEARCH = 100

const within = (date: string): string => (date < FIRST_DAY ? FIRST_DAY : date > LAST_DAY ? LAST_DAY : date)

const isBetween = (value: number | null | undefined, least: number, most: number): boolean =>
  value == null || (value >= least && value <= most)

const problemsOf = ({ from, to, firstVisitFrom, firstVisitTo, search, weekday, hour }: BookingFilter): FieldProblem[] => [
  ...(from && to && to < from ? [{ path: 'filter.to', message: 'must not be before filter.from' }] : []),
  ...(firstVisitFrom && firstVisitTo && firstVisitTo < firstVisitFrom
    ? [{ path: 'filter.firstVisitTo', message: 'must not be before filter.firstVisitFrom' }]
    : []),
  ...(search && (search.length > LONGEST_SEARCH || search.includes('\0'))
    ? [{ path: 'filter.search', message: `must be plain text of at most ${LONGEST_SEARCH} characters` }]
    : []),
  ...(isBetween(weekday, 1, 7) ? [] : [{ path: 'filter.weekday', message: 'must be between 1 and 7' }]),
  ...(isBetween(hour, 0, 23) ? [] : [{ path: 'filter.hour', message: 'must be between 0 and 23' }]),
]

type Bind = (value: unknown) => string

const boundsOf = ({ from, to }: Pick<BookingFilter, 'from' | 'to'>, zone: string, bind: Bind): Bounds => ({
  start: from ? `${bind(startOfDay(within(from), zone))}::timestamptz` : null,
  end: to ? `${bind(startOfDay(addDays(within(to), 1), zone))}::timestamptz` : null,
})

/** By dates: those of the basis, and what else each basis asks for. */
const dated = (basis: BookingDateBasis, { start, end }: Bounds): string[] => [
  ...(basis === 'COMPLETED_AT' ? ['b.completed_at is not null'] : []),
  ...(start === null ? [] : [`${instantOf[basis]} >= ${start}`]),
  ...(end === null ? [] : [`${instantOf[basis]} < ${end}`]),
  ...(basis === 'REFUNDED_AT' ? [lastRefundBefore(end)] : []),
]

const bookingConditions = (filter: BookingFilter, zone: string, bind: Bind): string[] => {
  const { basis, status, customerId, serviceId, assignedToId, isUnassigned, source, search } = filter
  const id = (column: string, value: string | null | undefined): string[] =>
    value ? [isId(value) ? `${column} = ${bind(value)}::uuid` : 'false'] : []
  const words = search?.trim()
  const bounds = boundsOf(filter, zone, bind)
  return [
    ...(status ? [`b.status = any(${bind(status)}::booking_status[])`] : []),
    ...dated(basis, bounds),
    ...id('b.customer_id', customerId),
    ...id('b.service_id', serviceId),
    ...id('b.assigned_to', assignedToId),
    ...(isUnassigned == null ? [] : [`b.assigned_to is ${isUnassigned ? '' : 'not '}null`]),
    ...(source ? [`b.source = ${bind(source)}::acquisition_channel`] : []),
    ...(words ? [namedSo(`${bind(words)}::text`)] : []),
    ...visitConditions(filter, basis === 'COMPLETED_AT' ? bounds : null, zone, bind),
  ]
}

/** The conditions of a filter of one provider; days are those of the zone. Throws BAD_USER_INPUT for what cannot hold. */
export const conditionsOf = (providerId: number, filter: BookingFilter | null | undefined, zone: string): Conditions => {
  const values: unknown[] = [providerId]
  const problems = filter ? problemsOf(filter) : []
  if (problems.length > 0) throw badInput(problems)
  const own = filter ? bookingConditions(filter, zone, value => `$${values.push(value)}`) : []
  return { texts: ['b.provider_id = $1', ...own], values }
}
