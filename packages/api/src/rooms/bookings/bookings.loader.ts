import type { Customer, Pet, Review, TeamMember } from '@dashboard/schema'
import DataLoader from 'dataloader'
import type { Scope } from '../../access/scope'
import type { TenantDb } from '../../db/tenant'
import type { BookingRecord, Money } from './booking'
import { bookingOf, moneyOf } from './booking'
import { byIds } from './bookings.repository'
import {
  customersByIds,
  latestReviews,
  membersByIds,
  petsByCustomers,
  petsByIds,
  refundsByBookings,
  servicesByIds,
} from './lookups.repository'
import type { ServiceRecord } from './service'
import { serviceOf } from './service'

type Read<Row> = (db: TenantDb, ids: readonly string[]) => Promise<Row[]>

/** Loads one thing for each id, in the order of the ids; null where there is none. */
const oneEach = <Row, T = Row>(
  scope: Scope,
  read: Read<Row>,
  key: (row: Row) => string,
  shape: (row: Row) => T,
): DataLoader<string, T | null> =>
  new DataLoader(async ids => {
    const rows = await scope.read(db => read(db, ids))
    const found = new Map(rows.map(row => [key(row), shape(row)]))
    return ids.map(id => found.get(id) ?? null)
  })

const idOf = (row: { id: string }): string => row.id
const asItIs = <T>(row: T): T => row

/** Loads the list that belongs to each id; empty where there is none. */
const listEach = <Row>(scope: Scope, read: Read<Row>, key: (row: Row) => string): DataLoader<string, Row[]> =>
  new DataLoader(async ids => {
    const lists = new Map<string, Row[]>(ids.map(id => [id, []]))
    for (const row of await scope.read(db => read(db, ids))) lists.get(key(row))?.push(row)
    return ids.map(id => lists.get(id) ?? [])
  })

/** What a customer is before fields of other rooms are asked for. */
export type CustomerRecord = Pick<Customer, 'id' | 'name' | 'photoUrl'>

const createLoaders = (scope: Scope) => {
  const { currency } = scope.provider
  return {
    booking: oneEach(scope, byIds, idOf, (row): BookingRecord => bookingOf(row, currency)),
    customer: oneEach<CustomerRecord>(scope, customersByIds, idOf, asItIs),
    service: oneEach(scope, servicesByIds, idOf, (row): ServiceRecord => serviceOf(row, currency)),
    member: oneEach<TeamMember>(scope, membersByIds, idOf, asItIs),
    pet: oneEach<Pet>(scope, petsByIds, idOf, asItIs),
    review: oneEach<Review & { bookingId: string }>(scope, latestReviews, row => row.bookingId, asItIs),
    refunded: oneEach(
      scope,
      refundsByBookings,
      row => row.bookingId,
      (row): Money => moneyOf(row.amount, currency),
    ),
    pets: listEach<Pet & { customerId: string }>(scope, petsByCustomers, row => row.customerId),
  }
}

/** The request's loaders: each kind of thing costs one statement, however many ask. */
export const loadersOf = (scope: Scope) => scope.once(createLoaders)
