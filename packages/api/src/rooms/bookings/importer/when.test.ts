import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datePattern, type DatePattern } from './date-pattern'
import { instantOf, readTime, readWhen } from './when'

const options = { zone: 'America/New_York', defaultMinutes: 720, pattern: null }
const iso = (cell: string, time: string | null = null, pattern: DatePattern | null = null, zone = options.zone) => {
  const read = readWhen(cell, time, { ...options, pattern, zone })
  return 'problem' in read ? read.problem : new Date(read.at).toISOString()
}
const pattern = (text: string) => {
  const made = datePattern(text)
  if ('problem' in made) throw new Error(made.problem)
  return made
}

describe('a date', () => {
  it.each([
    ['1997-01-01', '1997-01-01T17:00:00.000Z'],
    ['1997-07-01', '1997-07-01T16:00:00.000Z'],
    ['19970701', '1997-07-01T16:00:00.000Z'],
    ['1997/7/1', '1997-07-01T16:00:00.000Z'],
    ['1.7.1997', '1997-07-01T16:00:00.000Z'],
    ['1.7.1997 08:30', '1997-07-01T12:30:00.000Z'],
    ['1997-07-01 9:30 pm', '1997-07-02T01:30:00.000Z'],
    ['1997-07-01T09:30:15.250Z', '1997-07-01T09:30:15.250Z'],
    ['1997-07-01T09:30+0200', '1997-07-01T07:30:00.000Z'],
  ])('%s is %s in New York', (cell, instant) => {
    expect(iso(cell)).toBe(instant)
  })

  it('takes its time of day from a second cell', () => {
    expect(iso('1997-07-01', '08:15')).toBe('1997-07-01T12:15:00.000Z')
    expect(iso('1997-07-01', ' ')).toBe('1997-07-01T16:00:00.000Z')
    expect(iso('1997-07-01', '25:00')).toBe('"25:00" is not a time of day')
  })

  it('that may be day first or month first is not guessed', () => {
    expect(iso('03/04/1997')).toContain('say --date-format')
    expect(iso('03/04/1997', null, pattern('dd/MM/yyyy'))).toBe('1997-04-03T17:00:00.000Z')
    expect(iso('03/04/97', null, pattern('MM/dd/yy'))).toBe('1997-03-04T17:00:00.000Z')
    expect(iso('4 March 1997 3:05 PM', null, pattern('d MMM yyyy h:mm a'))).toBe('1997-03-04T20:05:00.000Z')
  })

  it.each([
    ['1997-02-30', 'not a day of the calendar'],
    ['1997-13-01', 'not a day of the calendar'],
    ['', 'empty'],
    ['yesterday', 'is not a date'],
    ['1997-07-01 24:00', 'is not a date'],
  ])('%s is refused: %s', (cell, reason) => {
    expect(iso(cell)).toContain(reason)
  })

  it('formats that miss a part or repeat one are refused', () => {
    for (const text of ['yyyy', 'dd/MM', 'dd/MM/yyyy dd', 'qq/MM/yyyy', '']) expect(datePattern(text)).toHaveProperty('problem')
  })
})

describe('the wall clock', () => {
  it('moves a time that spring skips and takes the first of a time that autumn repeats', () => {
    const at = (text: string) => new Date(instantOf(Date.parse(`${text}Z`), 'America/New_York')).toISOString()
    expect(at('2026-03-08T02:30:00')).toBe('2026-03-08T07:30:00.000Z')
    expect(at('2026-11-01T01:30:00')).toBe('2026-11-01T05:30:00.000Z')
    expect(at('2026-11-01T12:00:00')).toBe('2026-11-01T17:00:00.000Z')
  })

  it('gives back every date and time that is written in ISO with an offset', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2098-01-01'), noInvalidDate: true }), date => {
        expect(iso(date.toISOString())).toBe(date.toISOString())
      }),
    )
  })

  it('reads twelve as noon and midnight', () => {
    expect(readTime('12:00 am')?.timeMs).toBe(0)
    expect(readTime('12:00 PM')?.timeMs).toBe(43_200_000)
    expect(readTime('13:00 pm')).toBeNull()
  })
})
