/** A customer tries to book: finds a time or not, comes or not, and wishes to come again or leaves. */
import { chance, integer, normal, pickWeighted } from '../random/distributions'
import { DAY_MS, MINUTE_MS, weekdayOf } from '../local-clock'
import { browsingMinutes } from '../process/arrivals'
import { drawAttendance } from '../process/attendance'
import type { Slot } from '../process/diary'
import { listPrice, spendRatio, tidyAmount } from '../process/spend'
import { drawLead, nextWish } from '../process/visits'
import type { ServiceTruth } from '../truth/model'
import { tell } from './events'
import { tellBooked, tellCancelled, tellNoShow, tellVisit, type Booked } from './story'
import type { Attempt, Client, World } from './world'

const NOTICE_MINUTES = 90
const MOST_RETRIES = 2
const LONGEST_CHECKOUT_BOOKING_DAYS = 75
const PREFERENCE_KEPT = 0.85
const REPEAT_CHANNEL_SHARE = 0.3

/** Runs an attempt that came due at an instant. */
export function attemptBooking(world: World, at: number, attempt: Attempt): void {
  const { client } = attempt
  const serviceKey = pickWeighted(client.random, client.persona.services)
  const service = world.truth.services[serviceKey]
  if (service === undefined) throw new Error(`the demo has no service ${serviceKey}`)
  const nights = service.stay === undefined ? 0 : Number(pickWeighted(client.random, service.stay.nights))
  const slot = findSlot(world, at, attempt, serviceKey, nights)
  if (slot === null) return tryAgain(world, at, attempt)
  const booked = book(world, at, attempt, { serviceKey, service, nights, slot })
  tellBooked(world, booked)
  creditCampaign(world, client, booked)
  resolve(world, attempt, booked)
}

function findSlot(world: World, at: number, { client, wish }: Attempt, service: string, nights: number): Slot | null {
  const now = world.clock.at(at)
  const [mean, deviation] = client.persona.startsAround
  const earliest = { day: now.day, minutes: now.minutes + NOTICE_MINUTES }
  const minutes = Math.round(normal(client.random, mean, deviation) / 15) * 15
  return world.diary.take({ service, day: preferredDay(client, Math.max(now.day, Math.floor(wish))), minutes, nights, earliest })
}

/** The nearest day of the kind that the customer's habits prefer. */
function preferredDay(client: Client, day: number): number {
  if (client.persona.days === 'any' || !chance(client.random, PREFERENCE_KEPT)) return day
  const weekend = (each: number) => weekdayOf(each) >= 6
  const wanted = client.persona.days === 'weekend'
  return [0, 1, -1, 2, -2, 3, -3].map(offset => day + offset).find(each => weekend(each) === wanted) ?? day
}

function tryAgain(world: World, at: number, attempt: Attempt): void {
  if (attempt.retries < MOST_RETRIES) world.queue.push(at + DAY_MS, { ...attempt, wish: attempt.wish + 6, retries: attempt.retries + 1 })
  else if (!attempt.extra) planNext(world, attempt.client, attempt.wish, at)
}

function book(
  world: World,
  at: number,
  attempt: Attempt,
  choice: { serviceKey: string; service: ServiceTruth; nights: number; slot: Slot },
): Booked {
  const { client } = attempt
  const { service, nights, slot } = choice
  const startsAt = world.clock.instant(slot.day, slot.minutes)
  const endsAt =
    service.stay === undefined
      ? startsAt + service.durationMinutes * MINUTE_MS
      : world.clock.instant(slot.day + nights, service.stay.departure)
  const ratio = spendRatio(client.random, client.spendScale, world.truth.spend) * client.persona.spend
  const price = tidyAmount(listPrice(service, world.truth.spend, slot.day - world.epoch) * ratio * Math.max(1, nights))
  client.history.bookings += 1
  const ref = `b${String(client.number).padStart(5, '0')}-${client.history.bookings}`
  return {
    ref,
    client,
    serviceKey: choice.serviceKey,
    service,
    member: slot.member,
    day: slot.day,
    bookedAt: at,
    startsAt,
    endsAt,
    price,
    source: attempt.source,
  }
}

function resolve(world: World, attempt: Attempt, booked: Booked): void {
  const { client } = attempt
  const { random } = client
  const shock = world.truth.planted.shocks.find(
    each => each.factor < 1 && booked.day - world.epoch >= each.day && booked.day - world.epoch < each.day + each.days,
  )
  const closed = shock !== undefined && chance(random, 1 - shock.factor) ? shock.reason : null
  const attendance =
    closed === null
      ? drawAttendance(random, world.truth.attendance, (booked.startsAt - booked.bookedAt) / DAY_MS, client.history)
      : 'cancelled'
  if (attendance === 'came') return afterVisit(world, attempt, booked, tellVisit(world, booked))
  client.history[attendance] += 1
  const at = attendance === 'cancelled' ? tellCancelled(world, booked, closed) : tellNoShow(world, booked)
  const again = attendance === 'cancelled' ? world.truth.attendance.rebook.cancelled : world.truth.attendance.rebook.noShow
  if (chance(random, again))
    world.queue.push(at + integer(random, 20, 600) * MINUTE_MS, { ...attempt, wish: booked.day + integer(random, 2, 9), retries: 0 })
  else if (!attempt.extra) planNext(world, client, attempt.wish, at)
}

function afterVisit(world: World, attempt: Attempt, booked: Booked, completedAt: number): void {
  const { client } = attempt
  const isRepeat = client.lastVisit !== null
  client.lastVisit = booked.startsAt
  if (attempt.extra) return
  const { churning } = world.truth.planted
  const factor =
    churning !== null && churning.persona === client.personaKey && booked.day - world.epoch >= churning.day ? churning.dropoutFactor : 1
  if (isRepeat && chance(client.random, client.rhythm.dropout * factor)) client.active = false
  else planNext(world, client, attempt.wish, completedAt)
}

/** Puts the customer's next booking into the queue; it is made at checkout or some days before the wish. */
function planNext(world: World, client: Client, from: number, notBefore: number): void {
  const { random } = client
  const wish = nextWish(random, client.rhythm, from, world.truth.visits, world.season)
  const checkout = notBefore + integer(random, 4, 25) * MINUTE_MS
  const atCheckout = chance(random, world.truth.visits.lead.bookedAtCheckout) && wish - notBefore / DAY_MS < LONGEST_CHECKOUT_BOOKING_DAYS
  const online = world.clock.instant(Math.floor(wish - drawLead(random, world.truth.visits)), browsingMinutes(random))
  const at = atCheckout ? checkout : Math.max(checkout, online)
  const source = chance(random, REPEAT_CHANNEL_SHARE) ? client.channel : 'DIRECT'
  world.queue.push(at, { kind: 'attempt', client, wish, source, extra: false, retries: 0 })
}

function creditCampaign(world: World, client: Client, booked: Booked): void {
  if (client.clicked === null || booked.bookedAt > client.clicked.until) return
  const { campaign } = client.clicked
  client.clicked = null
  tell(world, client, 'CAMPAIGN_CONVERTED', `${campaign}/${client.ref}`, booked.bookedAt + MINUTE_MS, {
    campaignRef: campaign,
    customer: { ref: client.ref },
  })
}
