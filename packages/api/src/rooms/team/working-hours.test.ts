import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inWeekOrder, overlap } from './working-hours'

const hours = (weekday: number, startTime: string, endTime: string) => ({ weekday, startTime, endTime })

describe('hours of a week', () => {
  it.each([
    [hours(1, '09:00', '12:00'), hours(1, '12:00', '17:00'), false],
    [hours(1, '09:00', '12:01'), hours(1, '12:00', '17:00'), true],
    [hours(1, '09:00', '17:00'), hours(2, '09:00', '17:00'), false],
    [hours(5, '22:00', '06:00'), hours(6, '05:59', '07:00'), true],
    [hours(5, '22:00', '06:00'), hours(6, '06:00', '07:00'), false],
    [hours(7, '22:00', '06:00'), hours(1, '05:00', '07:00'), true],
    [hours(3, '08:00', '08:00'), hours(4, '07:59', '09:00'), true],
    [hours(3, '08:00', '08:00'), hours(4, '08:00', '09:00'), false],
  ])('%j and %j meet: %s', (a, b, expected) => {
    expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected])
  })

  it('meet exactly where they share a minute', () => {
    const time = fc.integer({ min: 0, max: 1439 })
    const anyHours = fc.tuple(fc.integer({ min: 1, max: 7 }), time, time)
    const text = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const minutes = ([weekday, start, end]: [number, number, number]): Set<number> => {
      const length = end > start ? end - start : end - start + 1440
      return new Set(Array.from({ length }, (_, index) => ((weekday - 1) * 1440 + start + index) % 10_080))
    }
    fc.assert(
      fc.property(anyHours, anyHours, (a, b) => {
        const shared = [...minutes(a)].some(minute => minutes(b).has(minute))
        const said = overlap(hours(a[0], text(a[1]), text(a[2])), hours(b[0], text(b[1]), text(b[2])))
        expect(said).toBe(shared)
      }),
      { seed: 20_261_123, numRuns: 60 },
    )
  })

  it('stand in the order of the week', () => {
    const week = [hours(2, '09:00', '12:00'), hours(1, '13:00', '17:00'), hours(1, '09:00', '12:00')]
    expect(inWeekOrder(week)).toEqual([week[2], week[1], week[0]])
  })
})
