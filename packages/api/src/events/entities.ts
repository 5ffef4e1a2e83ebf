/** What events name on first sight: services, team members, customers and pets. */
import { localDay } from '../core/local-time'
import type { ServiceTerms } from './booking-creation'
import { petRefOf } from './booking-creation'
import type { Known, NewMember, NewPet, NewService } from './change'
import { entityId } from './identity'
import type { EventOf, ValidEvent } from './payload'
import type { Profile } from './profile'
import { mergeProfile, nameless, toldBy } from './profile'

const MINUTE_MS = 60_000
const LONGEST_REF = 200
const LONGEST_NAME = 100

const isCreation = (event: ValidEvent): event is EventOf<'BOOKING_CREATED'> => event.type === 'BOOKING_CREATED'

const byId = <T extends { readonly id: string }>(things: readonly T[]): T[] =>
  [...new Map(things.toReversed().map(thing => [thing.id, thing])).values()].reverse()

/** What a service is like that a resolved creation makes: as long and as dear as that booking. */
export const termsOf = ({ payload }: EventOf<'BOOKING_CREATED'>): ServiceTerms => {
  const length = Date.parse(payload.endsAt ?? payload.startsAt) - Date.parse(payload.startsAt)
  return { durationMinutes: Math.max(1, Math.round(length / MINUTE_MS)), price: payload.price ?? '0' }
}

/** Services that the creations name and the provider does not have, with the length and price of the first booking. */
export const newServices = (known: Known, events: readonly ValidEvent[]): NewService[] =>
  byId(
    events.filter(isCreation).flatMap(event => {
      const { ref, name = ref } = event.payload.service
      const id = entityId(known.providerId, 'service', ref)
      return known.services.has(id) ? [] : [{ providerId: known.providerId, id, ref, name, terms: termsOf(event) }]
    }),
  )

/** Team members that events name; those already there are left alone when written. */
export const namedMembers = ({ providerId, zone }: Known, events: readonly ValidEvent[]): NewMember[] =>
  byId(
    events.flatMap(event => {
      const ref = 'memberRef' in event.payload ? event.payload.memberRef : undefined
      return ref == null ? [] : [{ providerId, id: entityId(providerId, 'member', ref), ref, hiredOn: localDay(event.occurredAt, zone) }]
    }),
  )

/** Pets that creations name; those already there are left alone when written. */
export const namedPets = ({ providerId }: Known, events: readonly ValidEvent[]): NewPet[] =>
  byId(
    events.filter(isCreation).flatMap(({ payload }) => {
      const ref = petRefOf(payload)
      if (ref === null) return []
      const customerId = entityId(providerId, 'customer', payload.customer.ref)
      const id = entityId(providerId, 'pet', ref)
      const name = payload.petName ?? Array.from(ref).slice(0, LONGEST_NAME).join('')
      return [{ providerId, id, ref: ref.length > LONGEST_REF ? id : ref, name, customerId }]
    }),
  )

/** Profiles that are new or differ after the events. */
export const changedProfiles = (known: Known, events: readonly ValidEvent[]): Profile[] => {
  const profiles = new Map<string, Profile>()
  for (const event of events) {
    const ref = toldBy(event)?.ref
    if (ref === undefined) continue
    const id = entityId(known.providerId, 'customer', ref)
    const before = profiles.get(id) ?? known.customers.get(id) ?? nameless(known.providerId, id, ref)
    profiles.set(id, mergeProfile(before, event))
  }
  return [...profiles.values()].filter(profile => profile !== known.customers.get(profile.id))
}
