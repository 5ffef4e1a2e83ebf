/** Bookings that make today's board worth looking at, at whatever hour the server starts. */
import { integer, pick } from '../random/distributions'
import type { Random } from '../random/stream'
import { DAY_MS, MINUTE_MS, weekdayOf } from '../local-clock'
import { listPrice, tidyAmount } from '../process/spend'
import type { ServiceTruth } from '../truth/model'
import type { World } from '../world/world'
import type { Told } from './happenings'
import type { BoardColumn } from './situation'
import type { Guest } from './new-booking'

/** A booking that belongs into a column of the board now; instants in epoch ms. */
export interface Prop {
  service: string
  startsAt: number
  endsAt: number
  checkedInAt: number | null
  completedAt: number | null
}

type Founded = Pick<World, 'truth' | 'clock' | 'epoch'>

const quarterBefore = (minutes: number) => Math.floor(minutes / 15) * 15
const quarterAfter = (minutes: number) => Math.ceil(minutes / 15) * 15

/** A booking for the column: a visit within the opening hours, else an overnight stay; null where the business has neither now. */
export function propFor(column: BoardColumn, world: Founded, now: number): Prop | null {
  return visitFor(column, world, now) ?? stayFor(column, world, now)
}

function visitFor(column: BoardColumn, { truth, clock }: Founded, now: number): Prop | null {
  const { day, minutes } = clock.at(now)
  const hours = truth.hours.byWeekday[weekdayOf(day)]
  const visits = Object.entries(truth.services).filter(([, service]) => service.stay === undefined && service.durationMinutes <= 120)
  const byLength = visits.sort(([, one], [, other]) => one.durationMinutes - other.durationMinutes)
  const [service, { durationMinutes }] = (column === 'inCare' ? byLength.at(-1) : byLength[0]) ?? ['', { durationMinutes: Infinity }]
  const starts: Record<BoardColumn, number> = {
    expected: quarterAfter(minutes + 25),
    inCare: quarterBefore(minutes - 20),
    goingHome: quarterBefore(minutes - durationMinutes + 20),
    finished: quarterBefore(minutes - durationMinutes - 15),
  }
  const start = starts[column]
  if (hours === undefined || start < hours[0] || start + durationMinutes > hours[1] || minutes > hours[1]) return null
  const startsAt = clock.instant(day, start)
  const endsAt = startsAt + durationMinutes * MINUTE_MS
  return {
    service,
    startsAt,
    endsAt,
    checkedInAt: column === 'expected' ? null : startsAt + 4 * MINUTE_MS,
    completedAt: column === 'finished' ? Math.min(now, endsAt + 5 * MINUTE_MS) : null,
  }
}

function stayFor(column: BoardColumn, { truth, clock }: Founded, now: number): Prop | null {
  const [service, { stay }] = Object.entries(truth.services).find(([, each]) => each.stay !== undefined) ?? [
    '',
    {} as Partial<ServiceTruth>,
  ]
  if (stay === undefined) return null
  const { day, minutes } = clock.at(now)
  const arrival = (daysAgo: number) => clock.instant(day - daysAgo, stay.arrival)
  const arrived = (daysAgo: number, endsAt: number, completedAt: number | null): Prop => ({
    service,
    startsAt: arrival(daysAgo),
    endsAt,
    checkedInAt: arrival(daysAgo) + 5 * MINUTE_MS,
    completedAt,
  })
  switch (column) {
    case 'expected':
      return { service, startsAt: arrival(0), endsAt: clock.instant(day + 1, stay.departure), checkedInAt: null, completedAt: null }
    case 'inCare':
      return arrived(minutes > stay.arrival + 10 ? 0 : 1, clock.instant(day + (minutes > stay.arrival + 10 ? 2 : 1), stay.departure), null)
    case 'goingHome':
      return arrived(1, clock.instant(day, minutes < stay.departure ? stay.departure : Math.min(1435, quarterAfter(minutes + 45))), null)
    case 'finished':
      return arrived(2, Math.max(clock.instant(day, 0), now - 20 * MINUTE_MS), Math.max(clock.instant(day, 0), now - 15 * MINUTE_MS))
  }
}

/** The events of such a booking, made some days before it began. */
export function propEvents(world: Founded, random: Random, prop: Prop, guest: Guest, ref: string): Told[] {
  const service = world.truth.services[prop.service]
  const nights = Math.max(1, Math.round((prop.endsAt - prop.startsAt) / DAY_MS))
  const price =
    service === undefined
      ? '0.00'
      : tidyAmount(
          listPrice(service, world.truth.spend, world.clock.at(prop.startsAt).day - world.epoch) *
            (service.stay === undefined ? 1 : nights),
        )
  const bookingRef = ref
  const bookedAt = prop.startsAt - integer(random, 1000, 6000) * MINUTE_MS
  const created: Told = {
    type: 'BOOKING_CREATED',
    at: bookedAt,
    payload: {
      bookingRef,
      customer: { ref: guest.ref },
      service: { ref: prop.service },
      startsAt: new Date(prop.startsAt).toISOString(),
      endsAt: new Date(prop.endsAt).toISOString(),
      price,
      source: 'DIRECT',
      memberRef: pick(
        random,
        world.truth.members.filter(member => member.services.includes(prop.service)),
      ).ref,
      petRef: guest.petRef,
      petName: guest.pet,
    },
  }
  const arrival: Told[] = prop.checkedInAt === null ? [] : [{ type: 'BOOKING_CHECKED_IN', at: prop.checkedInAt, payload: { bookingRef } }]
  const departure: Told[] = prop.completedAt === null ? [] : [{ type: 'BOOKING_COMPLETED', at: prop.completedAt, payload: { bookingRef } }]
  const joined: Told[] = guest.joined === null ? [] : [{ ...guest.joined, at: bookedAt - MINUTE_MS }]
  return [
    ...joined,
    created,
    { type: 'BOOKING_CONFIRMED', at: bookedAt + 20 * MINUTE_MS, payload: { bookingRef } },
    ...arrival,
    ...departure,
  ]
}
