import { describe, expect, it } from 'vitest'
import { addDays, instantAt, isCalendarDate, lastDayOf, lengthOf, stepLengthOf, stepSpanOf, stepsOf } from './calendar'

describe('calendar dates', () => {
  it('step over months and count both ends', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(lengthOf('2026-11-01', '2026-11-23')).toBe(23)
  })

  it('step by days, weeks and months up to the end', () => {
    expect(stepsOf('2026-02-27', '2026-03-01', 'DAY')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(stepsOf('2025-12-29', '2026-01-11', 'WEEK')).toEqual(['2025-12-29', '2026-01-05'])
    expect(stepsOf('2025-12-01', '2026-02-15', 'MONTH')).toEqual(['2025-12-01', '2026-01-01', '2026-02-01'])
    expect(stepsOf('2026-02-02', '2026-02-01', 'DAY')).toEqual([])
  })

  it('are only real days', () => {
    expect(isCalendarDate('2026-02-29')).toBe(false)
    expect(isCalendarDate('2028-02-29')).toBe(true)
    expect(isCalendarDate('9999-01-01')).toBe(false)
    expect(isCalendarDate(['2026-01-01'])).toBe(false)
  })
})

describe('the instant of a wall-clock time', () => {
  const berlin = (date: string, time: string) => instantAt(date, time, 'Europe/Berlin')?.toISOString() ?? null

  it('follows winter and summer time', () => {
    expect(berlin('2026-11-23', '09:30')).toBe('2026-11-23T08:30:00.000Z')
    expect(berlin('2026-07-01', '09:30')).toBe('2026-07-01T07:30:00.000Z')
    expect(instantAt('2026-07-01', '09:30', 'Asia/Kathmandu')?.toISOString()).toBe('2026-07-01T03:45:00.000Z')
  })

  it('does not exist in the hour that the clocks skip, and is the first in the hour that they repeat', () => {
    expect(berlin('2026-03-29', '02:30')).toBeNull()
    expect(berlin('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('is null for what is no time', () => {
    expect(berlin('2026-11-23', '')).toBeNull()
    expect(berlin('2026-13-01', '10:00')).toBeNull()
  })
})

describe('steps', () => {
  it('are as long as the way from the first to the second', () => {
    expect(stepLengthOf(['2026-11-01', '2026-11-02'])).toBe('DAY')
    expect(stepLengthOf(['2026-11-02', '2026-11-09'])).toBe('WEEK')
    expect(stepLengthOf(['2026-02-01', '2026-03-01'])).toBe('MONTH')
    expect(stepLengthOf(['2026-02-01'])).toBe('DAY')
  })

  it('end on their last day, and within the span', () => {
    expect(lastDayOf('2028-02-01', 'MONTH')).toBe('2028-02-29')
    const span = { start: '2026-11-04', end: '2026-11-12' }
    expect(stepSpanOf('2026-11-02', 'WEEK', span)).toEqual({ start: '2026-11-04', end: '2026-11-08' })
    expect(stepSpanOf('2026-11-09', 'WEEK', span)).toEqual({ start: '2026-11-09', end: '2026-11-12' })
  })
})
