/** A booking filter as SQL conditions over the bookings called `b` and, where it goes by reviews, their latest review `r`. */
import type { BookingFilter } from '@dashboard/schema'
import type { BookingDateBasis } from '@dashboard/schema/vocabulary'
import { addDays } from '../../core/calendar'
import { badInput } from '../../core/errors'
import { startOfDay } from '../../core/local-time'
import { isId } from '../../core/page'

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
  REVIEWED_AT: 'r.reviewed_at',
}

/** No booking lies outside; dates beyond are cut, so that they never leave the range of instants. */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2999-12-31'
const LONGEST_SEARCH = 100

const within = (date: string): string => (date < FIRST_DAY ? FIRST_DAY : date > LAST_DAY ? LAST_DAY : date)

/** A pattern for `like` that matches names with a word that begins so, once both are in lower case. */
export const wordPrefix = (search: string): { start: string; later: string } => {
  const literal = search.trim().replace(/[\\%_]/g, '\\$&')
  return { start: `${literal}%`, later: `% ${literal}%` }
}

const checked = (filter: BookingFilter): void => {
  const { from, to, search } = filter
  if (from && to && to < from) throw badInput([{ path: 'filter.to', message: 'must not be before filter.from' }])
  if (search && (search.length > LONGEST_SEARCH || search.includes('\0')))
    throw badInput([{ path: 'filter.search', message: `must be plain text of at most ${LONGEST_SEARCH} characters` }])
}

const NAMED_SO = (start: string, later: string) =>
  `b.customer_id in (select c.id from customers c where c.provider_id = $1 and (c.name_key like lower(${start}) or c.name_key like lower(${later})))`

/** The conditions of a filter of one provider; days are those of the zone. Throws BAD_USER_INPUT for what cannot hold. */
export const conditionsOf = (providerId: number, filter: BookingFilter | null | undefined, zone: string): Conditions => {
  const texts: string[] = ['b.provider_id = $1']
  const values: unknown[] = [providerId]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const id = (column: string, value: string | null | undefined): void => {
    if (value) texts.push(isId(value) ? `${column} = ${bind(value)}::uuid` : 'false')
  }
  const instant = instantOf[filter?.basis ?? 'STARTS_AT']
  if (filter?.basis === 'COMPLETED_AT') texts.push('b.completed_at is not null')
  if (!filter) return { texts, values }
  checked(filter)
  if (filter.status) texts.push(`b.status = any(${bind(filter.status)}::booking_status[])`)
  if (filter.from) texts.push(`${instant} >= ${bind(startOfDay(within(filter.from), zone))}::timestamptz`)
  if (filter.to) texts.push(`${instant} < ${bind(startOfDay(addDays(within(filter.to), 1), zone))}::timestamptz`)
  id('b.customer_id', filter.customerId)
  id('b.service_id', filter.serviceId)
  id('b.assigned_to', filter.assignedToId)
  if (filter.source) texts.push(`b.source = ${bind(filter.source)}::acquisition_channel`)
  const words = filter.search?.trim() ? wordPrefix(filter.search) : null
  if (words) texts.push(NAMED_SO(bind(words.start), bind(words.later)))
  return { texts, values }
}
