import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  eachDay,
  isCalendarDate,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  weekday,
} from './calendar'

const plainDate = fc.integer({ min: -10_000, max: 40_000 }).map(days => Temporal.PlainDate.from('1970-01-01').add({ days }))

describe('calendar', () => {
  it('adds, counts and names days as Temporal does', () => {
    fc.assert(
      fc.property(plainDate, fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -60, max: 60 }), (date, days, months) => {
        const text = date.toString()
        expect(addDays(text, days)).toBe(date.add({ days }).toString())
        expect(addMonths(text, months)).toBe(date.add({ months }).toString())
        expect(daysBetween(text, addDays(text, days))).toBe(days)
        expect(weekday(text)).toBe(date.dayOfWeek)
      }),
    )
  })

  it('a period starts on or before its days, and is its own start', () => {
    fc.assert(
      fc.property(plainDate, fc.integer({ min: 1, max: 7 }), (date, first) => {
        const text = date.toString()
        const week = startOfWeek(text, first)
        expect(weekday(week)).toBe(first)
        expect(daysBetween(week, text)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(week, text)).toBeLessThan(7)
        expect(startOfMonth(text)).toBe(date.with({ day: 1 }).toString())
        expect(startOfQuarter(text)).toBe(date.with({ month: Math.floor((date.month - 1) / 3) * 3 + 1, day: 1 }).toString())
        expect(startOfYear(text)).toBe(date.with({ month: 1, day: 1 }).toString())
      }),
    )
  })

  it('lists no day when the end comes before the start', () => {
    expect(eachDay('2026-03-02', '2026-03-01')).toEqual([])
    expect(eachDay('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  })

  it.each(['2026-02-29', '2026-2-1', '', '2026-13-01', '2026-01-01T00:00'])('knows that %j is no date', text => {
    expect(isCalendarDate(text)).toBe(false)
  })
})
