/** A customer's bookings along time: what stands where in a window that moves. All times are wall-clock milliseconds: local time read as if it were UTC. */
import type { BookingStatus } from '@dashboard/schema/vocabulary'
import type { TimelineBookingFragment } from '../gql/graphql'

export interface TimelineVisit {
  id: string
  start: number
  end: number
  status: BookingStatus
  booking: TimelineBookingFragment
}

export interface TimelineWindow {
  from: number
  to: number
}

export type LaneKey = 'SERVICE' | 'PET'

export interface TimelineLane {
  key: string
  label: string
  visits: TimelineVisit[]
}

export const dayMs = 86_400_000
/** The closest look: three days. */
const leastSpanMs = 3 * dayMs
/** How many lanes are drawn; the rarest share the last one. */
const mostLanes = 7

/** Instants as local time, read as if it were UTC. */
export const wallClockIn = (timeZone: string): ((instant: string | number) => number) => {
  const writer = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return instant => {
    const parts = new Map(writer.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]))
    const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'))
  }
}

/** Bookings as visits, the earliest first. */
export const visitsOf = (bookings: readonly TimelineBookingFragment[], wallClock: (instant: string) => number): TimelineVisit[] =>
  bookings
    .map(booking => ({
      id: booking.id,
      start: wallClock(booking.startsAt),
      end: wallClock(booking.endsAt),
      status: booking.status,
      booking,
    }))
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))

const laneNameOf = ({ booking }: TimelineVisit, by: LaneKey): { key: string; label: string } =>
  by === 'SERVICE'
    ? { key: booking.service.id, label: booking.service.name }
    : { key: booking.pet?.id ?? '', label: booking.pet?.name ?? 'No pet named' }

/** A lane for each service or pet, the busiest first; the rarest share one when there are too many. */
export const lanesOf = (visits: readonly TimelineVisit[], by: LaneKey): TimelineLane[] => {
  const lanes = new Map<string, TimelineLane>()
  for (const visit of visits) {
    const { key, label } = laneNameOf(visit, by)
    const lane = lanes.get(key) ?? { key, label, visits: [] }
    lane.visits.push(visit)
    lanes.set(key, lane)
  }
  const sorted = [...lanes.values()].sort((a, b) => b.visits.length - a.visits.length || a.label.localeCompare(b.label))
  if (sorted.length <= mostLanes) return sorted
  const rest = sorted.slice(mostLanes - 1)
  const others = rest.flatMap(lane => lane.visits).sort((a, b) => a.start - b.start)
  return [...sorted.slice(0, mostLanes - 1), { key: 'others', label: `${rest.length} others`, visits: others }]
}

/** All that can be seen: from the first booking to today or the last one, with some room. */
export const limitsOf = (visits: readonly TimelineVisit[], now: number): TimelineWindow => {
  const first = Math.min(now, visits[0]?.start ?? now)
  const last = Math.max(now, ...visits.map(({ end }) => end))
  const room = Math.max(leastSpanMs, (last - first) * 0.03)
  return { from: first - room, to: last + room }
}

const spanOf = ({ from, to }: TimelineWindow): number => to - from

/** A window within the limits, as wide as it was where that is possible. */
export const clamped = (window: TimelineWindow, limits: TimelineWindow): TimelineWindow => {
  const span = Math.min(spanOf(limits), Math.max(leastSpanMs, spanOf(window)))
  const from = Math.min(limits.to - span, Math.max(limits.from, window.from))
  return { from, to: from + span }
}

/** Closer for a factor below 1, wider above it; what stands at `anchor` (0–1 of the window) stays there. */
export const zoomed = (window: TimelineWindow, factor: number, anchor: number, limits: TimelineWindow): TimelineWindow => {
  const span = Math.min(spanOf(limits), Math.max(leastSpanMs, spanOf(window) * factor))
  const from = window.from + spanOf(window) * anchor - span * anchor
  return clamped({ from, to: from + span }, limits)
}

