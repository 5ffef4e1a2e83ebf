/** From a batch's events and what is known, what changes: pure, so that any engine and any replay decide alike. */
import type { Booking } from './booking'
import type { ServiceTerms } from './booking-creation'
import { resolveCreation } from './booking-creation'
import { bookingIdOf } from './booking-events'
import { noCells } from './cells'
import type { Appended, Change, Known, NewRefund, Placing, Received, Shortfall, Voice } from './change'
import { addDifference, relationshipChange } from './customer-window'
import { changedProfiles, namedMembers, namedPets, newServices, termsOf } from './entities'
import type { Fold } from './folds'
import { foldAll, regroup, shortfalls } from './folds'
import { entityId } from './identity'
import type { EventOf, ReceivedEvent, ValidEvent } from './payload'
import { toldBy } from './profile'
import { addEvent } from './rollup'

type Folds = ReadonlyMap<string, Fold>

/** The events that were not recorded before, each once, with nothing left open. */
export const freshEvents = (known: Known, received: Received): ReceivedEvent[] => {
  const seen = new Set(known.eventIds)
  // A service that an event of the batch makes has terms for the events after it.
  const services = new Map<string, ServiceTerms>()
  const resolved = (event: EventOf<'BOOKING_CREATED'>): ValidEvent => {
    const id = entityId(known.providerId, 'service', event.payload.service.ref)
    const creation = resolveCreation(event, known.services.get(id) ?? services.get(id))
    if (!services.has(id)) services.set(id, termsOf(creation))
    return creation
  }
  const fresh: ReceivedEvent[] = []
  for (const { event, origin } of received) {
    if (seen.has(event.id)) continue
    seen.add(event.id)
    fresh.push({ event: event.type === 'BOOKING_CREATED' ? resolved(event) : event, origin })
  }
  return fresh
}

const placingOf = ({ providerId }: Known, folds: Folds, event: ValidEvent): Placing => {
  const bookingId = bookingIdOf(providerId, event)
  const booking = bookingId === null ? undefined : folds.get(bookingId)?.after
  const ref = booking === undefined ? toldBy(event)?.ref : undefined
  const customerId = booking?.customerId ?? (ref === undefined ? null : entityId(providerId, 'customer', ref))
  return { providerId, event, bookingId, customerId }
}

const appendedAs = (known: Known, folds: Folds, { event, origin }: ReceivedEvent): Appended => {
  const placing = placingOf(known, folds, event)
  const applied = placing.bookingId === null || folds.has(placing.bookingId)
  return Object.assign(placing, { origin, version: known.version + 1, applied })
}

const refundsOf = (placings: readonly Placing[]): NewRefund[] =>
  placings.flatMap(({ providerId, event, bookingId }) =>
    event.type === 'BOOKING_REFUNDED' && bookingId !== null ? [{ providerId, event, bookingId }] : [],
  )

const voiced = <T extends 'REVIEW_RECEIVED' | 'FEEDBACK_RECEIVED'>(
  { providerId, bookingId, customerId }: Placing,
  event: EventOf<T>,
  memberId: string | null,
) => (customerId === null ? [] : [{ providerId, event, bookingId, customerId, memberId }])

/** A review is of the member whose booking it was. */
const reviewsOf = (folds: Folds, placings: readonly Placing[]): Voice<'REVIEW_RECEIVED'>[] =>
  placings.flatMap(placing => {
    if (placing.event.type !== 'REVIEW_RECEIVED') return []
    const booking = placing.bookingId === null ? undefined : folds.get(placing.bookingId)?.after
    return voiced(placing, placing.event, booking?.assignedTo ?? null)
  })

/** Feedback is of the member that it names. */
const feedbackOf = (placings: readonly Placing[]): Voice<'FEEDBACK_RECEIVED'>[] =>
  placings.flatMap(placing => {
    if (placing.event.type !== 'FEEDBACK_RECEIVED') return []
    const { memberRef } = placing.event.payload
    return voiced(placing, placing.event, memberRef === undefined ? null : entityId(placing.providerId, 'member', memberRef))
  })

const wentElsewhere = ({ before, after }: Fold): boolean =>
  before !== null &&
  (before.customerId !== after.customerId || (before.registers.ratings !== undefined && before.assignedTo !== after.assignedTo))

/** What the batch changes, or the customers of whom more must be read first. Null where every event was recorded before. */
export const planChange = (known: Known, received: Received): Change | readonly Shortfall[] | null => {
  const fresh = freshEvents(known, received)
  if (fresh.length === 0) return null
  const folds = foldAll(
    known,
    fresh.map(({ event }) => event),
  )
  const regrouped = regroup(known, folds)
  const missing = shortfalls(known, regrouped)
  return missing.length > 0 ? missing : changeOf(known, fresh, folds, regrouped)
}

const rollupsOf = (
  { providerId, windows, zone }: Known,
  regrouped: ReadonlyMap<string, readonly Booking[]>,
  applied: readonly Placing[],
) => {
  const cells = noCells(providerId)
  for (const { event } of applied) addEvent(cells, event, zone)
  const relationships = [...regrouped].flatMap(([customerId, after]) => {
    const window = windows.get(customerId)
    if (window === undefined) return []
    addDifference(cells, window, after, zone)
    return relationshipChange(window, after) ?? []
  })
  return { cells, relationships }
}

const changeOf = (
  known: Known,
  fresh: readonly ReceivedEvent[],
  folds: Folds,
  regrouped: ReadonlyMap<string, readonly Booking[]>,
): Change => {
  const events = fresh.map(({ event }) => event)
  const appended = fresh.map(entry => appendedAs(known, folds, entry))
  const waited =
    known.waiting.size === 0 ? [] : [...folds].flatMap(([id, { before }]) => (before === null ? (known.waiting.get(id) ?? []) : []))
  const released = waited.map(event => placingOf(known, folds, event))
  const applied: Placing[] = [...appended.filter(entry => entry.applied), ...released]
  return {
    providerId: known.providerId,
    version: known.version + 1,
    appended,
    released,
    services: newServices(known, events),
    members: namedMembers(known, events),
    customers: changedProfiles(known, events),
    pets: namedPets(known, events),
    bookings: [...folds.values()].filter(({ before, after }) => before !== after).map(({ after }) => after),
    refunds: refundsOf(applied),
    reviews: reviewsOf(folds, applied),
    feedback: feedbackOf(applied),
    moved: [...folds.values()].filter(wentElsewhere).map(({ after }) => after),
    ...rollupsOf(known, regrouped, applied),
  }
}
