/** Instants seen on the wall clock of a time zone: local day, local hour, the first instant of a day. */
import { addDays, dateOfEpochDay, epochDay } from './calendar'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const CACHED_DAYS_PER_ZONE = 20_000

/** The calendar date, `YYYY-MM-DD`, that the instant falls on in the zone. */
export function localDay(instant: Date, zone: string): string {
  return dateOfEpochDay(Math.floor(wallClock(instant.getTime(), zone) / DAY_MS))
}

/** The hour of the wall clock, 0 … 23, at the instant in the zone. */
export function localHour(instant: Date, zone: string): number {
  const sinceMidnight = wallClock(instant.getTime(), zone) % DAY_MS
  return Math.floor((sinceMidnight < 0 ? sinceMidnight + DAY_MS : sinceMidnight) / HOUR_MS)
}

/** The first instant of a calendar date in the zone; where the clock skips midnight (or the day), the first instant after the gap. */
export function startOfDay(date: string, zone: string): Date {
  const midnight = epochDay(date) * DAY_MS
  const before = offsetAt(midnight - DAY_MS, zone)
  const after = offsetAt(midnight + DAY_MS, zone)
  const earliest = midnight - Math.max(before, after)
  const latest = midnight - Math.min(before, after)
  const fitting = [earliest, latest].find(candidate => wallClock(candidate, zone) === midnight)
  return new Date(fitting ?? firstInstantWithOffset(after, earliest, latest, zone))
}

/** The first instant of a span of calendar dates in the zone, and the first one after it. */
export function instantsOf({ start, end }: { start: string; end: string }, zone: string): { from: Date; until: Date } {
  return { from: startOfDay(start, zone), until: startOfDay(addDays(end, 1), zone) }
}

/** The zone's distance from UTC at the instant, in milliseconds, east positive. */
export function offsetAt(epochMs: number, zone: string): number {
  const { offsets, format } = zoneOf(zone)
  const day = Math.floor(epochMs / DAY_MS)
  let offset = offsets.get(day)
  if (offset === undefined) {
    const start = exactOffset(day * DAY_MS, format)
    // No zone changes twice within two days (tested), so equal ends mean a constant day.
    offset = start === exactOffset((day + 1) * DAY_MS, format) ? start : NaN
    if (offsets.size >= CACHED_DAYS_PER_ZONE) offsets.clear()
    offsets.set(day, offset)
  }
  return Number.isNaN(offset) ? exactOffset(epochMs, format) : offset
}

function wallClock(epochMs: number, zone: string): number {
  return epochMs + offsetAt(epochMs, zone)
}

interface Zone {
  format: Intl.DateTimeFormat
  /** By UTC day; NaN on a day on which the offset changes. */
  offsets: Map<number, number>
}

const zones = new Map<string, Zone>()

function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (zone === undefined) {
    zone = { format: new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' }), offsets: new Map() }
    zones.set(name, zone)
  }
  return zone
}

function exactOffset(epochMs: number, format: Intl.DateTimeFormat): number {
  const [, sign, hours, minutes, seconds] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(epochMs)) ?? []
  if (sign === undefined) return 0
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000
  return sign === '-' ? -size : size
}

function firstInstantWithOffset(offset: number, from: number, to: number, zone: string): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, zone) === offset) high = middle
    else low = middle + 1
  }
  return low
}
