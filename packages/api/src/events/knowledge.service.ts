/** Reads what a batch must know, all in one round trip, and sorts it by provider. */
import type pg from 'pg'
import type { Booking } from './booking'
import type { Known, Needs, Shortfall, Wanted } from './change'
import type { CustomerWindow } from './customer-window'
import type { ProviderRow } from './load.repository'
import { customers, knownEvents, lockProviders, services, waitingEvents, windowBookings, windowReach } from './load.repository'
import type { EventRow } from './rows'
import { bookingOf, eventOf, profileOf, termsOf, windowOf } from './rows'
import type { ValidEvent } from './payload'

/** Rows by provider, then by key. */
type ByProvider<T> = Map<number, Map<string, T>>

const sorted = <Row extends { provider_id: number }, T>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  of: (row: Row) => T,
): ByProvider<T> => {
  const all: ByProvider<T> = new Map()
  for (const row of rows) {
    const own = all.get(row.provider_id) ?? new Map<string, T>()
    all.set(row.provider_id, own.set(keyOf(row), of(row)))
  }
  return all
}

const grouped = <T>(entries: Iterable<readonly [key: string, value: T]>): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const [key, value] of entries) {
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>()

/** The wanted windows, by provider and customer. */
export const readWindows = async (client: pg.ClientBase, wanted: readonly Wanted[]): Promise<ByProvider<CustomerWindow>> => {
  if (wanted.length === 0) return new Map()
  const [bookingRows, windowRows] = await Promise.all([windowBookings(client, wanted), windowReach(client, wanted)])
  const bookings = grouped<Booking>(bookingRows.map(row => [row.customer_id, bookingOf(row)]))
  return sorted(
    windowRows,
    row => row.customer_id,
    row => windowOf(row, bookings.get(row.customer_id) ?? []),
  )
}

const waitingOf = (rows: readonly EventRow[], providerId: number): Map<string, ValidEvent[]> =>
  grouped(rows.filter(row => row.provider_id === providerId).map(row => [row.booking_id, eventOf(row)]))

const unlessNone = <T, R>(named: readonly T[], read: () => Promise<R[]>): Promise<R[]> =>
  named.length === 0 ? Promise.resolve([]) : read()

/** Locks the providers and reads what the batch needs of them; providers that could not be locked are missing from the answer. */
export const readKnown = async (client: pg.ClientBase, providerIds: readonly number[], needs: Needs, wait: boolean): Promise<Known[]> => {
  const [locked, events, waiting, serviceRows, customerRows, windows] = await Promise.all([
    lockProviders(client, providerIds, wait),
    knownEvents(client, needs.events),
    unlessNone(needs.created, () => waitingEvents(client, needs.created)),
    unlessNone(needs.services, () => services(client, needs.services)),
    unlessNone(needs.customers, () => customers(client, needs.customers)),
    readWindows(client, needs.wanted),
  ])
  const eventIds = sorted(
    events,
    row => row.id,
    () => true,
  )
  const terms = sorted(serviceRows, row => row.id, termsOf)
  const profiles = sorted(customerRows, row => row.id, profileOf)
  return locked.map(({ provider_id: providerId, version, time_zone: zone }: ProviderRow) => ({
    providerId,
    zone,
    version: Number(version),
    eventIds: new Set(eventIds.get(providerId)?.keys()),
    services: terms.get(providerId) ?? NOTHING,
    customers: profiles.get(providerId) ?? NOTHING,
    windows: windows.get(providerId) ?? NOTHING,
    waiting: waitingOf(waiting, providerId),
  }))
}

/** What was known, with windows that reach further back. */
export const widened = async (client: pg.ClientBase, known: Known, shortfalls: readonly Shortfall[]): Promise<Known> => {
  const { providerId } = known
  const read = await readWindows(
    client,
    shortfalls.map(({ customerId, since }) => ({ providerId, bookingId: null, customerId, since })),
  )
  return { ...known, windows: new Map([...known.windows, ...(read.get(providerId) ?? [])]) }
}
