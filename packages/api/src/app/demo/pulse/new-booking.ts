/** A booking that is made now, in a time that is really free. */
import { chance, integer, normal, pick, pickWeighted } from '../random/distributions'
import { uuidOf, type Random } from '../random/stream'
import { DAY_MS, MINUTE_MS } from '../local-clock'
import { diaryOf, type Slot } from '../process/diary'
import { drawPerson, drawPet } from '../process/people'
import { listPrice, drawSpendScale, spendRatio, tidyAmount } from '../process/spend'
import type { World } from '../world/world'
import type { Told } from './happenings'
import type { KnownCustomer } from './pulse.repository'
import type { OpenBookingNow, Situation } from './situation'

/** Most people book within the week. */
const LONGEST_LEAD_DAYS = 9

export interface Guest {
  ref: string
  petRef: string
  pet: string
  service: string
  /** Told first when the guest is new. */
  joined: Told | null
}

/** Somebody who comes for the first time; the number keeps the e-mail addresses apart. */
export function newGuest({ truth, seed }: Pick<World, 'truth' | 'seed'>, random: Random, number: number): Guest {
  const persona =
    truth.personas[pickWeighted(random, Object.fromEntries(Object.entries(truth.personas).map(([key, { share }]) => [key, share])))] ??
    pick(random, Object.values(truth.personas))
  const person = drawPerson(random, truth, number)
  const ref = `w-${uuidOf(seed, truth.key, number, random()).slice(0, 13)}`
  const joined: Told = {
    type: 'CUSTOMER_JOINED',
    payload: { customer: { ref, ...person, source: pickWeighted(random, persona.channels) } },
  }
  return { ref, petRef: `${ref}-pet`, pet: drawPet(random, persona.species).name, service: pickWeighted(random, persona.services), joined }
}

/** A customer who comes again, for what it was the last time. */
export function returningGuest({ truth }: Pick<World, 'truth'>, random: Random, customer: KnownCustomer): Guest {
  const service =
    customer.service !== null && truth.services[customer.service] !== undefined
      ? customer.service
      : pick(random, Object.keys(truth.services))
  return {
    ref: customer.ref,
    petRef: customer.petRef ?? `${customer.ref}-pet`,
    pet: customer.pet ?? pick(random, ['Bella', 'Max', 'Luna']),
    service,
    joined: null,
  }
}

/** The events of a new booking; none when the days around the wish are full. */
export function makeBooking(world: World, random: Random, situation: Situation, guest: Guest, ref: string): Told[] {
  const service = world.truth.services[guest.service]
  if (service === undefined) return []
  const nights = service.stay === undefined ? 0 : Number(pickWeighted(random, service.stay.nights))
  const slot = freeSlot(world, random, situation, guest.service, nights)
  if (slot === null) return []
  const startsAt = world.clock.instant(slot.day, slot.minutes)
  const endsAt =
    service.stay === undefined
      ? startsAt + service.durationMinutes * MINUTE_MS
      : world.clock.instant(slot.day + nights, service.stay.departure)
  const ratio = spendRatio(random, drawSpendScale(random, world.truth.spend), world.truth.spend)
  const price = tidyAmount(listPrice(service, world.truth.spend, slot.day - world.epoch) * ratio * Math.max(1, nights))
  const created: Told = {
    type: 'BOOKING_CREATED',
    payload: {
      bookingRef: ref,
      customer: { ref: guest.ref },
      service: { ref: guest.service },
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      price,
      source: chance(random, 0.6) ? 'DIRECT' : pick(random, ['SEARCH', 'SOCIAL', 'REFERRAL', 'MARKETPLACE']),
      memberRef: slot.member.ref,
      petRef: guest.petRef,
      petName: guest.pet,
    },
  }
  return guest.joined === null ? [created] : [guest.joined, created]
}

function freeSlot(world: World, random: Random, situation: Situation, service: string, nights: number): Slot | null {
  const diary = diaryOf(world.truth, world.roster, world.epoch)
  for (const booking of situation.open) diary.enter(entryOf(world, booking))
  const now = world.clock.at(situation.now)
  const minutes = Math.round(normal(random, 780, 150) / 15) * 15
  return diary.take({
    service,
    day: now.day + integer(random, 0, LONGEST_LEAD_DAYS),
    minutes,
    nights,
    earliest: { day: now.day, minutes: now.minutes + 90 },
  })
}

function entryOf({ clock }: World, { service, member, startsAt, endsAt }: OpenBookingNow) {
  const { day, minutes } = clock.at(startsAt)
  return {
    service,
    member,
    day,
    minutes,
    durationMinutes: (endsAt - startsAt) / MINUTE_MS,
    nights: Math.max(1, Math.round((endsAt - startsAt) / DAY_MS)),
  }
}
