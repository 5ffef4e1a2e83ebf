/** Rows of what no event makes: people who sign in, the team, services, shifts, goals, campaigns. */
import type { CampaignStatus, ScheduleStatus } from '@dashboard/schema/vocabulary'
import { addMonths, dateOfEpochDay, startOfMonth, startOfYear } from '../../../core/calendar'
import { entityId } from '../../../events'
import { localClock, MINUTE_MS } from '../local-clock'
import { experimentId, experimentSpan, exposuresOf } from '../process/experiments'
import { listPrice } from '../process/spend'
import { uuidOf } from '../random/stream'
import type { MemberTruth, ProviderTruth } from '../truth/model'
import type { DemoEvent, World } from '../world/world'

const HIRED_BEFORE_DAYS = 400
const SHIFTS_AHEAD_DAYS = 28
const CONFIRMED_AHEAD_DAYS = 7
const BREAK_MINUTES = 30

type Founded = Pick<World, 'truth' | 'roster' | 'seed' | 'epoch' | 'clock'>

const timeOfDay = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The last day that is planned when `day` is today. */
export const lastPlanned = (day: number) => day + SHIFTS_AHEAD_DAYS - 1

/** The first day whose plan may have changed since it reached up to `planned`; sickness shows on the day. */
export const firstUnsettled = (planned: number) => planned - SHIFTS_AHEAD_DAYS

/** The team; `userIds` by e-mail for those who sign in. */
export function memberRows(truth: ProviderTruth, providerId: number, epoch: number, userIds: ReadonlyMap<string, string>) {
  return truth.members.map((member, index) => ({
    id: entityId(providerId, 'member', member.ref),
    providerId,
    ref: member.ref,
    userId: member.signIn === undefined ? null : (userIds.get(member.signIn) ?? null),
    email: member.signIn ?? `${member.ref.slice(2)}@${truth.slug}.example.com`,
    firstName: member.firstName,
    lastName: member.lastName,
    role: member.role,
    hourlyRate: member.hourlyRate,
    commissionRate: member.commissionRate,
    workSchedule: member.shift.weekdays.map(weekday => ({
      weekday,
      startTime: timeOfDay(member.shift.from),
      endTime: timeOfDay(member.shift.to),
    })),
    skills: member.services.map(service => truth.services[service]?.name ?? service),
    hiredDate: dateOfEpochDay(epoch - HIRED_BEFORE_DAYS + index * 37),
  }))
}

/** The services at today's list price, `sinceEpoch` days after the history's first. */
export function serviceRows(truth: ProviderTruth, providerId: number, sinceEpoch: number) {
  return Object.entries(truth.services).map(([ref, service]) => ({
    id: entityId(providerId, 'service', ref),
    providerId,
    ref,
    name: service.name,
    category: service.category,
    durationMinutes: service.durationMinutes,
    price: listPrice(service, truth.spend, sinceEpoch).toFixed(2),
  }))
}

/** Shifts from a day to four weeks from `today`, days since 1970-01-01. */
export function shiftRows({ truth, roster, seed }: Founded, providerId: number, from: number, today: number) {
  const days = Array.from({ length: lastPlanned(today) - from + 1 }, (_, index) => from + index)
  return truth.members.flatMap(member =>
    days.flatMap(day => {
      const shift = roster.planned(member, day)
      if (shift === null) return []
      const sick = roster.leave(member, day) !== null
      return {
        id: uuidOf(seed, truth.key, 'shift', member.ref, day),
        providerId,
        teamMemberId: entityId(providerId, 'member', member.ref),
        date: dateOfEpochDay(day),
        startTime: timeOfDay(shift.from),
        endTime: timeOfDay(shift.to),
        breakMinutes: shift.to - shift.from > 360 ? BREAK_MINUTES : 0,
        status: shiftStatus(day, today, sick),
      }
    }),
  )
}

function shiftStatus(day: number, today: number, sick: boolean): ScheduleStatus {
  if (day > today) return day - today <= CONFIRMED_AHEAD_DAYS ? 'CONFIRMED' : 'SCHEDULED'
  if (sick) return 'ABSENT'
  return day === today ? 'CONFIRMED' : 'COMPLETED'
}

