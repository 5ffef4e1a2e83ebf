/** From a batch's events and what is known, what changes: pure, so that any engine and any replay decide alike. */
import type { Booking } from './booking'
import { bookingIdOf } from './booking-events'
import { foldBooking } from './booking-state'
import { resolveCreation } from './booking-creation'
import { noCells } from './cells'
import type { Appended, Change, Known, Received, Shortfall } from './change'
import { addDifference, relationshipChange } from './customer-window'
import { changedProfiles, namedMembers, namedPets, newServices } from './entities'
import { entityId } from './identity'
import type { ReceivedEvent, ValidEvent } from './payload'
import { toldBy } from './profile'
import { addEvent } from './rollup'

/** The events that were not recorded before, each once, with nothing left open. */
export const freshEvents = (known: Known, received: Received): ReceivedEvent[] => {
  const seen = new Set(known.eventIds)
  const fresh: ReceivedEvent[] = []
  for (const { event, origin } of received) {
    if (seen.has(event.id)) continue
    seen.add(event.id)
    fresh.push({ event: event.type === 'BOOKING_CREATED' ? resolved(known, event) : event, origin })
  }
  return fresh
}

const resolved = (known: Known, event: Extract<ValidEvent, { type: 'BOOKING_CREATED' }>): ValidEvent =>
  resolveCreation(event, known.services.get(entityId(known.providerId, 'service', event.payload.service.ref)))

interface Fold {
  readonly before: Booking | null
  readonly after: Booking
}

/** Every booking that the events touch and that exists, before and after; what waited comes in with its creation. */
const foldAll = (known: Known, events: readonly ValidEvent[]): Map<string, Fold> => {
  const byBooking = new Map<string, ValidEvent[]>()
  for (const event of events) {
    const id = bookingIdOf(known.providerId, event)
    if (id !== null) byBooking.set(id, [...(byBooking.get(id) ?? []), event])
  }
  const bookings = new Map([...known.windows.values()].flatMap(window => window.bookings.map(booking => [booking.id, booking] as const)))
  const folds = new Map<string, Fold>()
  for (const [id, own] of byBooking) {
    const before = bookings.get(id) ?? null
    const after = foldBooking(known.providerId, before, before === null ? [...own, ...(known.waiting.get(id) ?? [])] : own)
    if (after !== null) folds.set(id, { before, after })
  }
  return folds
}

/** Each customer whose bookings differ, with the bookings as they become. */
const regroup = (known: Known, folds: ReadonlyMap<string, Fold>): Map<string, Booking[]> => {
  const after = new Map<string, Booking[]>()
  const touched = new Set([...folds.values()].flatMap(fold => [fold.after.customerId, ...(fold.before ? [fold.before.customerId] : [])]))
  for (const customerId of touched) {
    const untouched = known.windows.get(customerId)?.bookings.filter(booking => !folds.has(booking.id)) ?? []
    after.set(customerId, [...untouched])
  }
  for (const fold of folds.values()) after.get(fold.after.customerId)?.push(fold.after)
  return after
}

const shortfalls = (known: Known, regrouped: ReadonlyMap<string, readonly Booking[]>): Shortfall[] =>
  [...regrouped].flatMap(([customerId, bookings]) => {
    const needed = bookings.reduce((least, booking) => Math.min(least, booking.startsAt), Infinity)
    return needed < (known.windows.get(customerId)?.since ?? Infinity) ? [{ customerId, since: needed }] : []
  })

const appendedAs = (known: Known, folds: ReadonlyMap<string, Fold>, { event, origin }: ReceivedEvent): Appended => {
  const bookingId = bookingIdOf(known.providerId, event)
  const booking = bookingId === null ? undefined : folds.get(bookingId)?.after
  const ref = toldBy(event)?.ref
  const customerId = booking?.customerId ?? (ref === undefined ? null : entityId(known.providerId, 'customer', ref))
  return { event, origin, bookingId, customerId, applied: bookingId === null || booking !== undefined }
}

const ofType = <T extends ValidEvent['type']>(entries: readonly Appended[], type: T) =>
  entries.flatMap(entry =>
    entry.event.type === type && entry.applied ? [{ ...entry, event: entry.event as Extract<ValidEvent, { type: T }> }] : [],
  )

const voices = <T extends 'REVIEW_RECEIVED' | 'FEEDBACK_RECEIVED'>(
  entries: readonly Appended[],
  type: T,
  memberOf: (entry: Appended) => string | null,
) =>
  ofType(entries, type).map(entry => ({
    event: entry.event,
    bookingId: entry.bookingId,
    customerId: entry.customerId ?? '',
    memberId: memberOf(entry),
  }))

const wentElsewhere = ({ before, after }: Fold): boolean =>
  before?.registers.ratings !== undefined && (before.assignedTo !== after.assignedTo || before.customerId !== after.customerId)

/** What the batch changes, or the customers of whom more must be read first. Null where every event was recorded before. */
export const planChange = (known: Known, received: Received): Change | readonly Shortfall[] | null => {
  const fresh = freshEvents(known, received)
  if (fresh.length === 0) return null
  const events = fresh.map(({ event }) => event)
  const folds = foldAll(known, events)
  const regrouped = regroup(known, folds)
  const missing = shortfalls(known, regrouped)
  if (missing.length > 0) return missing
  return changeOf(known, fresh, folds, regrouped)
}

const changeOf = (
  known: Known,
  fresh: readonly ReceivedEvent[],
  folds: ReadonlyMap<string, Fold>,
  regrouped: ReadonlyMap<string, readonly Booking[]>,
): Change => {
  const { providerId, zone } = known
  const events = fresh.map(({ event }) => event)
  const appended = fresh.map(entry => appendedAs(known, folds, entry))
  const waited = [...folds].flatMap(([id, { before }]) => (before === null ? (known.waiting.get(id) ?? []) : []))
  const released = waited.map(event => appendedAs(known, folds, { event, origin: 'API' }))
  const now = [...appended, ...released].filter(entry => entry.applied)
  const cells = noCells()
  for (const { event } of now) addEvent(cells, event, zone)
  const relationships = [...regrouped].flatMap(([customerId, after]) => {
    const window = known.windows.get(customerId)
    if (window === undefined) return []
    addDifference(cells, window, after, zone)
    return relationshipChange(window, after) ?? []
  })
  const member = (bookingId: string | null) => (bookingId === null ? null : (folds.get(bookingId)?.after.assignedTo ?? null))
  return {
    providerId,
    version: known.version + 1,
    appended,
    released,
    services: newServices(known, events),
    members: namedMembers(known, events),
    customers: changedProfiles(known, events),
    pets: namedPets(known, events),
    bookings: [...folds.values()].filter(({ before, after }) => before !== after).map(({ after }) => after),
    refunds: ofType(now, 'BOOKING_REFUNDED').map(({ event, bookingId }) => ({ event, bookingId: bookingId ?? '' })),
    reviews: voices(now, 'REVIEW_RECEIVED', ({ bookingId }) => member(bookingId)),
    feedback: voices(now, 'FEEDBACK_RECEIVED', ({ event }) =>
      'memberRef' in event.payload && event.payload.memberRef ? entityId(providerId, 'member', event.payload.memberRef) : null,
    ),
    moved: [...folds.values()].filter(wentElsewhere).map(({ after }) => after),
    relationships,
    cells,
  }
}
