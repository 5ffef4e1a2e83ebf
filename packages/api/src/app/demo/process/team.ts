/** Who works when: weekly shifts within the opening hours, less holidays, time off and sick days. */
import { chance, integer, normal } from '../random/distributions'
import { randomStream, type Random } from '../random/stream'
import { weekdayOf } from '../local-clock'
import type { MemberTruth, ProviderTruth } from '../truth/model'
import type { Season } from './season'

export interface Shift {
  from: number
  to: number
}

export interface Leave {
  kind: 'VACATION' | 'SICK'
  first: number
  last: number
}

const LEAVE_CYCLE_DAYS = 180
const SICK_PER_CYCLE = 0.8

/** Vacation and sickness of a member in one half-year of the history; the stream is that half-year's own. */
export function leavesIn(truth: ProviderTruth, member: MemberTruth, seed: string, epoch: number, cycle: number): Leave[] {
  const random = randomStream(seed, truth.key, 'leave', member.ref, cycle)
  const start = epoch + cycle * LEAVE_CYCLE_DAYS
  const away = start + integer(random, 20, LEAVE_CYCLE_DAYS - 20)
  const leaves: Leave[] = [{ kind: 'VACATION', first: away, last: away + integer(random, 4, 9) }]
  if (chance(random, SICK_PER_CYCLE)) {
    const sick = start + integer(random, 0, LEAVE_CYCLE_DAYS - 3)
    leaves.push({ kind: 'SICK', first: sick, last: sick + integer(random, 0, 2) })
  }
  return leaves
}

export interface Roster {
  /** The member's hours on a day; null when not at work. */
  shift(member: MemberTruth, day: number): Shift | null
  /** The hours that the member was planned for, whether or not sickness came between; null on days off. */
  planned(member: MemberTruth, day: number): Shift | null
  leave(member: MemberTruth, day: number): Leave | null
}

/** The roster of a provider whose history begins on `epoch`. */
export function rosterOf(truth: ProviderTruth, season: Season, seed: string, epoch: number): Roster {
  const known = new Map<string, Leave[]>()
  const leavesOf = (member: MemberTruth, cycle: number) => {
    const key = `${member.ref}/${cycle}`
    const leaves = known.get(key) ?? leavesIn(truth, member, seed, epoch, cycle)
    known.set(key, leaves)
    return leaves
  }
  const leave = (member: MemberTruth, day: number) =>
    leavesOf(member, Math.floor((day - epoch) / LEAVE_CYCLE_DAYS)).find(each => day >= each.first && day <= each.last) ?? null
  const planned = (member: MemberTruth, day: number) =>
    season.intensity(day) === 0 || leave(member, day)?.kind === 'VACATION' ? null : usualShift(truth, member, day)
  return { leave, planned, shift: (member, day) => (leave(member, day) === null ? planned(member, day) : null) }
}

function usualShift(truth: ProviderTruth, member: MemberTruth, day: number): Shift | null {
  const weekday = weekdayOf(day)
  const open = truth.hours.byWeekday[weekday]
  if (open === undefined || !member.shift.weekdays.includes(weekday)) return null
  return { from: Math.max(open[0], member.shift.from), to: Math.min(open[1], member.shift.to) }
}

/** Whether the planted overload weighs on the member, `sinceEpoch` days after the history's first. */
export function overloaded({ planted }: ProviderTruth, member: string, sinceEpoch: number): boolean {
  return planted.overloaded !== null && planted.overloaded.member === member && sinceEpoch >= planted.overloaded.day
}

/** Minutes by which a member starts late: the latent punctuality, the overload, and luck; never negative. */
export function drawLateness(random: Random, truth: ProviderTruth, member: MemberTruth, sinceEpoch: number): number {
  const factor = overloaded(truth, member.ref, sinceEpoch) ? (truth.planted.overloaded?.latenessFactor ?? 1) : 1
  const mean = member.latenessMinutes * factor
  return Math.max(0, Math.round(normal(random, mean, 2 + mean / 2)))
}
