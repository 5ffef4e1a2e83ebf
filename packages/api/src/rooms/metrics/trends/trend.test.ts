import { describe, expect, it } from 'vitest'
import { addDays } from '../../../core/calendar'
import { finishedSteps, trendTask } from '.'

const days = (values: readonly (number | null)[], start = '2026-01-05') =>
  values.map((value, index) => ({ date: addDays(start, index), value }))

describe('trends', () => {
  it('leave out steps that are not over, that the span cuts, and that are unknown', () => {
    const weeks = [
      { date: '2026-01-05', value: 1 },
      { date: '2026-01-12', value: null },
      { date: '2026-01-19', value: 3 },
      { date: '2026-01-26', value: 4 },
    ]
    // From a Tuesday: the first week is cut; on 28 January the last is not over.
    expect(finishedSteps(weeks, 'WEEK', { start: '2026-01-06', end: '2026-02-28' }, '2026-01-28')).toEqual({
      dates: ['2026-01-19'],
      values: [3],
    })
    expect(finishedSteps(days([5, 6, 7]), 'DAY', { start: '2026-01-05', end: '2026-01-07' }, '2026-01-07').values).toEqual([5, 6])
  })

  it('are told with their slope a day, and with the days out of line', () => {
    const values = Array.from(
      { length: 70 },
      (_, day) => 100 + 2 * day + (day % 7 === 5 ? 60 : 0) + (day === 40 ? 150 : 0) + ((day * 37) % 5),
    )
    const [trend] = trendTask.run([{ dates: days(values).map(({ date }) => date), values, steps: 'DAY', isCount: false }])
    expect(trend!.direction).toBe('UP')
    expect(trend!.slopePerDay).toBeCloseTo(2, 1)
    expect(trend!.anomalies.map(({ date }) => date)).toContain(addDays('2026-01-05', 40))
    const odd = trend!.anomalies.find(({ date }) => date === addDays('2026-01-05', 40))!
    expect(odd.value).toBeGreaterThan(odd.expectedHigh)
  })

  it('of too few steps are unknown', () => {
    const [trend] = trendTask.run([{ dates: ['2026-01-05', '2026-01-06'], values: [1, 2], steps: 'DAY', isCount: true }])
    expect(trend).toEqual({ direction: 'FLAT', slopePerDay: null, pValue: null, changePoints: [], anomalies: [] })
  })
})
