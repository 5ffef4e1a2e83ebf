/** The appointment book: who is free when, and how many places the house has for a night. */
import type { MemberTruth, ProviderTruth, ServiceTruth } from '../truth/model'
import { overloaded, type Roster, type Shift } from './team'

const STEP_MINUTES = 15
const STEPS_PER_DAY = (24 * 60) / STEP_MINUTES
/** Days after the wished one, nearest first. */
const DAYS_TRIED = [0, 1, -1, 2, -2, 3, 4, 5, 6]
const OVERLOAD_PREFERENCE_MINUTES = 150

export interface Slot {
  day: number
  minutes: number
  member: MemberTruth
}

export interface Wish {
  service: string
  day: number
  minutes: number
  nights: number
  /** Nothing before this day and minute. */
  earliest: { day: number; minutes: number }
}

export interface Diary {
  /** The free time nearest to the wish, taken at once; null when the days around it are full. */
  take(wish: Wish): Slot | null
  /** Enters what is booked already; times outside the day's page are ignored. */
  enter(booked: Entry): void
}

export interface Entry {
  service: string
  member: string | null
  day: number
  minutes: number
  durationMinutes: number
  nights: number
}

/** An empty appointment book over a roster. */
export function diaryOf(truth: ProviderTruth, roster: Roster, epoch: number): Diary {
  const taken = new Map<string, Uint8Array>()
  const nights = new Map<string, number>()
  const pageOf = (member: string, day: number) => {
    const key = `${member}/${day}`
    const page = taken.get(key) ?? new Uint8Array(STEPS_PER_DAY)
    taken.set(key, page)
    return page
  }
  return {
    enter({ service, member, day, minutes, durationMinutes, nights: stays }) {
      if (truth.services[service]?.stay !== undefined) return hold(nightsOf(service, day, stays))
      if (member !== null) occupy(pageOf(member, day), Math.floor(minutes / STEP_MINUTES), Math.ceil(durationMinutes / STEP_MINUTES))
    },
    take(wish) {
      const service = truth.services[wish.service]
      if (service === undefined) return null
      for (const offset of DAYS_TRIED) {
        const day = wish.day + offset
        const slot = service.stay === undefined ? visitOn(service, wish, day) : stayOn(service.stay, wish, day)
        if (slot !== null) return slot
      }
      return null
    },
  }

  function visitOn(service: ServiceTruth, wish: Wish, day: number): Slot | null {
    const steps = service.durationMinutes / STEP_MINUTES
    let best: { slot: Slot; distance: number } | null = null
    for (const member of truth.members) {
      const shift = member.services.includes(wish.service) ? roster.shift(member, day) : null
      const start = shift && nearestFree(pageOf(member.ref, day), shift, wish.minutes, steps, member.parallel, floorOn(wish, day))
      if (start === null) continue
      const distance =
        Math.abs(start * STEP_MINUTES - wish.minutes) - (overloaded(truth, member.ref, day - epoch) ? OVERLOAD_PREFERENCE_MINUTES : 0)
      if (best === null || distance < best.distance) best = { slot: { day, minutes: start * STEP_MINUTES, member }, distance }
    }
    if (best === null) return null
    const page = pageOf(best.slot.member.ref, day)
    occupy(page, best.slot.minutes / STEP_MINUTES, steps)
    return best.slot
  }

  function stayOn(stay: NonNullable<ServiceTruth['stay']>, wish: Wish, day: number): Slot | null {
    const keys = nightsOf(wish.service, day, wish.nights)
    const minutes = stay.arrival + Math.round((wish.minutes % 60) / STEP_MINUTES) * STEP_MINUTES
    const member = truth.members.find(each => each.services.includes(wish.service) && roster.shift(each, day) !== null)
    if (member === undefined || minutes < floorOn(wish, day) || keys.some(key => (nights.get(key) ?? 0) >= stay.places)) return null
    hold(keys)
    return { day, minutes, member }
  }

  function hold(keys: readonly string[]): void {
    for (const key of keys) nights.set(key, (nights.get(key) ?? 0) + 1)
  }
}

const nightsOf = (service: string, day: number, count: number) => Array.from({ length: count }, (_, night) => `${service}/${day + night}`)

function occupy(page: Uint8Array, start: number, steps: number): void {
  for (let step = start; step < start + steps && step < STEPS_PER_DAY; step += 1) page[step] = (page[step] ?? 0) + 1
}

/** The first minute that may be taken on a day; none on a day before the earliest. */
function floorOn({ earliest }: Wish, day: number): number {
  if (day < earliest.day) return Infinity
  return day === earliest.day ? earliest.minutes : 0
}

/** The free step nearest to the wished minutes; null when the shift is full. */
function nearestFree(page: Uint8Array, shift: Shift, minutes: number, steps: number, parallel: number, floor: number): number | null {
  const first = Math.ceil(Math.max(shift.from, floor) / STEP_MINUTES)
  const last = Math.floor(shift.to / STEP_MINUTES) - steps
  const wished = Math.min(last, Math.max(first, Math.round(minutes / STEP_MINUTES)))
  for (let distance = 0; distance <= last - first; distance += 1) {
    if (wished + distance <= last && isFree(page, wished + distance, steps, parallel)) return wished + distance
    if (wished - distance >= first && isFree(page, wished - distance, steps, parallel)) return wished - distance
  }
  return null
}

function isFree(page: Uint8Array, start: number, steps: number, parallel: number): boolean {
  for (let step = start; step < start + steps; step += 1) if ((page[step] ?? 0) >= parallel) return false
  return true
}
