import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { localDay, localHour, offsetAt, startOfDay } from './local-time'

const zones = [
  'UTC', 'America/New_York', 'America/Sao_Paulo', 'America/St_Johns', 'America/Havana', 'Europe/London', 'Europe/Berlin',
  'Africa/Casablanca', 'Africa/Cairo', 'Asia/Beirut', 'Asia/Gaza', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tehran', 'Australia/Lord_Howe',
  'Australia/Eucla', 'Pacific/Apia', 'Pacific/Chatham', 'Pacific/Kiritimati', 'Asia/Tokyo',
] // prettier-ignore
const zone = fc.constantFrom(...zones)
const instant = fc.date({ min: new Date('1972-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
const zoned = (at: Date, name: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(name)

/** Instants within two hours of a change of the zone's clock, where mistakes live. */
const nearTransition = fc.tuple(zone, instant, fc.integer({ min: -7_200_000, max: 7_200_000 })).map(([name, at, shift]) => {
  const next = zoned(at, name).getTimeZoneTransition('next')
  return [name, new Date((next?.epochMilliseconds ?? at.getTime()) + shift)] as const
})

describe('local time', () => {
  it.each([
    ['any instant', fc.tuple(zone, instant)],
    ['an instant near a clock change', nearTransition],
  ])('day, hour and offset equal Temporal at %s', (_, samples) => {
    fc.assert(
      fc.property(samples, ([name, at]) => {
        const expected = zoned(at, name)
        expect(localDay(at, name)).toBe(expected.toPlainDate().toString())
        expect(localHour(at, name)).toBe(expected.hour)
        expect(offsetAt(at.getTime(), name)).toBe(expected.offsetNanoseconds / 1e6)
      }),
      { numRuns: 2000 },
    )
  })

  it('the start of a day equals Temporal, also where midnight is skipped', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(zone, instant), nearTransition), fc.integer({ min: -1, max: 1 }), ([name, at], days) => {
        const date = zoned(at, name).toPlainDate().add({ days })
        expect(startOfDay(date.toString(), name).getTime()).toBe(date.toZonedDateTime(name).epochMilliseconds)
      }),
      { numRuns: 2000 },
    )
  })

  it('Samoa jumped over 30 December 2011', () => {
    expect(localDay(new Date('2011-12-30T09:59:59Z'), 'Pacific/Apia')).toBe('2011-12-29')
    expect(localDay(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia')).toBe('2011-12-31')
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toEqual(startOfDay('2011-12-31', 'Pacific/Apia'))
  })

  it('no zone changes its clock twice within two days, which the offset cache relies on', () => {
    for (const name of zones) {
      let change = zoned(new Date('1972-01-01'), name).getTimeZoneTransition('next')
      while (change !== null && change.year < 2045) {
        const next: Temporal.ZonedDateTime | null = change.getTimeZoneTransition('next')
        if (next !== null) expect(next.epochMilliseconds - change.epochMilliseconds).toBeGreaterThan(172_800_000)
        change = next
      }
    }
  })

  it('an unknown zone is refused', () => {
    expect(() => localDay(new Date(0), 'Mars/Olympus')).toThrow(RangeError)
  })
})