/** Moved by a share of its width; later for positive shares. */
export const panned = (window: TimelineWindow, share: number, limits: TimelineWindow): TimelineWindow => {
  const by = spanOf(window) * share
  return clamped({ from: window.from + by, to: window.to + by }, limits)
}

/** The window moved as little as shows a time, with some room beside it. */
export const shownIn = (window: TimelineWindow, time: number, limits: TimelineWindow): TimelineWindow => {
  const room = spanOf(window) * 0.1
  if (time < window.from) return clamped({ from: time - room, to: time - room + spanOf(window) }, limits)
  if (time > window.to) return clamped({ from: time + room - spanOf(window), to: time + room }, limits)
  return window
}

/** Where a time stands in the window, in percent; outside of 0–100 when it is not shown. */
export const placeIn = (time: number, window: TimelineWindow): number => ((time - window.from) / spanOf(window)) * 100

export interface TimelineTick {
  time: number
  /** YYYY-MM-DD. */
  date: string
  step: 'YEAR' | 'MONTH' | 'DAY'
}

/** Steps of an axis: their unit, how many of it, and about how long that is. */
const steps: readonly { step: TimelineTick['step']; count: number; days: number }[] = [
  { step: 'DAY', count: 1, days: 1 },
  { step: 'DAY', count: 7, days: 7 },
  { step: 'MONTH', count: 1, days: 30 },
  { step: 'MONTH', count: 3, days: 91 },
  { step: 'YEAR', count: 1, days: 365 },
  { step: 'YEAR', count: 2, days: 730 },
  { step: 'YEAR', count: 5, days: 1826 },
]

const nextTick = (time: number, step: TimelineTick['step'], count: number): number => {
  const date = new Date(time)
  if (step === 'DAY') return time + count * dayMs
  if (step === 'MONTH') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1)
  return Date.UTC(date.getUTCFullYear() + count, 0, 1)
}

const firstTick = (from: number, step: TimelineTick['step'], count: number): number => {
  const date = new Date(from)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  if (step === 'YEAR') return Date.UTC(year - (year % count), 0, 1)
  if (step === 'MONTH') return Date.UTC(year, month - (month % count), 1)
  const day = Math.floor(from / dayMs)
  // Weeks begin on Mondays; day 4 of the epoch was one.
  return (count === 7 ? day - ((day + 3) % 7) : day) * dayMs
}

/** Named days of a window, at most `most`: days, weeks, months, quarters or years, whichever fits. */
export const timelineTicks = (window: TimelineWindow, most: number): TimelineTick[] => {
  const days = spanOf(window) / dayMs
  const { step, count } = steps.find(each => days / each.days <= most) ?? { step: 'YEAR' as const, count: 10 }
  const ticks: TimelineTick[] = []
  for (let time = firstTick(window.from, step, count); time <= window.to; time = nextTick(time, step, count)) {
    if (time >= window.from) ticks.push({ time, date: new Date(time).toISOString().slice(0, 10), step })
  }
  return ticks
}

/** The visit before or after one in time, or the nearest in the lane above or below; null where there is none. */
export const neighbourOf = (
  lanes: readonly TimelineLane[],
  visits: readonly TimelineVisit[],
  id: string,
  key: string,
): TimelineVisit | null => {
  const index = visits.findIndex(visit => visit.id === id)
  const visit = visits[index]
  if (!visit) return null
  if (key === 'ArrowRight') return visits[index + 1] ?? null
  if (key === 'ArrowLeft') return visits[index - 1] ?? null
  if (key === 'Home') return visits[0] ?? null
  if (key === 'End') return visits.at(-1) ?? null
  const row = lanes.findIndex(lane => lane.visits.some(each => each.id === id))
  const lane = lanes[key === 'ArrowDown' ? row + 1 : key === 'ArrowUp' ? row - 1 : -1]
  const nearer = (a: TimelineVisit, b: TimelineVisit) => (Math.abs(b.start - visit.start) < Math.abs(a.start - visit.start) ? b : a)
  return lane?.visits.length ? lane.visits.reduce(nearer) : null
}
