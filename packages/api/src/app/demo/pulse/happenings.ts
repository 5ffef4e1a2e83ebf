/** What can happen at any moment in a running business: one entry each, with how likely it is and what it tells. */
import { chance, integer, pick, pickWeighted } from '../random/distributions'
import type { Random } from '../random/stream'
import { DAY_MS, MINUTE_MS } from '../local-clock'
import { drawExperience, fill, reviewText } from '../process/feedback'
import type { ProviderTruth } from '../truth/model'
import { cancelReasons } from '../words/reviews'
import type { DemoEvent } from '../world/world'
import { ahead, dueArrivals, dueDepartures, forgotten, isVeryLate, type Situation } from './situation'

/** An event without its id, which the pulse gives. */
export type Told = Pick<DemoEvent, 'type' | 'payload'> & { at?: number }

export interface Moment {
  truth: ProviderTruth
  situation: Situation
  random: Random
  /** Minutes since local midnight. */
  minutes: number
  /** The same of any instant. */
  minuteOfDay: (instant: number) => number
}

export interface Happening {
  name: string
  /** Relative to the others; 0 when it cannot happen. */
  weight(moment: Moment): number
  tell(moment: Moment): Told[]
}

const NOON_MINUTES = 720
const CANCEL_NOTE_SHARE = 0.7
const NO_SHOW_SHARE = 0.25
/** Who is very late comes at any of the next beats, or the team gives up waiting. */
const LATE_ARRIVAL_SHARE = 0.04
/** Who may go home is fetched at one of the next beats. */
const FETCHED_SHARE = 0.35

/** People are awake and look at screens between seven and eleven. */
const awake = ({ minutes }: Moment) => (minutes >= 420 && minutes < 1380 ? 1 : 0.15)

const view: Happening = {
  name: 'somebody looks at the profile',
  weight: moment => 3 * awake(moment),
  tell: ({ truth, random }) => [{ type: 'PROFILE_VIEWED', payload: { source: channel(truth, random) } }],
}

const inquiry: Happening = {
  name: 'somebody asks',
  weight: moment => awake(moment),
  tell: ({ truth, random }) => [{ type: 'INQUIRY_RECEIVED', payload: { source: channel(truth, random) } }],
}

const confirmation: Happening = {
  name: 'a booking is confirmed',
  weight: moment => (ahead(moment.situation).some(booking => !booking.confirmed) ? 2 * awake(moment) : 0),
  tell({ situation, random }) {
    const booking = pick(
      random,
      ahead(situation).filter(each => !each.confirmed),
    )
    return [{ type: 'BOOKING_CONFIRMED', payload: { bookingRef: booking.ref } }]
  },
}

const cancellation: Happening = {
  name: 'a booking is cancelled',
  weight: moment => (ahead(moment.situation).length > 5 ? 0.35 * awake(moment) : 0),
  tell({ situation, random }) {
    const { ref } = pick(random, ahead(situation))
    const reason = fill(pick(random, cancelReasons), { pet: 'My pet' })
    return [{ type: 'BOOKING_CANCELLED', payload: chance(random, CANCEL_NOTE_SHARE) ? { bookingRef: ref, reason } : { bookingRef: ref } }]
  },
}

const move: Happening = {
  name: 'a booking is moved by an hour, away from the edge of the day',
  weight: moment => (ahead(moment.situation).length > 5 ? 0.25 * awake(moment) : 0),
  tell({ situation, random, minuteOfDay }) {
    const { ref, startsAt, endsAt } = pick(random, ahead(situation))
    const by = (minuteOfDay(startsAt) < NOON_MINUTES ? 60 : -60) * MINUTE_MS
    const iso = (at: number) => new Date(at + by).toISOString()
    return [{ type: 'BOOKING_RESCHEDULED', payload: { bookingRef: ref, startsAt: iso(startsAt), endsAt: iso(endsAt) } }]
  },
}

const review: Happening = {
  name: 'a visit is reviewed',
  weight: moment => (moment.situation.finished.some(each => !each.reviewed) ? 1.2 * awake(moment) : 0),
  tell({ truth, situation, random }) {
    const visit = pick(
      random,
      situation.finished.filter(each => !each.reviewed),
    )
    const member = truth.members.find(each => each.firstName === visit.member) ?? pick(random, truth.members)
    const persona = pick(random, Object.values(truth.personas))
    const felt = drawExperience(random, truth, { member, persona, minutesLate: integer(random, 0, 12), sinceEpoch: 0 })
    const text = reviewText(random, truth.key, felt, {
      pet: visit.pet ?? 'our pet',
      member: member.firstName,
      service: visit.service.toLowerCase(),
    })
    return [{ type: 'REVIEW_RECEIVED', payload: { bookingRef: visit.ref, customer: { ref: visit.customer }, rating: felt.rating, text } }]
  },
}

/** What may happen unasked. Bookings are made elsewhere: they need a free time and a customer. */
export const happenings: readonly Happening[] = [view, inquiry, confirmation, cancellation, move, review]

/** What the hour makes happen: arrivals, departures, and an end for those who never came; `limit` at once. */
export function dueEvents({ situation, random }: Moment, limit: number): Told[] {
  const arrivals = dueArrivals(situation).flatMap((booking): Told[] => {
    const late = isVeryLate(booking, situation.now)
    if (late && !chance(random, LATE_ARRIVAL_SHARE)) return []
    const absent = late && booking.endsAt - booking.startsAt < DAY_MS / 2 && chance(random, NO_SHOW_SHARE)
    return [{ type: absent ? 'BOOKING_NO_SHOW' : 'BOOKING_CHECKED_IN', payload: { bookingRef: booking.ref } }]
  })
  const departures = dueDepartures(situation)
    .filter(() => chance(random, FETCHED_SHARE))
    .map((booking): Told => ({ type: 'BOOKING_COMPLETED', payload: { bookingRef: booking.ref } }))
  const missed = forgotten(situation).map((booking): Told => ({ type: 'BOOKING_NO_SHOW', payload: { bookingRef: booking.ref } }))
  return [...departures, ...arrivals, ...missed].slice(0, limit)
}

function channel(truth: ProviderTruth, random: Random): string {
  return pickWeighted(random, pick(random, Object.values(truth.personas)).channels)
}
