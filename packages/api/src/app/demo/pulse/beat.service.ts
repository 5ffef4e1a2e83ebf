/** One beat of the pulse: looks at a business and lets something happen in it. */
import type { House } from '../../../access/house'
import { chance, pickWeighted } from '../random/distributions'
import { randomStream, uuidOf, type Random } from '../random/stream'
import type { Business } from '../setup/businesses.service'
import { sendEvents } from '../setup/load.service'
import type { DemoEvent } from '../world/world'
import { propEvents, propFor } from './board'
import { dueEvents, happenings, type Moment, type Told } from './happenings'
import { makeBooking, newGuest, returningGuest, type Guest } from './new-booking'
import { countCustomers, customerAt, readSituation } from './pulse.repository'
import { boardCounts, type BoardColumn, type Situation } from './situation'

const BOOKING = 'a booking is made'
const NEW_GUEST_SHARE = 0.12
const MOST_DUE_AT_ONCE = 2
/** Beside what the hour brings, something unasked happens as often as this. */
const UNASKED_SHARE = 0.6
/** A running demo makes more bookings than usual, but not endlessly more. */
const MOST_BOOKINGS = 1.5
const EACH_COLUMN = 2
const columns: readonly BoardColumn[] = ['expected', 'inCare', 'goingHome', 'finished']

/** A business under the pulse. */
export interface Patient {
  house: House
  business: Business
  random: Random
  /** Makes ids and references that no other run makes. */
  nextName: () => string
}

/** Puts a business under the pulse. */
export function patientOf(house: House, business: Business): Patient {
  const started = house.now().getTime()
  let count = 0
  return {
    house,
    business,
    random: randomStream(business.founded.seed, business.truth.key, 'pulse', started),
    nextName: () => `p${started.toString(36)}-${(count += 1)}`,
  }
}

/** Lets something happen; gives how many events it was. */
export async function beat(patient: Patient): Promise<number> {
  const { business, random } = patient
  const situation = await situationOf(patient)
  const minuteOfDay = (instant: number) => business.founded.clock.at(instant).minutes
  const moment: Moment = { truth: business.truth, situation, random, minutes: minuteOfDay(situation.now), minuteOfDay }
  const due = dueEvents(moment, MOST_DUE_AT_ONCE)
  const unasked = due.length === 0 || chance(random, UNASKED_SHARE) ? await somethingUnasked(patient, moment) : []
  return tell(patient, situation.now, [...due, ...unasked])
}

/** Adds to today's board what it lacks; gives how many events it took. */
export async function fillBoard(patient: Patient): Promise<number> {
  const { business, random } = patient
  const situation = await situationOf(patient)
  const { clock } = business.founded
  const { day } = clock.at(situation.now)
  const counts = boardCounts(situation, clock.instant(day, 0), clock.instant(day + 1, 0))
  const told: Told[] = []
  for (const column of columns) {
    for (let count = counts[column]; count < EACH_COLUMN; count += 1) {
      const prop = propFor(column, business.founded, situation.now)
      const guest = prop === null ? null : await someGuest(patient)
      if (prop !== null && guest !== null) told.push(...propEvents(business.founded, random, prop, guest, patient.nextName()))
    }
  }
  return tell(patient, situation.now, told)
}

function situationOf({ house, business }: Patient): Promise<Situation> {
  const { clock } = business.founded
  const now = house.now()
  return readSituation(house.enginePool, business.id, now, new Date(clock.instant(clock.at(now.getTime()).day, 0)))
}

async function somethingUnasked(patient: Patient, moment: Moment): Promise<Told[]> {
  const { situation, random, minutes } = moment
  const awake = minutes >= 420 && minutes < 1380 ? 1 : 0.2
  const pressure = Math.max(0.05, 1 - situation.madeToday / (MOST_BOOKINGS * Math.max(1, situation.usualPerDay)))
  const weights = Object.fromEntries(happenings.map(each => [each.name, each.weight(moment)]))
  const name = pickWeighted(random, { ...weights, [BOOKING]: 4 * awake * pressure })
  const happening = happenings.find(each => each.name === name)
  if (happening !== undefined) return happening.tell(moment)
  const guest = await someGuest(patient)
  return guest === null ? [] : makeBooking(patient.business.founded, random, situation, guest, patient.nextName())
}

async function someGuest({ house, business, random }: Patient): Promise<Guest | null> {
  if (chance(random, NEW_GUEST_SHARE)) return newGuest(business.founded, random, (await countCustomers(house.enginePool, business.id)) + 1)
  const customer = await customerAt(house.enginePool, business.id, random())
  return customer === null ? null : returningGuest(business.founded, random, customer)
}

async function tell({ house, business, nextName }: Patient, now: number, told: readonly Told[]): Promise<number> {
  const { id, truth, founded } = business
  const events = told.map(({ type, payload, at }): DemoEvent => ({
    id: uuidOf(founded.seed, truth.key, nextName()),
    type,
    occurredAt: new Date(at ?? now),
    payload,
  }))
  return sendEvents(house, { id, currency: truth.currency }, events)
}
