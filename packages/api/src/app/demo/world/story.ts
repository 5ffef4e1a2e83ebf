/** What happens to a booking after it was made: confirmed, moved, attended or not, reviewed. */
import { chance, integer, normal, pick } from '../random/distributions'
import { DAY_MS, MINUTE_MS } from '../local-clock'
import { drawExperience, fill, npsScore, reviewText, type Experience } from '../process/feedback'
import { tidyAmount } from '../process/spend'
import { drawLateness } from '../process/team'
import type { MemberTruth, ServiceTruth } from '../truth/model'
import { cancelReasons } from '../words/reviews'
import { petRef, tell } from './events'
import type { Client, World } from './world'

export interface Booked {
  ref: string
  client: Client
  serviceKey: string
  service: ServiceTruth
  member: MemberTruth
  day: number
  bookedAt: number
  startsAt: number
  endsAt: number
  price: string
  source: string
}

const CONFIRMED_SHARE = 0.75
const REASSIGNED_SHARE = 0.015
const EXTRA_SHARE = 0.1
const REFUND_AT_RATING = 2
const REFUND_SHARE = 0.3

const iso = (at: number) => new Date(Math.floor(at)).toISOString()

/** The booking is made; some are confirmed, some are moved to the final time later, some change hands. */
export function tellBooked(world: World, booked: Booked): void {
  const { client, ref, bookedAt, startsAt, endsAt } = booked
  const { random } = client
  const original = chance(random, world.truth.attendance.rescheduled) ? startsAt + pick(random, [-2, -1, 1, 2, 3]) * DAY_MS : startsAt
  const movable = original !== startsAt && original > bookedAt + DAY_MS && startsAt > bookedAt + DAY_MS
  const first = movable ? original : startsAt
  const substitute = chance(random, REASSIGNED_SHARE) ? pick(random, world.truth.members) : booked.member
  tell(world, client, 'BOOKING_CREATED', ref, bookedAt, {
    bookingRef: ref,
    customer: { ref: client.ref },
    service: { ref: booked.serviceKey },
    startsAt: iso(first),
    endsAt: iso(first + (endsAt - startsAt)),
    price: booked.price,
    source: booked.source,
    memberRef: substitute.ref,
    petRef: petRef(client),
    petName: client.pet.name,
  })
  const window = Math.min(first, startsAt) - bookedAt
  if (chance(random, CONFIRMED_SHARE))
    tell(world, client, 'BOOKING_CONFIRMED', ref, bookedAt + Math.min(window * 0.5, random() * 180 * MINUTE_MS), { bookingRef: ref })
  if (movable)
    tell(world, client, 'BOOKING_RESCHEDULED', ref, bookedAt + window * (0.2 + 0.6 * random()), {
      bookingRef: ref,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
    })
  if (substitute !== booked.member)
    tell(world, client, 'BOOKING_REASSIGNED', ref, bookedAt + window * 0.85, { bookingRef: ref, memberRef: booked.member.ref })
}

/** The customer came; gives the instant at which the visit was over. */
export function tellVisit(world: World, booked: Booked): number {
  const { client, ref, startsAt, endsAt } = booked
  const { random } = client
  const minutesLate = drawLateness(random, world.truth, booked.member, booked.day - world.epoch)
  const checkedIn = startsAt + minutesLate * MINUTE_MS
  const takes =
    booked.service.stay === undefined
      ? (endsAt - startsAt) * normal(random, 1, 0.07)
      : endsAt - checkedIn + normal(random, 0, 25) * MINUTE_MS
  const completedAt = checkedIn + Math.max(10 * MINUTE_MS, takes)
  tell(world, client, 'BOOKING_CHECKED_IN', ref, checkedIn, { bookingRef: ref })
  const final = chance(random, EXTRA_SHARE) ? tidyAmount(Number(booked.price) + pick(random, [5, 8, 10, 15, -5])) : null
  tell(world, client, 'BOOKING_COMPLETED', ref, completedAt, final === null ? { bookingRef: ref } : { bookingRef: ref, price: final })
  const felt = drawExperience(random, world.truth, {
    member: booked.member,
    persona: client.persona,
    minutesLate,
    sinceEpoch: booked.day - world.epoch,
  })
  tellFeedback(world, booked, felt, completedAt, final ?? booked.price)
  return completedAt
}

function tellFeedback(world: World, booked: Booked, felt: Experience, completedAt: number, paid: string): void {
  const { client, ref } = booked
  const { random } = client
  const { reviewShare, npsShare } = world.truth.feedback
  const words = { pet: client.pet.name, member: booked.member.firstName, service: booked.service.name.toLowerCase() }
  if (chance(random, reviewShare)) {
    const text = chance(random, 0.8) ? { text: reviewText(random, world.truth.key, felt, words) } : {}
    tell(world, client, 'REVIEW_RECEIVED', ref, laterInDaytime(world, random, completedAt), {
      bookingRef: ref,
      customer: { ref: client.ref },
      rating: felt.rating,
      ...text,
    })
  }
  if (chance(random, npsShare)) {
    const text = reviewText(random, world.truth.key, felt, words)
    const payload = { bookingRef: ref, customer: { ref: client.ref }, type: 'NPS', score: npsScore(random, felt.satisfaction), text }
    tell(world, client, 'FEEDBACK_RECEIVED', ref, laterInDaytime(world, random, completedAt), payload)
  }
  if (felt.rating <= REFUND_AT_RATING && chance(random, REFUND_SHARE)) {
    const payload = { bookingRef: ref, amount: tidyAmount(Number(paid) / 2), reason: 'Not satisfied' }
    tell(world, client, 'BOOKING_REFUNDED', ref, laterInDaytime(world, random, completedAt), payload)
  }
}

/** The booking is cancelled between its making and its start; gives the instant. */
export function tellCancelled(world: World, booked: Booked, closed: string | null): number {
  const { client, ref, bookedAt, startsAt } = booked
  const at =
    closed === null
      ? bookedAt + (startsAt - bookedAt) * (0.3 + 0.68 * client.random())
      : Math.max(bookedAt + MINUTE_MS, startsAt - 150 * MINUTE_MS)
  const reason = closed ?? fill(pick(client.random, cancelReasons), { pet: client.pet.name })
  tell(
    world,
    client,
    'BOOKING_CANCELLED',
    ref,
    at,
    chance(client.random, 0.75) || closed !== null ? { bookingRef: ref, reason } : { bookingRef: ref },
  )
  return at
}

/** Nobody came; gives the instant at which the team gave up waiting. */
export function tellNoShow(world: World, booked: Booked): number {
  const at = booked.startsAt + 45 * MINUTE_MS
  tell(world, booked.client, 'BOOKING_NO_SHOW', booked.ref, at, { bookingRef: booked.ref })
  return at
}

/** An hour or two to some days later, by daylight. */
function laterInDaytime(world: World, random: () => number, after: number): number {
  const { day, minutes } = world.clock.at(after)
  if (minutes < 1170 && chance(random, 0.3)) return after + integer(random, 30, 120) * MINUTE_MS
  return world.clock.instant(day + integer(random, 1, 4), integer(random, 480, 1320))
}