/** Vacations and sick days that lie in the same span as the shifts; sickness is not known ahead. */
export function timeOffRows(world: Founded, providerId: number, from: number, today: number) {
  const { truth, roster, seed, clock } = world
  const known = new Map<string, ReturnType<typeof leaveRow>>()
  const leaveRow = (member: MemberTruth, leave: NonNullable<ReturnType<typeof roster.leave>>) => ({
    id: uuidOf(seed, truth.key, 'leave', member.ref, leave.kind, leave.first),
    providerId,
    teamMemberId: entityId(providerId, 'member', member.ref),
    kind: leave.kind,
    startsAt: new Date(clock.instant(leave.first, 0)),
    endsAt: new Date(clock.instant(leave.last + 1, 0)),
  })
  for (const member of truth.members) {
    for (let day = from; day <= lastPlanned(today); day += 1) {
      const leave = roster.leave(member, day)
      if (leave === null || (leave.kind === 'SICK' && leave.first > today)) continue
      const row = leaveRow(member, leave)
      known.set(row.id, row)
    }
  }
  return [...known.values()]
}

/** Active goals for the month and the year that `date` lies in. */
export function goalRows(truth: ProviderTruth, seed: string, providerId: number, date: string) {
  return truth.goals.map(goal => {
    const startDate = goal.span === 'month' ? startOfMonth(date) : startOfYear(date)
    const endDate = dateBefore(addMonths(startDate, goal.span === 'month' ? 1 : 12))
    return {
      id: uuidOf(seed, truth.key, 'goal', goal.type, goal.span, startDate),
      providerId,
      goalType: goal.type,
      title: goal.title,
      targetValue: goal.target,
      unit: goal.type === 'REVENUE' ? truth.currency : null,
      startDate,
      endDate,
    }
  })
}

const dateBefore = (date: string) => dateOfEpochDay(Date.parse(`${date}T00:00:00Z`) / 86_400_000 - 1)

/** Campaigns that have begun, with what their events add up to. */
export function campaignRows(truth: ProviderTruth, providerId: number, epoch: number, events: readonly DemoEvent[], now: number) {
  const clock = localClock(truth.timeZone)
  return truth.campaigns.flatMap(campaign => {
    const startsAt = clock.instant(epoch + campaign.day, 600)
    if (startsAt > now) return []
    const endsAt = clock.instant(epoch + campaign.day + campaign.days, 0)
    const count = (type: DemoEvent['type']) =>
      events.filter(event => event.type === type && event.payload.campaignRef === campaign.ref).length
    const status: CampaignStatus = endsAt > now ? 'ACTIVE' : 'COMPLETED'
    return {
      id: uuidOf('campaign', truth.key, campaign.ref),
      providerId,
      ref: campaign.ref,
      name: campaign.name,
      type: campaign.type,
      status,
      content: { message: campaign.message },
      targetAudience: { visitedWithinDays: 400, holdOutRatio: campaign.holdOut },
      budget: campaign.budget,
      spentAmount: campaign.spent,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      metrics: {
        sent: count('CAMPAIGN_SENT'),
        opened: count('CAMPAIGN_OPENED'),
        clicked: count('CAMPAIGN_CLICKED'),
        converted: count('CAMPAIGN_CONVERTED'),
      },
      createdAt: new Date(startsAt - 3 * 24 * 60 * MINUTE_MS),
    }
  })
}

/** Experiments that have begun with their variants, and who was shown which. */
export function experimentRows(world: World, providerId: number, now: number) {
  const { truth, epoch, clock } = world
  const idOf = (ref: string) => entityId(providerId, 'customer', ref)
  return truth.experiments.flatMap(experiment => {
    const { from, to } = experimentSpan({ clock, epoch }, experiment)
    if (from > now) return []
    const id = experimentId(world, experiment)
    return {
      experiment: {
        id,
        providerId,
        name: experiment.name,
        hypothesis: experiment.hypothesis,
        startsAt: new Date(from),
        endsAt: to === Infinity ? null : new Date(to),
        conversionDays: experiment.conversionDays,
        minimumEffect: experiment.minimumEffect,
        createdAt: new Date(from),
      },
      variants: experiment.variants.map((name, position) => ({ providerId, experimentId: id, position, name })),
      exposures: exposuresOf(world, experiment, now, idOf).map(({ client, position, at }) => ({
        customerId: idOf(client.ref),
        position,
        exposedAt: new Date(at).toISOString(),
      })),
    }
  })
}
