import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisons, periods } from '@dashboard/schema/vocabulary'
import { addDays, daysBetween, eachDay, weekday } from './calendar'
import { comparedWindow, lengthOf, windowOf, windowOfRange } from './period'

const calendar = { today: '2026-03-31', weekStartsOn: 1 }
const day = fc.integer({ min: 0, max: 9000 }).map(days => addDays('2010-01-01', days))

describe('windows', () => {
  it.each([
    ['TODAY', '2026-03-31', '2026-03-31'],
    ['WEEK', '2026-03-30', '2026-04-05'],
    ['MONTH', '2026-03-01', '2026-03-31'],
    ['QUARTER', '2026-01-01', '2026-03-31'],
    ['YEAR', '2026-01-01', '2026-12-31'],
  ] as const)('%s runs from its first day to today and says when it will be over', (period, start, wholeEnd) => {
    expect(windowOf(period, calendar)).toEqual({ start, end: '2026-03-31', wholeEnd, period, isPartial: true })
  })

  it('complete days leave today out', () => {
    expect(windowOf('MONTH', { ...calendar, completeOnly: true })).toMatchObject({
      start: '2026-03-01',
      end: '2026-03-30',
      isPartial: false,
    })
  })

  it('a period without a complete day yet gives way to the one before, whole', () => {
    const first = { today: '2026-04-01', weekStartsOn: 1, completeOnly: true }
    expect(windowOf('MONTH', first)).toMatchObject({ start: '2026-03-01', end: '2026-03-31' })
    expect(windowOf('QUARTER', first)).toMatchObject({ start: '2026-01-01', end: '2026-03-31' })
    expect(windowOf('TODAY', first)).toMatchObject({ start: '2026-03-31', end: '2026-03-31' })
  })

  it('a week starts on the weekday of the provider', () => {
    expect(windowOf('WEEK', { today: '2026-03-31', weekStartsOn: 7 }).start).toBe('2026-03-29')
  })

  it('a chosen range is cut at today, unless it lies wholly later', () => {
    expect(windowOfRange({ start: '2026-03-10', end: '2026-04-10' }, calendar)).toMatchObject({
      end: '2026-03-31',
      wholeEnd: '2026-04-10',
      isPartial: true,
    })
    expect(windowOfRange({ start: '2026-04-10', end: '2026-04-12' }, calendar)).toMatchObject({ end: '2026-04-12', isPartial: true })
    expect(windowOfRange({ start: '2026-03-01', end: '2026-03-30' }, calendar).isPartial).toBe(false)
  })
})

describe('compared windows', () => {
  it('an unfinished month is compared with the same days of the month before', () => {
    const window = windowOf('MONTH', { today: '2026-04-12', weekStartsOn: 1 })
    expect(comparedWindow(window, 'PREVIOUS', true)).toEqual({ start: '2026-03-01', end: '2026-03-12' })
  })

  it('the days are clamped at a shorter month', () => {
    expect(comparedWindow(windowOf('MONTH', calendar), 'PREVIOUS', true)).toEqual({ start: '2026-02-01', end: '2026-02-28' })
  })

  it('a finished period is compared with a whole one', () => {
    const february = windowOf('MONTH', { today: '2026-03-01', weekStartsOn: 1, completeOnly: true })
    expect(comparedWindow(february, 'PREVIOUS', true)).toEqual({ start: '2026-01-01', end: '2026-01-31' })
    expect(comparedWindow({ ...february, start: '2025-02-01', end: '2025-02-28', wholeEnd: '2025-02-28' }, 'LAST_YEAR', false)).toEqual({
      start: '2024-02-01',
      end: '2024-02-29',
    })
  })

  it('a chosen range is compared with as many days just before it', () => {
    const window = windowOfRange({ start: '2026-03-10', end: '2026-03-16' }, calendar)
    expect(comparedWindow(window, 'PREVIOUS', true)).toEqual({ start: '2026-03-03', end: '2026-03-09' })
  })

  it('a year ago keeps the weekdays or the dates', () => {
    const window = windowOf('WEEK', calendar)
    expect(comparedWindow(window, 'LAST_YEAR', true)).toEqual({ start: '2025-03-31', end: '2025-04-01' })
    expect(comparedWindow(window, 'LAST_YEAR', false)).toEqual({ start: '2025-03-30', end: '2025-03-31' })
  })

  it('lies earlier, never overlaps an unfinished window, and is as long but for the clamp of a month', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...periods),
        fc.constantFrom(...comparisons),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        (today, period, comparison, aligned, weekStartsOn) => {
          const window = windowOf(period, { today, weekStartsOn })
          const compared = comparedWindow(window, comparison, aligned)
          expect(compared.start <= compared.end).toBe(true)
          if (!(period === 'YEAR' && aligned)) expect(compared.end < window.start).toBe(true)
          expect(Math.abs(lengthOf(window) - lengthOf(compared))).toBeLessThanOrEqual(3)
          if (comparison === 'LAST_YEAR' && aligned) {
            expect(lengthOf(compared)).toBe(lengthOf(window))
            expect(eachDay(compared.start, compared.end).map(weekday)).toEqual(eachDay(window.start, window.end).map(weekday))
          }
          expect(daysBetween(compared.start, window.start)).toBeLessThanOrEqual(366)
        },
      ),
    )
  })
})
