import { expect, test } from 'vitest'
import { rhythmOf } from './rhythm'

const start = Date.UTC(2026, 0, 5, 9)
const onDays = (...days: number[]) => days.map(day => new Date(start + day * 86_400_000))
const after = (day: number) => onDays(day)[0]!

test('two visits are no rhythm yet', () => {
  expect(rhythmOf([], after(0), 'UTC')).toEqual({ visits: 0, lastVisitAt: null, medianGapDays: null, dueAt: null, rebookRate: null })
  expect(rhythmOf(onDays(0, 30), after(40), 'UTC')).toMatchObject({ visits: 2, lastVisitAt: after(30), medianGapDays: null, dueAt: null })
})

test('the next visit is due a usual gap after the last, and coming again in time is counted', () => {
  // Gaps 30, 30, 100, 30: the middle is 30; 100 is no return. Ten days after the last visit nothing is certain of it.
  expect(rhythmOf(onDays(0, 30, 60, 160, 190), after(200), 'UTC')).toEqual({
    visits: 5,
    lastVisitAt: after(190),
    medianGapDays: 30,
    dueAt: after(220),
    rebookRate: 0.75,
  })
})

test('who is long overdue did not come back after the last visit either', () => {
  expect(rhythmOf(onDays(0, 30, 60), after(60 + 46), 'UTC').rebookRate).toBe(0.6667)
  expect(rhythmOf(onDays(0, 30, 60), after(60 + 44), 'UTC').rebookRate).toBe(1)
})

test('two bookings of one morning are one visit', () => {
  const [first = after(0)] = onDays(0)
  const twice = [first, new Date(first.getTime() + 3_600_000), ...onDays(7, 14)]
  expect(rhythmOf(twice, after(15), 'UTC')).toMatchObject({ visits: 3, medianGapDays: 7 })
})

test('days are those of the provider, whatever the clock does', () => {
  // Each Saturday evening in New York is Sunday by UTC; the clock goes forward on March 8.
  const weekly = ['2026-02-22T01:30:00Z', '2026-03-01T01:30:00Z', '2026-03-08T01:30:00Z', '2026-03-15T00:30:00Z']
  const late = ['2026-02-21T14:00:00Z', ...weekly].map(text => new Date(text))
  expect(rhythmOf(late, new Date('2026-03-16T12:00:00Z'), 'America/New_York')).toMatchObject({
    visits: 4,
    medianGapDays: 7,
    rebookRate: 1,
    dueAt: new Date('2026-03-22T00:30:00Z'),
  })
})
